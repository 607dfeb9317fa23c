import type { StageName } from './connection/report.ts';
import type { Problem } from './problem.ts';
import type { Protocol } from './wire/endpoints.ts';

type Common = {
  readonly protocol: Protocol;
  /** HTTP/2: the notification's id as the server told it, null when no answer came. */
  readonly apnsId: string | null;
  /** Legacy commands 1 and 2: the identifier we gave, an unsigned 32-bit number. */
  readonly identifier: number | null;
  /** From handing it over to the answer, milliseconds. */
  readonly ms: number;
};

/** APNs took it. Legacy: no error packet within the quiet interval (status 0). Never "delivered". */
export type Accepted = Common & {
  readonly outcome: 'accepted';
  readonly status: number;
  readonly apnsUniqueId: string | null;
};

/** APNs said no. A GOAWAY that names a credential reason is such an answer, with status null. */
export type Rejected = Common & {
  readonly outcome: 'rejected';
  readonly status: number | null;
  /** Apple's reason word; for legacy a word of `shared/wire/legacy-status.ts`. */
  readonly reason: string | null;
  /** ISO 8601, of a 410. */
  readonly timestamp: string | null;
};

/** No answer. */
export type Failed = Common & {
  readonly outcome: 'failed';
  readonly stage: StageName;
  readonly problem: Problem;
  readonly mayHaveBeenAccepted: boolean;
};

export type Cancelled = Common & { readonly outcome: 'cancelled'; readonly mayHaveBeenAccepted: boolean };

/** How sending one notification ended; plain data, never flattened to success or error. */
export type Outcome = Accepted | Rejected | Failed | Cancelled;
