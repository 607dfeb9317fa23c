import { useState } from 'react';
import type { DraftView } from '../../../shared/payload/draft.ts';
import type { Result } from '../../../shared/result.ts';

/** The newest payload that could be read, null before there was one. */
export function useLastReadable(payload: Result<DraftView>): DraftView | null {
  const [last, setLast] = useState<DraftView | null>(payload.ok ? payload.value : null);
  if (payload.ok && payload.value !== last) setLast(payload.value);
  return payload.ok ? payload.value : last;
}
