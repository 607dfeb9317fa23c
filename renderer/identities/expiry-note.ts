import type { CredentialFacts } from '../../shared/credential/credential.ts';
import { daysUntil, EXPIRES_SOON_DAYS, EXPIRES_VERY_SOON_DAYS } from '../../shared/credential/validity.ts';
import { en } from '../messages/en.ts';

const texts = en.identities.expiry;

export type NoteTone = 'neutral' | 'warn' | 'error';
export type ExpiryNote = { readonly text: string; readonly tone: NoteTone };

/**
 * How long a certificate is still good, as a list says it: "312 days left", "expired 4 May". Amber below 30 days, red
 * below 7 and once it is over. Null for what does not expire.
 */
export function expiryNote({ notBefore, notAfter }: Dates, now: Date): ExpiryNote | null {
  if (notAfter === null) return null;
  if (Date.parse(notAfter) < now.getTime()) return { text: texts.expired(dateText(notAfter, now)), tone: 'error' };
  if (notBefore !== null && Date.parse(notBefore) > now.getTime()) {
    return { text: texts.notYet(dateText(notBefore, now)), tone: 'error' };
  }
  const days = daysUntil(notAfter, now);
  const text = days === 0 ? texts.lastDay : texts.daysLeft(days);
  if (days < EXPIRES_VERY_SOON_DAYS) return { text, tone: 'error' };
  return { text, tone: days < EXPIRES_SOON_DAYS ? 'warn' : 'neutral' };
}

type Dates = Pick<CredentialFacts, 'notBefore' | 'notAfter'>;

const MONTH = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' });

/** An ISO 8601 time as "4 May 2026", without the year in the one of `now`. UTC, as certificates carry it. */
export function dateText(iso: string, now: Date | null): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const day = `${date.getUTCDate()} ${MONTH.format(date)}`;
  return date.getUTCFullYear() === now?.getUTCFullYear() ? day : `${day} ${date.getUTCFullYear()}`;
}
