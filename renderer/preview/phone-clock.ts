/** "9:41": the clock of a lock screen, local time, without a leading zero. */
export function clockText(now: Date): string {
  return `${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`;
}

/** "Tuesday, 24 November", local time. */
export function dateText(now: Date): string {
  const part = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', options).format(now);
  return `${part({ weekday: 'long' })}, ${part({ day: 'numeric', month: 'long' })}`;
}
