import { countText } from '../../../shared/messages/quantity-text.ts';

/** Findings about the message before it is sent; each finding and fix is worded in `shared/messages`. */
export const lint = {
  title: 'Before you send',
  /** "1 error, 2 warnings". */
  count: (errors: number, warnings: number) =>
    [errors > 0 ? countText(errors, 'error') : '', warnings > 0 ? countText(warnings, 'warning') : '']
      .filter((part) => part !== '')
      .join(', '),
  none: 'Nothing left that looks odd.',
  severity: { error: 'Error', warning: 'Warning', info: 'Note' },
  line: (line: number) => `Line ${line}`,
  showLine: (line: number) => `Show line ${line}`,
  field: 'Show field',
  showField: (place: string) => `Show field ${place}`,
  fixed: (fix: string) => `Done: ${fix}`,
} as const;
