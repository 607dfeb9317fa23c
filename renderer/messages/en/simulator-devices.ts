export const simulatorDevices = {} as const;
