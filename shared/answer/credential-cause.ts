import { CLOCK_TOLERANCE_MS } from '../token/provider-token.ts';
import type { Explanation } from './cause.ts';
import { otherEnvironment, retryOn } from './other-environment.ts';
import type { Situation } from './situation.ts';

/** Apple wants a provider token kept at least this long ("Establishing a token-based connection to APNs"). */
const KEPT_MS = 20 * 60_000;

/** What an answer about the credential most likely means; null for an answer about anything else. */
export function credentialCause(reason: string | null, situation: Situation): Explanation | null {
  const { signedAt, target } = situation;
  switch (reason) {
    case 'ExpiredProviderToken':
      return clock(situation) ?? (signedAt === null ? null : aged(situation, signedAt));
    case 'InvalidProviderToken':
      return clock(situation) ?? wrongIds(situation);
    case 'TooManyProviderTokenUpdates': {
      if (signedAt === null) return null;
      const renewableAt = new Date(Date.parse(signedAt) + KEPT_MS).toISOString();
      return { cause: { code: 'signed-too-often', signedAt, renewableAt }, repair: null };
    }
    case 'BadCertificateEnvironment': {
      const covers = situation.credential?.environments ?? [];
      if (target.environment === null || covers.length === 0 || covers.includes(target.environment)) return null;
      const cause = { code: 'certificate-environment', covers, sentTo: target.environment } as const;
      return { cause, repair: retryOn(situation, otherEnvironment(situation)) };
    }
    case 'BadEnvironmentKeyIdInToken':
    case 'BadEnvironmentKeyInToken': {
      if (target.environment === null) return null;
      const cause = { code: 'key-environment', sentTo: target.environment } as const;
      return { cause, repair: retryOn(situation, otherEnvironment(situation)) };
    }
    case 'BadCertificate':
      return outOfDate(situation);
    default:
      return null;
  }
}

/** APNs judges the time in a provider token by its own clock. */
function clock(situation: Situation): Explanation | null {
  const { clockOffsetMs } = situation;
  if (clockOffsetMs === null || Math.abs(clockOffsetMs) < CLOCK_TOLERANCE_MS) return null;
  return { cause: { code: 'clock', offsetMs: clockOffsetMs }, repair: signAnew(situation) };
}

function aged(situation: Situation, signedAt: string): Explanation {
  const cause = { code: 'token-age', signedAt, renewableAt: renewableAt(situation) } as const;
  return { cause, repair: signAnew(situation) };
}

function wrongIds(situation: Situation): Explanation | null {
  const { credential } = situation;
  if (credential === null || credential.keyId === null || credential.teamId === null) return null;
  const { keyId, teamId } = credential;
  const cause = { code: 'key-ids', keyId, teamId, renewableAt: renewableAt(situation) } as const;
  return { cause, repair: signAnew(situation) };
}

function outOfDate({ credential, now }: Situation): Explanation | null {
  const notAfter = credential?.notAfter ?? null;
  if (notAfter === null || Date.parse(notAfter) > now.getTime()) return null;
  return { cause: { code: 'certificate-dates', notAfter }, repair: null };
}

/** From when on a new provider token may be signed; null when that is so already. */
function renewableAt({ signedAt, now }: Situation): string | null {
  if (signedAt === null) return null;
  const at = Date.parse(signedAt) + KEPT_MS;
  return at <= now.getTime() ? null : new Date(at).toISOString();
}

/** Signing anew is offered where there is a provider token, and Apple's 20 minutes are over. */
function signAnew(situation: Situation): Explanation['repair'] {
  return situation.signedAt === null || renewableAt(situation) !== null ? null : { kind: 'sign-anew' };
}
