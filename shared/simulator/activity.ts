import type { Reason } from '../wire/reasons.ts';
import type { JournalCounts } from './journal.ts';

/** What a running simulator is at, in numbers. */
export type SimulatorActivity = {
  readonly counts: JournalCounts;
  /** The number of the journal's latest event, 0 before the first. */
  readonly latest: number;
  /** Connections that are open now. */
  readonly open: { readonly http2: number; readonly legacy: number };
  /** Tokens in the feedback list, over all topics. */
  readonly feedbackWaiting: number;
  /** How often a virtual device was put there, changed or taken away: their list is worth a look when it differs. */
  readonly deviceChanges: number;
  /** Rules that were armed by hand and may still apply. */
  readonly armed: number;
};

/** What can be done by hand to every open connection; GOAWAY to those over HTTP/2. */
export type ConnectionAction =
  | { readonly action: 'close-connections' }
  | { readonly action: 'goaway'; readonly reason: Reason | null };
