import type { LegacyFrame } from '../wire/legacy-frame.ts';
import type { LegacyStatus } from '../wire/legacy-status.ts';
import { legacyPayloadLimit } from '../wire/limits.ts';
import type { ShownCertificate } from './request.ts';

type Check = {
  readonly status: LegacyStatus;
  readonly fails: (frame: LegacyFrame, certificate: ShownCertificate) => boolean;
};

/** The binary gateway took tokens of exactly this size. */
const TOKEN_BYTES = 32;

/** What each status is given for, in the order the simulator looks; a frame that cannot be read at all is a 128. */
export const LEGACY_CHECKS: readonly Check[] = [
  { status: 2, fails: (frame) => frame.token.length === 0 },
  { status: 5, fails: (frame) => frame.token.length !== TOKEN_BYTES },
  { status: 4, fails: (frame) => frame.payload.length === 0 },
  { status: 7, fails: (frame) => frame.payload.length > legacyPayloadLimit(frame.command) },
  { status: 3, fails: (_frame, certificate) => certificate.topics.length === 0 },
];

/** The first status to refuse a frame with, null when it is taken in silence: every 32-byte token is a registered device. */
export function validateLegacy(frame: LegacyFrame, certificate: ShownCertificate): LegacyStatus | null {
  return LEGACY_CHECKS.find((check) => check.fails(frame, certificate))?.status ?? null;
}
