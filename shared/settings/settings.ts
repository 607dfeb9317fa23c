import { z } from 'zod';

export const customEndpointSchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().max(100),
  host: z.string().min(1).max(253),
  port: z.number().int().min(1).max(65535),
  protocol: z.enum(['http2', 'legacy']),
  /** Path of a PEM file with a CA to trust besides the built-in list. */
  caFile: z.string().max(4096).nullable(),
});

export const settingsSchema = z.strictObject({
  version: z.literal(1),
  theme: z.enum(['system', 'light', 'dark']),
  /** Time limit of each stage, seconds. */
  stageSeconds: z.number().min(1).max(120),
  /** Quiet interval of the legacy protocol, milliseconds. */
  quietMs: z.number().int().min(100).max(30_000),
  defaultTarget: z.enum(['simulator', 'sandbox', 'production', 'custom']),
  customEndpoints: z.array(customEndpointSchema).max(50),
});

export type Settings = z.infer<typeof settingsSchema>;
export type CustomEndpoint = z.infer<typeof customEndpointSchema>;

export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  theme: 'system',
  stageSeconds: 10,
  quietMs: 1_500,
  defaultTarget: 'sandbox',
  customEndpoints: [],
};
