import {
  type Feedback,
  type FeedbackEvent,
  FIRST_FEEDBACK,
  feedbackReducer,
} from '../../../renderer/feedback/feedback-state.ts';
import { customEndpoint } from '../../../shared/wire/endpoints.ts';
import type { GoneDevice } from '../../../shared/wire/gone-device.ts';

export const OWN = customEndpoint('push.example.com', 'legacy', 2196);

/** A device whose app was gone at a second of a minute. */
export const gone = (second: number): GoneDevice => ({
  token: String(second).padStart(64, '0'),
  timestamp: `2026-11-24T09:41:${String(second).padStart(2, '0')}.000Z`,
});

/** The page after these events. */
export const pageAfter = (...events: readonly FeedbackEvent[]): Feedback =>
  events.reduce(feedbackReducer, FIRST_FEEDBACK);

/** A reading from beginning to end. */
export const reading = (
  readId: string,
  devices: readonly GoneDevice[],
  problem: Extract<FeedbackEvent, { type: 'read-ended' }>['problem'] = null,
): readonly FeedbackEvent[] => [
  { type: 'read-began', readId, endpoint: OWN },
  { type: 'read-ended', readId, at: 1_795_513_292_000, devices, problem },
];
