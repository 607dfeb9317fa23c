import { createContext, type Dispatch, useContext } from 'react';
import type { FeedbackTargetChoice } from '../../shared/ipc/schemas.ts';
import type { Endpoint } from '../../shared/wire/endpoints.ts';
import type { Feedback, FeedbackEvent, FeedbackReading } from './feedback-state.ts';

export type FeedbackActions = {
  /** Reads a service to its end, which clears its list. */
  readonly read: (target: FeedbackTargetChoice, endpoint: Endpoint, credentialId: string) => Promise<void>;
  /** Gives a reading up; what has come by then is kept. */
  readonly cancel: (readId: string) => Promise<void>;
  /** Saves a reading's devices where the person chooses. */
  readonly exportCsv: (reading: FeedbackReading) => Promise<void>;
};

export type FeedbackAccess = {
  readonly feedback: Feedback;
  readonly dispatch: Dispatch<FeedbackEvent>;
  readonly actions: FeedbackActions;
};

export const FeedbackContext = createContext<FeedbackAccess | null>(null);

/** The Feedback page's state and what can be done. */
export function useFeedback(): FeedbackAccess {
  const access = useContext(FeedbackContext);
  if (access === null) throw new Error('useFeedback outside of FeedbackProvider');
  return access;
}
