import { type Dispatch, useEffect } from 'react';
import { bridge } from '../bridge.ts';
import { answerOf } from './answer-of.ts';
import type { BenchEvent } from './bench-event.ts';

/** Follows the tray when identities change: one that is removed elsewhere leaves the Bench, too. */
export function useTrayFollowing(dispatch: Dispatch<BenchEvent>): void {
  useEffect(
    () =>
      bridge.onIdentitiesChanged(() => {
        void answerOf(() => bridge.importState()).then((answer) => {
          if (answer.ok) dispatch({ type: 'tray-seen', imported: answer.value });
          else dispatch({ type: 'tray-failed', problem: answer.problem });
        });
      }),
    [dispatch],
  );
}
