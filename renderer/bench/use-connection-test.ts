import { type Dispatch, useCallback, useEffect, useMemo } from 'react';
import type { TargetChoice } from '../../shared/ipc/schemas.ts';
import { bridge } from '../bridge.ts';
import { answerOf } from './answer-of.ts';
import type { BenchEvent } from './bench-event.ts';

export type TestActions = {
  /** Runs a test to its end. */
  readonly runTest: (target: TargetChoice, credentialId: string | null) => Promise<void>;
  readonly cancelTest: (testId: string) => Promise<void>;
};

/** Effects of the connection step: starts and cancels tests, and listens to their stages. */
export function useConnectionTest(dispatch: Dispatch<BenchEvent>): TestActions {
  useEffect(
    () =>
      bridge.onConnectionStage(({ testId, event }) => dispatch({ type: 'test-stage', testId, event, at: Date.now() })),
    [dispatch],
  );

  const runTest = useCallback(
    async (target: TargetChoice, credentialId: string | null) => {
      const testId = crypto.randomUUID();
      dispatch({ type: 'test-began', testId, target, credentialId, at: Date.now() });
      const answer = await answerOf(() => bridge.testConnection({ testId, target, credentialId }));
      const at = Date.now();
      if (answer.ok) dispatch({ type: 'test-ended', testId, report: answer.value, at });
      else dispatch({ type: 'test-broke', testId, problem: answer.problem, at });
    },
    [dispatch],
  );

  const cancelTest = useCallback(
    async (testId: string) => {
      dispatch({ type: 'test-cancelling', testId });
      const answer = await answerOf(() => bridge.cancelTest({ testId }));
      if (!answer.ok) dispatch({ type: 'test-broke', testId, problem: answer.problem, at: Date.now() });
    },
    [dispatch],
  );

  return useMemo(() => ({ runTest, cancelTest }), [runTest, cancelTest]);
}
