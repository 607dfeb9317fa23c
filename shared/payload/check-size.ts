import type { Problem } from '../problem.ts';
import type { Protocol } from '../wire/endpoints.ts';
import { http2PayloadLimit, legacyPayloadLimit } from '../wire/limits.ts';
import type { LegacyCommand } from './notification.ts';

/** What decides how long a payload may be. */
export type SizeRule = {
  readonly protocol: Protocol;
  /** HTTP/2 only. */
  readonly pushType: string | null;
  /** Legacy only. */
  readonly command: LegacyCommand;
};

/** The most bytes a payload may have. */
export function payloadLimit(rule: SizeRule): number {
  return rule.protocol === 'http2' ? http2PayloadLimit(rule.pushType) : legacyPayloadLimit(rule.command);
}

/** The `payload-too-large` problem of a payload of `bytes` bytes, null when it fits. */
export function checkSize(bytes: number, rule: SizeRule): Problem | null {
  const limit = payloadLimit(rule);
  return bytes > limit ? { code: 'payload-too-large', bytes, limit } : null;
}
