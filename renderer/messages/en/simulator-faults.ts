export const simulatorFaults = {} as const;
