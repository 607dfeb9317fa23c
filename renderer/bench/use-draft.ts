import { type Dispatch, useEffect } from 'react';
import type { Draft } from '../../shared/ipc/channels.ts';
import { bridge } from '../bridge.ts';
import { answerOf } from './answer-of.ts';
import type { BenchEvent } from './bench-event.ts';

/** How long after the last change a draft is written. */
const WRITE_AFTER_MS = 500;

/**
 * Recovers the draft at launch and writes it half a second after each change, or when the window closes before. A message
 * that nobody touched (a new bench) is not written, so that the draft before it can still be recovered.
 */
export function useDraft(message: Draft, touched: boolean, dispatch: Dispatch<BenchEvent>): void {
  useEffect(() => {
    void answerOf(() => bridge.readDraft()).then((answer) => {
      if (answer.ok && answer.value !== null) dispatch({ type: 'draft-recovered', draft: answer.value });
    });
  }, [dispatch]);

  useEffect(() => {
    if (!touched) return;
    let isAsked = false;
    const write = () => {
      if (isAsked) return;
      isAsked = true;
      void answerOf(() => bridge.writeDraft(message)).then((answer) => {
        dispatch(answer.ok ? { type: 'draft-written' } : { type: 'draft-unwritten', problem: answer.problem });
      });
    };
    const timer = setTimeout(write, WRITE_AFTER_MS);
    // Who quits does not wait for the pause.
    window.addEventListener('beforeunload', write);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('beforeunload', write);
    };
  }, [message, touched, dispatch]);
}
