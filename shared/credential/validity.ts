import type { CredentialFacts, Finding } from './credential.ts';

const DAY = 86_400_000;

/** So long before its end a certificate is worth renewing; a renewal takes Apple minutes and a team often days. */
export const EXPIRES_SOON_DAYS = 30;

/** From so many days on it is a matter of this week. */
export const EXPIRES_VERY_SOON_DAYS = 7;

/**
 * Whole days from `now` to an ISO 8601 time, rounded down; negative once it is past.
 * The last hours of a certificate are therefore 0 days.
 */
export function daysUntil(time: string, now: Date): number {
  return Math.floor((Date.parse(time) - now.getTime()) / DAY);
}

/**
 * At most one finding on a credential's validity at `now`.
 * `expiresWithinDays` makes an end within so many days an error; null leaves the usual warning.
 */
export function validityFinding(
  facts: CredentialFacts,
  now: Date,
  expiresWithinDays: number | null,
): readonly Finding[] {
  const { notBefore, notAfter, files } = facts;
  if (notBefore === null || notAfter === null) return [];
  const commonName = facts.commonName ?? '';
  const past = now.getTime() - Date.parse(notAfter);
  if (past > 0) {
    const problem = { code: 'expired', commonName, notAfter, days: Math.floor(past / DAY) } as const;
    return [{ severity: 'error', problem, files }];
  }
  if (now.getTime() < Date.parse(notBefore)) {
    const problem = { code: 'not-yet-valid', commonName, notBefore, days: daysUntil(notBefore, now) } as const;
    return [{ severity: 'error', problem, files }];
  }
  const days = daysUntil(notAfter, now);
  const isError = expiresWithinDays !== null && days < expiresWithinDays;
  if (!isError && days >= EXPIRES_SOON_DAYS) return [];
  const problem = { code: 'expires-soon', commonName, notAfter, days } as const;
  return [{ severity: isError ? 'error' : 'warning', problem, files }];
}
