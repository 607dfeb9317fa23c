export const simulatorExamples = {} as const;
