import { z } from 'zod';
import { parseProxy } from '../connection/proxy.ts';
import {
  MAX_CUSTOM_ENDPOINTS,
  MAX_HOST_LENGTH,
  MAX_NAME_LENGTH,
  MAX_PROXY_LENGTH,
  PORT,
  QUIET_MS,
  SIMULATOR_PORTS,
  STAGE_SECONDS,
} from './limits.ts';

const port = z.number().int().min(PORT.min).max(PORT.max);

export const customEndpointSchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().max(MAX_NAME_LENGTH),
  host: z.string().min(1).max(MAX_HOST_LENGTH),
  port,
  protocol: z.enum(['http2', 'legacy']),
  /** Path of a PEM file with a CA to trust besides the built-in list. */
  caFile: z.string().max(4096).nullable(),
});

const DEFAULT_SIMULATOR = {
  http2Port: SIMULATOR_PORTS.http2,
  legacyPort: SIMULATOR_PORTS.legacy,
  feedbackPort: SIMULATOR_PORTS.feedback,
  strict: false,
};

export const settingsSchema = z.strictObject({
  version: z.literal(1),
  theme: z.enum(['system', 'light', 'dark']),
  /** Time limit of each stage, seconds. */
  stageSeconds: z.number().min(STAGE_SECONDS.min).max(STAGE_SECONDS.max),
  /** Quiet interval of the legacy protocol, milliseconds. */
  quietMs: z.number().int().min(QUIET_MS.min).max(QUIET_MS.max),
  defaultTarget: z.enum(['simulator', 'sandbox', 'production', 'custom']),
  /**
   * An HTTP proxy's address, "none", or "environment" for HTTPS_PROXY and NO_PROXY. The file is no place for a password;
   * one in the address of HTTPS_PROXY is used.
   */
  proxy: z.string().max(MAX_PROXY_LENGTH).refine(isProxySetting).default('environment'),
  /** Where the built-in simulator listens, and whether it verifies clients' chains and provider tokens. */
  simulator: z
    .strictObject({ http2Port: port, legacyPort: port, feedbackPort: port, strict: z.boolean() })
    .default(DEFAULT_SIMULATOR),
  customEndpoints: z.array(customEndpointSchema).max(MAX_CUSTOM_ENDPOINTS),
});

function isProxySetting(proxy: string): boolean {
  if (proxy === 'environment' || proxy === 'none') return true;
  const parsed = parseProxy(proxy);
  return parsed !== null && parsed.userInfo() === null;
}

export type Settings = z.infer<typeof settingsSchema>;
export type CustomEndpoint = z.infer<typeof customEndpointSchema>;

export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  theme: 'system',
  stageSeconds: 10,
  quietMs: 1_500,
  defaultTarget: 'sandbox',
  proxy: 'environment',
  simulator: DEFAULT_SIMULATOR,
  customEndpoints: [],
};
