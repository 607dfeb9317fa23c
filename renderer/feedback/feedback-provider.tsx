import { type ReactNode, useMemo, useReducer } from 'react';
import type { FeedbackTargetChoice } from '../../shared/ipc/schemas.ts';
import type { Endpoint } from '../../shared/wire/endpoints.ts';
import { answerOf } from '../bench/answer-of.ts';
import { bridge } from '../bridge.ts';
import { useAnnounce } from '../components/live-region.tsx';
import { en } from '../messages/en.ts';
import { FIRST_FEEDBACK, feedbackReducer } from './feedback-state.ts';
import { readingAnnouncement } from './reading-text.ts';
import { type FeedbackActions, FeedbackContext } from './use-feedback.ts';

/**
 * Keeps what was read for as long as the app is open, whichever page is in front: the services that gave it have
 * forgotten it.
 */
export function FeedbackProvider({ children }: { readonly children: ReactNode }) {
  const [feedback, dispatch] = useReducer(feedbackReducer, FIRST_FEEDBACK);
  const announce = useAnnounce();
  const actions = useMemo<FeedbackActions>(() => {
    const read = async (target: FeedbackTargetChoice, endpoint: Endpoint, credentialId: string) => {
      const readId = crypto.randomUUID();
      dispatch({ type: 'read-began', readId, endpoint });
      const answer = await answerOf(() => bridge.readFeedback({ readId, target, credentialId }));
      const end = answer.ok ? answer.value : { devices: [], problem: answer.problem };
      dispatch({ type: 'read-ended', readId, at: Date.now(), ...end });
      announce(readingAnnouncement(end));
    };
    const cancel = async (readId: string) => {
      dispatch({ type: 'read-cancelling' });
      await answerOf(() => bridge.cancelFeedback({ readId }));
    };
    const exportCsv: FeedbackActions['exportCsv'] = async ({ readId, devices }) => {
      const answer = await answerOf(() => bridge.exportFeedback({ devices: [...devices] }));
      if (!answer.ok) dispatch({ type: 'exported', readId, exported: { kind: 'failed', problem: answer.problem } });
      else if (answer.value !== null) {
        dispatch({ type: 'exported', readId, exported: { kind: 'written', file: answer.value } });
        announce(`${en.feedback.list.written} ${answer.value.path}`);
      }
    };
    return { read, cancel, exportCsv };
  }, [announce]);
  return <FeedbackContext value={{ feedback, dispatch, actions }}>{children}</FeedbackContext>;
}
