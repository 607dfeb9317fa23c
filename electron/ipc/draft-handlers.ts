import { ok } from '../../shared/result.ts';
import type { DraftFile } from '../storage/draft-file.ts';
import type { HandlersOf } from './handler.ts';

export type DraftChannel = 'draft:read' | 'draft:write';

/** Keeps what is being composed across restarts. */
export function draftHandlers(draft: DraftFile): HandlersOf<DraftChannel> {
  return {
    'draft:read': async () => ok(await draft.read()),
    'draft:write': (wanted) => draft.write(wanted),
  };
}
