import type { LegacyFrame } from '../wire/legacy-frame.ts';
import type { LegacyStatus } from '../wire/legacy-status.ts';
import { legacyPayloadLimit } from '../wire/limits.ts';
import type { DeviceTrouble } from './devices.ts';
import type { ShownCertificate } from './request.ts';

/** All that a frame is judged by. */
export type LegacyScene = {
  readonly frame: LegacyFrame;
  readonly certificate: ShownCertificate;
  readonly device: DeviceTrouble | null;
};

type Check = { readonly status: LegacyStatus; readonly fails: (scene: LegacyScene) => boolean };

/** The binary gateway took tokens of exactly this size. */
const TOKEN_BYTES = 32;
/** A topic longer than a name of the domain name system cannot be a bundle ID's (RFC 1035, 2.3.4). */
const TOPIC_MAX_LENGTH = 255;

/** What each status is given for, in the order the simulator looks; a frame that cannot be read at all is a 128. */
export const LEGACY_CHECKS: readonly Check[] = [
  { status: 2, fails: ({ frame }) => frame.token.length === 0 },
  { status: 5, fails: ({ frame }) => frame.token.length !== TOKEN_BYTES },
  { status: 4, fails: ({ frame }) => frame.payload.length === 0 },
  { status: 7, fails: ({ frame }) => frame.payload.length > legacyPayloadLimit(frame.command) },
  { status: 3, fails: ({ certificate }) => certificate.topics.length === 0 },
  { status: 6, fails: ({ certificate }) => (certificate.topics[0]?.length ?? 0) > TOPIC_MAX_LENGTH },
  // An app that is gone is told by the feedback service; the gateway takes what is sent to it.
  { status: 8, fails: ({ device }) => device !== null && device.kind !== 'uninstalled' },
];

/** The first status to refuse a frame with, null when it is taken in silence. */
export function validateLegacy(scene: LegacyScene): LegacyStatus | null {
  for (const check of LEGACY_CHECKS) {
    if (check.fails(scene)) return check.status;
  }
  return null;
}
