/** "9:41": the clock of a lock screen, local time, without a leading zero. */
export function clockText(now: Date): string {
  return `${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`;
}

// Made once: making one takes longer than all else that the drawing does at a keystroke.
const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' });

/** "Tuesday, 24 November", local time. */
export function dateText(now: Date): string {
  return `${WEEKDAY.format(now)}, ${DAY.format(now)}`;
}
