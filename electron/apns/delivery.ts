import type { StageName } from '../../shared/connection/report.ts';
import type { Outcome } from '../../shared/outcome.ts';
import type { Notification } from '../../shared/payload/notification.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Protocol } from '../../shared/wire/endpoints.ts';
import { elapsed } from './time-limit.ts';

type Verdict = { readonly status: number; readonly reason: string | null; readonly timestamp: string | null };
type Ids = { readonly apnsId?: string | null; readonly apnsUniqueId?: string | null };

/** One notification on its way: it is settled once, by the first outcome it is given. */
export class Delivery {
  readonly notification: Notification;
  /** Legacy commands 1 and 2: the identifier it is sent under. */
  readonly identifier: number | null;
  /** How often it was handed to a connection. */
  sends = 0;
  /** Whether it was sent once more because its provider token had expired. */
  renewed = false;
  readonly #protocol: Protocol;
  readonly #tell: (outcome: Outcome) => void;
  #since = performance.now();
  #settled = false;

  constructor(
    notification: Notification,
    protocol: Protocol,
    identifier: number | null,
    tell: (outcome: Outcome) => void,
  ) {
    this.notification = notification;
    this.identifier = identifier;
    this.#protocol = protocol;
    this.#tell = tell;
  }

  get settled(): boolean {
    return this.#settled;
  }

  /** It is being handed over; its time runs from the first time. */
  started(): void {
    if (this.sends === 0) this.#since = performance.now();
    this.sends += 1;
  }

  accept(status: number, ids: Ids = {}): void {
    this.#settle({ outcome: 'accepted', status, apnsUniqueId: ids.apnsUniqueId ?? null, ...this.#common(ids) });
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
    return {
      protocol: this.#protocol,
      apnsId: ids.apnsId ?? null,
      identifier: this.identifier,
      ms: elapsed(this.#since),
    };
  }

  #settle(outcome: Outcome): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#tell(outcome);
  }
}

/** A notification that a server left unprocessed is sent again this often at most. */
export const MAX_RESENDS = 3;
