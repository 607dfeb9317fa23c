/** What a notification shows on a phone; null where the payload says nothing. */
export type PreviewContent = {
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly body: string | null;
  readonly badge: number | null;
  readonly sound: string | null;
};

/** Whether there is an alert to show at all; spaces alone are shown by no phone. */
export function hasAlert({ title, subtitle, body }: PreviewContent): boolean {
  return [title, subtitle, body].some((text) => text !== null && text.trim() !== '');
}

/** The alert's lines as one text, for those who do not see the drawing. */
export function spokenAlert({ title, subtitle, body }: PreviewContent): string {
  return [title, subtitle, body].filter((text) => text !== null && text.trim() !== '').join('. ');
}

/** "9:41": the clock of a lock screen, local time, without a leading zero. */
export function clockText(now: Date): string {
  return `${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`;
}

/** "Tuesday, 24 November", local time. */
export function dateText(now: Date): string {
  const part = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', options).format(now);
  return `${part({ weekday: 'long' })}, ${part({ day: 'numeric', month: 'long' })}`;
}
