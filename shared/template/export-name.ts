/** Kinds of files that a notification is exported as. */
export type ExportForm = 'apns' | 'json';

/** The name of an exported file: the notification's, without what file systems do not take, and the form's ending. */
export function exportName(name: string, form: ExportForm): string {
  const plain = name
    .replaceAll(/[\p{Cc}/\\:*?"<>|]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[. ]+|[. ]+$/g, '');
  return `${[...plain].slice(0, 60).join('').trim() || 'notification'}.${form}`;
}
