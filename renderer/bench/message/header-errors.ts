import type { DraftHeaders } from '../../../shared/ipc/channels.ts';
import { parseDraftHeaders } from '../../../shared/payload/headers.ts';
import type { Problem } from '../../../shared/problem.ts';
import { EMPTY_HEADERS } from '../bench-state.ts';

export type HeaderField = Exclude<keyof DraftHeaders, 'command'>;

const HEADER_FIELDS: readonly HeaderField[] = ['topic', 'pushType', 'priority', 'expiration', 'collapseId', 'id'];

/** What is wrong with each header field as typed. Each is judged by itself, so that one does not hide another. */
export function headerErrors(headers: DraftHeaders): ReadonlyMap<HeaderField, Problem> {
  const errors = new Map<HeaderField, Problem>();
  for (const field of HEADER_FIELDS) {
    const parsed = parseDraftHeaders({ ...EMPTY_HEADERS, [field]: headers[field] });
    if (!parsed.ok) errors.set(field, parsed.problem);
  }
  return errors;
}
