import { type Dispatch, useCallback } from 'react';
import type { Requests } from '../../shared/ipc/channels.ts';
import { bridge } from '../bridge.ts';
import { answerOf } from './answer-of.ts';
import type { BenchEvent } from './bench-event.ts';

export type SendActions = {
  /** Sends one notification and waits for its outcome. */
  readonly sendPush: (request: Omit<Requests['push:send'], 'sendId'>) => Promise<void>;
  readonly cancelSend: (sendId: string) => Promise<void>;
};

/** Effects of the result step. */
export function useSend(dispatch: Dispatch<BenchEvent>): SendActions {
  const sendPush = useCallback(
    async (request: Omit<Requests['push:send'], 'sendId'>) => {
      const sendId = crypto.randomUUID();
      dispatch({ type: 'send-began', sendId, target: request.target, token: request.token, at: Date.now() });
      const answer = await answerOf(() => bridge.sendPush({ ...request, sendId }));
      if (answer.ok) dispatch({ type: 'send-ended', sendId, outcome: answer.value });
      else dispatch({ type: 'send-broke', sendId, problem: answer.problem });
    },
    [dispatch],
  );

  const cancelSend = useCallback(
    async (sendId: string) => {
      dispatch({ type: 'send-cancelling', sendId });
      const answer = await answerOf(() => bridge.cancelSend({ sendId }));
      if (!answer.ok) dispatch({ type: 'send-broke', sendId, problem: answer.problem });
    },
    [dispatch],
  );

  return { sendPush, cancelSend };
}
