import type { Outcome } from '../../shared/outcome.ts';
import type { NotificationEvent } from '../../shared/simulator/journal.ts';

/** What the journal says of a notification, as a number that fits into a byte; 0 when it says nothing. */
const NOT_TAKEN = 1;
const REFUSED = 2;
const TAKEN = 3;

/** What the client said of it. */
const CLIENT = { untold: 0, accepted: 1, rejected: 2, doubtful: 3, unsent: 4 } as const;

const SHOWN_FAULTS = 10;

/**
 * Holds what a client said of each of its notifications against what the simulator's journal says, in two bytes for
 * each, so that it can be a million. The n-th notification goes to the token of the number n.
 */
export class Ledger {
  readonly #journal: Uint8Array;
  readonly #told: Uint8Array;
  readonly #faults: string[] = [];
  #faultCount = 0;
  #taken = 0;
  #awaited = { taken: Number.POSITIVE_INFINITY, done: () => {} };

  constructor(count: number) {
    this.#journal = new Uint8Array(count);
    this.#told = new Uint8Array(count);
  }

  /** The token of the n-th notification. */
  static token(n: number): string {
    return n.toString(16).padStart(64, '0');
  }

  /** A line of the journal. */
  journalled({ token, status }: Pick<NotificationEvent, 'token' | 'status'>): void {
    const n = Number.parseInt(token, 16);
    const before = this.#journal[n];
    if (before === undefined) this.#fault(`${token} was never sent`);
    else if (before === TAKEN) this.#fault(`${n} was sent again after it had been taken (status ${status})`);
    else this.#enter(n, status);
  }

  #enter(n: number, status: number | null): void {
    const isTaken = status === 200 || status === 0;
    this.#journal[n] = isTaken ? TAKEN : status === null ? NOT_TAKEN : REFUSED;
    if (isTaken) this.#taken += 1;
    if (this.#taken >= this.#awaited.taken) this.#awaited.done();
  }

  /** The client's outcome for the n-th. */
  told(n: number, outcome: Outcome): void {
    if (this.#told[n] !== CLIENT.untold) this.#fault(`${n} was told twice, now as ${outcome.outcome}`);
    this.#told[n] = codeOf(outcome);
  }

  /** Resolves when the journal tells of so many that were taken. */
  taken(count: number): Promise<void> {
    return new Promise((done) => {
      this.#awaited = { taken: count, done };
      if (this.#taken >= count) done();
    });
  }

  /** How many had each outcome. */
  counts(): Readonly<Record<keyof typeof CLIENT, number>> {
    const count = (code: number): number => this.#told.reduce((sum, told) => (told === code ? sum + 1 : sum), 0);
    return {
      untold: count(CLIENT.untold),
      accepted: count(CLIENT.accepted),
      rejected: count(CLIENT.rejected),
      doubtful: count(CLIENT.doubtful),
      unsent: count(CLIENT.unsent),
    };
  }

  /** All that does not fit together: at most some lines of words, and how many there are in all. */
  faults(): { readonly count: number; readonly first: readonly string[] } {
    for (let n = 0; n < this.#told.length; n += 1) {
      const [told, journal] = [this.#told[n], this.#journal[n]];
      if (told === CLIENT.untold) this.#fault(`${n} has no outcome`);
      if (told === CLIENT.accepted && journal !== TAKEN) this.#fault(`${n} was told accepted, and was not taken`);
      if (told === CLIENT.rejected && journal !== REFUSED) this.#fault(`${n} was told rejected, and was not refused`);
      if (told === CLIENT.unsent && journal === TAKEN) this.#fault(`${n} was told not sent, and was taken`);
    }
    return { count: this.#faultCount, first: this.#faults };
  }

  #fault(words: string): void {
    this.#faultCount += 1;
    if (this.#faults.length < SHOWN_FAULTS) this.#faults.push(words);
  }
}

function codeOf(outcome: Outcome): number {
  switch (outcome.outcome) {
    case 'accepted':
      return CLIENT.accepted;
    case 'rejected':
      return CLIENT.rejected;
    default:
      return outcome.mayHaveBeenAccepted ? CLIENT.doubtful : CLIENT.unsent;
  }
}
