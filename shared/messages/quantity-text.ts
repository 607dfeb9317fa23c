/** Numbers, dates and lists as sentences hold them. English, and dates in UTC as certificates carry them. */

const NUMBER = new Intl.NumberFormat('en-US');
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'UTC' });
const DAY_MS = 86_400_000;

/** 5120 -> "5,120". */
export function numberText(value: number): string {
  return NUMBER.format(value);
}

/** "1 byte", "2,048 bytes". */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${numberText(count)} ${count === 1 ? one : many}`;
}

/** An ISO 8601 time -> "12 March 2026". Text that is no time comes back as it is. */
export function dayText(iso: string): string {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso : DAY.format(time);
}

/** An ISO 8601 time -> "12 March 2026, 09:41 UTC". */
export function momentText(iso: string): string {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso : `${DAY.format(time)}, ${TIME.format(time)} UTC`;
}

/** Milliseconds as people say them: "34 ms", "1.5 s", "10 s". */
export function durationText(ms: number): string {
  if (ms < 1) return 'under 1 ms';
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  const seconds = Math.round(ms / 100) / 10;
  return `${numberText(seconds)} s`;
}

/** A span of whole seconds in its largest unit: "45 seconds", "3 hours", "12 days". */
export function lapseText(seconds: number): string {
  const [unit, length] = UNITS.find(([, each]) => seconds >= each) ?? ['second', 1];
  return countText(Math.floor(seconds / length), unit);
}

const UNITS: readonly (readonly [unit: string, seconds: number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** How long a certificate is good for, or since when it is not. `notAfter` is ISO 8601. */
export function expiryText(notAfter: string, now: Date): string {
  const left = Date.parse(notAfter) - now.getTime();
  const days = Math.floor(Math.abs(left) / DAY_MS);
  if (Number.isNaN(left)) return 'expiry unknown';
  if (left >= 0) return days === 0 ? 'expires within a day' : `expires in ${countText(days, 'day')}`;
  return days === 0 ? 'expired within the last day' : `expired ${countText(days, 'day')} ago`;
}

/** "a", "a and b", "a, b and c". */
export function listText(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

/** The first letter made a capital, a full stop at the end. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  const ended = /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
  return ended.charAt(0).toUpperCase() + ended.slice(1);
}
