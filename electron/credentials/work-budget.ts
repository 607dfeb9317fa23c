import { damaged, tooMuchWork } from './reading-stopped.ts';

/** Rounds of key derivation one file may ask for in all; more is an attack or a mistake, not a credential. */
const ITERATION_LIMIT = 5_000_000;

/** Counts what a file asks for, before it is done. */
export class WorkBudget {
  #spent = 0;

  /** Throws `too-much-work` past the limit; an iteration count of 0 is a damaged file. */
  spend(iterations: number): void {
    if (iterations < 1) throw damaged();
    this.#spent += iterations;
    if (this.#spent > ITERATION_LIMIT) {
      throw tooMuchWork(this.#spent, ITERATION_LIMIT);
    }
  }
}
