import type { StageName } from '../../shared/connection/report.ts';
import type { Outcome } from '../../shared/outcome.ts';
import type { Notification } from '../../shared/payload/notification.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Protocol } from '../../shared/wire/endpoints.ts';

type Verdict = { readonly status: number; readonly reason: string | null; readonly timestamp: string | null };
type Ids = { readonly apnsId?: string | null; readonly apnsUniqueId?: string | null };
const NO_IDS: Ids = {};

/** What the deliveries of one send have in common. */
export type DeliveryBatch = {
  readonly protocol: Protocol;
  readonly tell: (index: number, outcome: Outcome) => void;
};

/**
 * One notification on its way: it is settled once, by the first outcome it is given. Hundreds of thousands may wait for
 * a binary gateway's silence, so it is kept small: no function of its own, and whole numbers.
 */
export class Delivery {
  readonly notification: Notification;
  /** Legacy commands 1 and 2: the identifier it is sent under. */
  readonly identifier: number | null;
  /** How often it was handed to a connection. */
  sends = 0;
  /** Whether it was sent once more because its provider token had expired. */
  renewed = false;
  readonly #index: number;
  readonly #batch: DeliveryBatch;
  /** Tenths of a millisecond, of `performance.now()`. */
  #since = 0;
  #settled = false;

  /** `index`: its place in the send, under which its outcome is told. */
  constructor(notification: Notification, index: number, identifier: number | null, batch: DeliveryBatch) {
    this.notification = notification;
    this.identifier = identifier;
    this.#index = index;
    this.#batch = batch;
  }

  get settled(): boolean {
    return this.#settled;
  }

  /** It is being handed over, at `at` (of `performance.now()`); its time runs from the first time. */
  started(at = performance.now()): void {
    if (this.sends === 0) this.#since = Math.round(at * 10);
    this.sends += 1;
  }

  accept(status: number, ids: Ids = NO_IDS): void {
    this.#settle({
      outcome: 'accepted',
      status,
      apnsUniqueId: ids.apnsUniqueId ?? null,
      protocol: this.#batch.protocol,
      apnsId: ids.apnsId ?? null,
      identifier: this.identifier,
      ms: this.#took(),
    });
  }

  /** `status` null: a GOAWAY said it. */
  reject(verdict: Omit<Verdict, 'status'> & { readonly status: number | null }, ids: Ids = {}): void {
    const { status, reason, timestamp } = verdict;
    this.#settle({ outcome: 'rejected', status, reason, timestamp, ...this.#common(ids) });
  }

  fail(stage: StageName, problem: Problem, mayHaveBeenAccepted: boolean): void {
    if (problem.code === 'cancelled') this.cancel(mayHaveBeenAccepted);
    else this.#settle({ outcome: 'failed', stage, problem, mayHaveBeenAccepted, ...this.#common({}) });
  }

  cancel(mayHaveBeenAccepted: boolean): void {
    this.#settle({ outcome: 'cancelled', mayHaveBeenAccepted, ...this.#common({}) });
  }

  #common(ids: Ids): Pick<Outcome, 'protocol' | 'apnsId' | 'identifier' | 'ms'> {
    const { protocol } = this.#batch;
    return { protocol, apnsId: ids.apnsId ?? null, identifier: this.identifier, ms: this.#took() };
  }

  /** Milliseconds since it was first handed over, to a tenth; none when it never was. */
  #took(): number {
    return this.sends === 0 ? 0 : (Math.round(performance.now() * 10) - this.#since) / 10;
  }

  #settle(outcome: Outcome): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#batch.tell(this.#index, outcome);
  }
}

/** A notification that a server left unprocessed is sent again this often at most. */
export const MAX_RESENDS = 3;
