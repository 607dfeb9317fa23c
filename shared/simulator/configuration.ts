import type { Environment } from '../wire/endpoints.ts';
import type { Device } from './devices.ts';
import type { Rule } from './rules.ts';

/** A `.p8` key whose provider tokens the simulator can verify. */
export type KeySource = {
  readonly keyId: string;
  readonly teamId: string;
  /** A `.p8`, or its public key in PEM; a path, relative to the rules file. */
  readonly file: string;
  /** null: for both. */
  readonly environment: Environment | null;
};

/** What a rules file asks of the simulator. */
export type SimulatorConfiguration = {
  readonly rules: readonly Rule[];
  /** Makes shares and delays repeat. */
  readonly seed: number;
  readonly devices: readonly Device[];
  readonly providerKeys: readonly KeySource[];
  /** PEM files of CAs whose client certificates strict mode takes besides the demo set's; paths like those of keys. */
  readonly clientCa: readonly string[];
  readonly environment: Environment | 'both';
  readonly streamLimit: StreamLimit;
  /** A connection that has been idle so long is told IdleTimeout; null for never. Milliseconds. */
  readonly idleTimeoutMs: number | null;
  /** More notifications than this to one token within a minute are TooManyRequests; null for any number. */
  readonly perTokenPerMinute: number | null;
};

/**
 * HTTP/2 streams open at once: a number, or as Apple is said to do it, a single one for a client with a provider token
 * until one of its requests was accepted, and again after a rejection.
 */
export type StreamLimit = number | 'apple';

/** About as many streams as APNs was seen to allow. */
export const DEFAULT_STREAM_LIMIT = 1000;

export const DEFAULT_CONFIGURATION: SimulatorConfiguration = {
  rules: [],
  seed: 1,
  devices: [],
  providerKeys: [],
  clientCa: [],
  environment: 'sandbox',
  streamLimit: DEFAULT_STREAM_LIMIT,
  idleTimeoutMs: null,
  perTokenPerMinute: null,
};
