import { useEffect, useRef } from 'react';
import type { Bench } from './bench-state.ts';

/**
 * Gives the focus to the heading of a new stage (its `data-stage-heading`) when what had it is gone, so that the
 * keyboard and the screen reader go on from the new content. A field that takes the focus itself keeps it.
 */
export function useStageFocus(stage: Bench['stage']): void {
  const last = useRef(stage);
  useEffect(() => {
    if (last.current === stage) return;
    last.current = stage;
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>('[data-stage-heading]')?.focus();
  }, [stage]);
}
