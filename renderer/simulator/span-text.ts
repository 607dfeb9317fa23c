import { en } from '../messages/en.ts';

const texts = en.simulator.span;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time as people say it: "a few seconds", "12 min", "24 h", "3 days". Cut, not rounded up. */
export function spanText(ms: number): string {
  if (ms < MINUTE) return texts.moments;
  if (ms < HOUR) return texts.minutes(Math.floor(ms / MINUTE));
  if (ms < 2 * DAY) return texts.hours(Math.floor(ms / HOUR));
  return texts.days(Math.floor(ms / DAY));
}
