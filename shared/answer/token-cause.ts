import type { Rejected } from '../outcome.ts';
import type { Explanation } from './cause.ts';
import { mayGoTo, otherEnvironment, retryOn } from './other-environment.ts';
import type { Situation } from './situation.ts';

/** The device tokens of today's systems, in hex digits. */
const USUAL_DIGITS = 64;

/** What an answer about the device token most likely means; null for an answer about anything else. */
export function tokenCause({ reason, timestamp }: Rejected, situation: Situation): Explanation | null {
  switch (reason) {
    case 'BadDeviceToken':
    case 'InvalidToken':
      return unknownToken(situation);
    case 'InvalidTokenSize':
      return { cause: { code: 'token-length', digits: situation.token.length }, repair: null };
    case 'Unregistered':
    case 'ExpiredToken':
      return {
        cause: { code: 'token-gone', since: timestamp, expired: reason === 'ExpiredToken' },
        repair: { kind: 'remove-token' },
      };
    default:
      return null;
  }
}

/** A whole token that APNs does not know is the other environment's, far more often than it is nobody's. */
function unknownToken(situation: Situation): Explanation | null {
  const { token, credential, others } = situation;
  const other = otherEnvironment(situation);
  const known =
    other !== null && others.some((send) => send.accepted && send.token === token && send.environment === other);
  if (token.length !== USUAL_DIGITS && !known)
    return { cause: { code: 'token-length', digits: token.length }, repair: null };
  const sentTo = situation.target.environment;
  if (other === null || sentTo === null) return null;
  const bound = credential?.kind === 'certificate' && !mayGoTo(situation, other);
  const certificateOnly = bound ? credential.environments : null;
  return {
    cause: { code: 'token-of-other-environment', sentTo, known, certificateOnly },
    repair: retryOn(situation, other),
  };
}
