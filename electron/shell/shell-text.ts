/** The words of what the system draws for us: the menu and its dialogs. Those of the page are in `renderer/messages`. */
export const SHELL_TEXT = {
  menu: {
    file: 'File',
    chooseFiles: 'Choose Files…',
    exportPem: 'Export PEM…',
    newBench: 'New Bench',
    settings: 'Settings…',
    push: 'Push',
    testConnection: 'Test Connection',
    send: 'Send Notification',
    view: 'View',
    bench: 'Bench',
    identities: 'Identities',
    simulator: 'Simulator',
    feedback: 'Feedback',
    inspector: 'Show or Hide Inspector',
    palette: 'Search or Run…',
    help: 'Help',
    howPushWorks: 'How Push Works',
  },
  chooseFolder: { title: 'Folder for the PEM files', button: 'Choose folder' },
  chooseCa: { title: 'Certificate of the CA to trust', button: 'Choose', filter: 'Certificates' },
  chooseRules: { title: 'Rules file for the simulator', button: 'Use', filter: 'Rules' },
  save: {
    'simulator-ca': 'Save the simulator’s CA',
    feedback: 'Save the list of devices',
    template: 'Export the notification',
  },
  bug: {
    title: 'Pushbench ran into a bug of its own',
    detail: (reference: string, folder: string) =>
      `Your files and settings are kept. The log notes it under ${reference}, in ${folder}. Quit and start Pushbench again; if it comes back, report it with that reference.`,
    carryOn: 'Carry on',
    quit: 'Quit',
  },
} as const;
