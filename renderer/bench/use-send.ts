import { type Dispatch, useCallback, useMemo } from 'react';
import type { Grouping } from '../../shared/preview/preview.ts';
import { readPreview } from '../../shared/preview/read-preview.ts';
import { bridge } from '../bridge.ts';
import { answerOf } from './answer-of.ts';
import type { BenchEvent } from './bench-event.ts';
import type { PushRequest } from './bench-state.ts';

export type SendActions = {
  /** Sends one notification and waits for its outcome. */
  readonly sendPush: (request: PushRequest) => Promise<void>;
  readonly cancelSend: (sendId: string) => Promise<void>;
};

/** Effects of the result step. */
export function useSend(dispatch: Dispatch<BenchEvent>): SendActions {
  const sendPush = useCallback(
    async (request: PushRequest) => {
      const sendId = crypto.randomUUID();
      const at = Date.now();
      dispatch({ type: 'send-began', sendId, request, at, grouping: groupingOf(request, new Date(at)) });
      const answer = await answerOf(() => bridge.sendPush({ ...request, sendId }));
      if (answer.ok) dispatch({ type: 'send-ended', sendId, ...answer.value });
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

  return useMemo(() => ({ sendPush, cancelSend }), [sendPush, cancelSend]);
}

function groupingOf({ target, payload, headers }: PushRequest, now: Date): Grouping | null {
  const { topic, collapseId } = headers;
  const pushType = target.protocol === 'legacy' ? null : headers.pushType;
  const preview = readPreview(payload, { pushType, topic, collapseId, now });
  return preview.kind === 'notification' ? preview.grouping : null;
}
