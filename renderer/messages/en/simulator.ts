/** Texts of the Simulator section: what arrived, and what the simulator did with it. */
export const simulator = {
  title: 'Simulator',
  list: {
    pane: 'What arrived',
    view: 'Shown in the list',
    received: 'Received',
    devices: 'Devices',
  },
} as const;
