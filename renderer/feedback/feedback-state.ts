import type { WrittenFile } from '../../shared/credential/export-names.ts';
import type { FeedbackTargetChoice } from '../../shared/ipc/schemas.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Endpoint } from '../../shared/wire/endpoints.ts';
import type { GoneDevice } from '../../shared/wire/gone-device.ts';
import type { CustomForm } from '../bench/bench-state.ts';

/** The Feedback page: where to read, the reading under way, and all that was read since the app was opened. */
export type Feedback = {
  readonly form: FeedbackForm;
  readonly running: FeedbackRun | null;
  /** How the last reading ended badly; null when it ended well, or the form was changed since. */
  readonly failure: FeedbackFailure | null;
  /** Newest first. The service has forgotten what is in them. */
  readonly readings: readonly FeedbackReading[];
  /** The reading whose devices are shown. */
  readonly shownId: string | null;
};

export type FeedbackForm = {
  readonly kind: FeedbackTargetChoice['kind'];
  readonly custom: CustomForm;
  /** What a person chose; null: the Bench's own. */
  readonly credentialId: string | null;
};

export type FeedbackRun = { readonly readId: string; readonly endpoint: Endpoint; readonly cancelling: boolean };

export type FeedbackFailure = { readonly readId: string; readonly endpoint: Endpoint; readonly problem: Problem };

/** A list that a service gave; perhaps not all of it, when `problem` broke it off. */
export type FeedbackReading = {
  readonly readId: string;
  /** When it ended, milliseconds since 1970. */
  readonly at: number;
  readonly endpoint: Endpoint;
  /** The latest first. */
  readonly devices: readonly GoneDevice[];
  readonly problem: Problem | null;
  /** What became of its export; null before there was one. */
  readonly exported: FeedbackExport | null;
};

export type FeedbackExport =
  | { readonly kind: 'written'; readonly file: WrittenFile }
  | { readonly kind: 'failed'; readonly problem: Problem };

export type FeedbackEvent =
  | { readonly type: 'form-changed'; readonly change: Partial<FeedbackForm> }
  | { readonly type: 'read-began'; readonly readId: string; readonly endpoint: Endpoint }
  | { readonly type: 'read-cancelling' }
  | {
      readonly type: 'read-ended';
      readonly readId: string;
      readonly at: number;
      readonly devices: readonly GoneDevice[];
      readonly problem: Problem | null;
    }
  | { readonly type: 'reading-chosen'; readonly readId: string }
  | { readonly type: 'exported'; readonly readId: string; readonly exported: FeedbackExport };

export const FIRST_FEEDBACK: Feedback = {
  form: { kind: 'simulator', custom: { host: '', port: '', caFile: null }, credentialId: null },
  running: null,
  failure: null,
  readings: [],
  shownId: null,
};

/** What becomes of the page with an event. A reading that brought nothing and ended badly leaves the lists alone. */
export function feedbackReducer(state: Feedback, event: FeedbackEvent): Feedback {
  switch (event.type) {
    case 'form-changed':
      return { ...state, form: { ...state.form, ...event.change }, failure: null };
    case 'read-began':
      return {
        ...state,
        running: { readId: event.readId, endpoint: event.endpoint, cancelling: false },
        failure: null,
      };
    case 'read-cancelling':
      return state.running === null ? state : { ...state, running: { ...state.running, cancelling: true } };
    case 'read-ended':
      return state.running?.readId === event.readId ? ended(state, state.running, event) : state;
    case 'reading-chosen':
      return { ...state, shownId: event.readId };
    case 'exported':
      return {
        ...state,
        readings: state.readings.map((each) =>
          each.readId === event.readId ? { ...each, exported: event.exported } : each,
        ),
      };
  }
}

function ended(
  state: Feedback,
  { endpoint }: FeedbackRun,
  { readId, at, devices, problem }: Extract<FeedbackEvent, { type: 'read-ended' }>,
): Feedback {
  const failure = problem === null ? null : { readId, endpoint, problem };
  if (devices.length === 0 && problem !== null) return { ...state, running: null, failure };
  const reading = { readId, at, endpoint, devices: latestFirst(devices), problem, exported: null };
  return { ...state, running: null, failure, readings: [reading, ...state.readings], shownId: readId };
}

function latestFirst(devices: readonly GoneDevice[]): readonly GoneDevice[] {
  // ISO 8601 in UTC sorts as text.
  return [...devices].sort((one, other) =>
    one.timestamp < other.timestamp ? 1 : one.timestamp > other.timestamp ? -1 : 0,
  );
}

/** The reading whose devices are shown, null before there was one. */
export function shownReading({ readings, shownId }: Feedback): FeedbackReading | null {
  return readings.find(({ readId }) => readId === shownId) ?? null;
}
