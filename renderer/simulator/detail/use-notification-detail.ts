import { useEffect, useState } from 'react';
import type { Problem } from '../../../shared/problem.ts';
import type { NotificationDetail } from '../../../shared/simulator/journal.ts';
import { answerOf } from '../../bench/answer-of.ts';
import { bridge } from '../../bridge.ts';

export type Looked =
  | { readonly kind: 'looking' }
  | { readonly kind: 'found'; readonly detail: NotificationDetail }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** All there is to know of a notification. Give the part that uses it the notification's key. */
export function useNotificationDetail(sequence: number): Looked {
  const [looked, setLooked] = useState<Looked>({ kind: 'looking' });
  useEffect(() => {
    let isOver = false;
    void answerOf(() => bridge.notificationDetail({ sequence })).then((answer) => {
      if (isOver) return;
      if (!answer.ok) setLooked({ kind: 'failed', problem: answer.problem });
      else setLooked(answer.value === null ? { kind: 'gone' } : { kind: 'found', detail: answer.value });
    });
    return () => {
      isOver = true;
    };
  }, [sequence]);
  return looked;
}
