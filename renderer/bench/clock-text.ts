import { en } from '../messages/en.ts';

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const DAY_MS = 86_400_000;

/** When something was, local time: "09:41" today, "Yesterday", "12 Mar" before. Times are milliseconds since 1970. */
export function clockText(at: number, now: Date): string {
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  if (at >= midnight) return TIME.format(at);
  return at >= midnight - DAY_MS ? en.bench.tests.yesterday : DAY.format(at);
}
