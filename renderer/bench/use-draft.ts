import { type Dispatch, useEffect } from 'react';
import type { Draft } from '../../shared/ipc/channels.ts';
import { bridge } from '../bridge.ts';
import { answerOf } from './answer-of.ts';
import type { BenchEvent } from './bench-event.ts';

/** How long after the last change a draft is written. */
const WRITE_AFTER_MS = 500;

/**
 * Recovers the draft at launch and writes it half a second after each change. A message that nobody touched (a new
 * bench) is not written, so that the draft before it can still be recovered.
 */
export function useDraft(message: Draft, touched: boolean, dispatch: Dispatch<BenchEvent>): void {
  useEffect(() => {
    void answerOf(() => bridge.readDraft()).then((answer) => {
      if (answer.ok && answer.value !== null) dispatch({ type: 'draft-recovered', draft: answer.value });
    });
  }, [dispatch]);

  useEffect(() => {
    if (!touched) return;
    const timer = setTimeout(() => {
      void answerOf(() => bridge.writeDraft(message)).then((answer) => {
        dispatch(answer.ok ? { type: 'draft-written' } : { type: 'draft-unwritten', problem: answer.problem });
      });
    }, WRITE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [message, touched, dispatch]);
}
