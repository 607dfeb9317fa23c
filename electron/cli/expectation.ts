import type { Problem } from '../../shared/problem.ts';
import type { JournalEvent } from '../../shared/simulator/journal.ts';

/** Once all has come, how long a sender may take to read its last answer and close. */
const FAREWELL_MS = 1_000;

/**
 * Waits for what a simulator is to live through: a number of notifications within a time, or, without a number, its end
 * by a signal. Time counts from the first call of `end`.
 */
export class Expectation {
  readonly #count: number | null;
  readonly #waitMs: number;
  readonly #open = new Set<number>();
  #received = 0;
  #timer: NodeJS.Timeout | null = null;
  #wake: () => void = () => undefined;

  constructor(count: number | null, waitMs: number) {
    this.#count = count;
    this.#waitMs = waitMs;
  }

  see(event: JournalEvent): void {
    if (event.event === 'notification') this.#received += 1;
    if (event.event === 'connection') {
      if (event.state === 'open') this.#open.add(event.id);
      else this.#open.delete(event.id);
    }
    this.#wake();
  }

  /** Resolves with null when the expectation is met or a signal ended the wait, else with `notifications-missing`. */
  async end(signal: AbortSignal): Promise<Problem | null> {
    const wake = (): void => this.#wake();
    signal.addEventListener('abort', wake, { once: true });
    try {
      const inTime = await this.#until(
        () => signal.aborted || this.#isMet(),
        this.#count === null ? null : this.#waitMs,
      );
      if (!inTime) return this.#missing();
      // A sender that is still connected may not have read its answer yet.
      if (!signal.aborted) await this.#until(() => signal.aborted || this.#open.size === 0, FAREWELL_MS);
      return null;
    } finally {
      signal.removeEventListener('abort', wake);
    }
  }

  /** Lets go of the clock. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#wake = () => undefined;
  }

  #isMet(): boolean {
    return this.#count !== null && this.#received >= this.#count;
  }

  #missing(): Problem {
    return {
      code: 'notifications-missing',
      expected: this.#count ?? 0,
      received: this.#received,
      seconds: this.#waitMs / 1_000,
    };
  }

  /** Whether `condition` came true before the time was over; null waits for ever. */
  #until(condition: () => boolean, ms: number | null): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (inTime: boolean): void => {
        this.stop();
        resolve(inTime);
      };
      this.#wake = () => {
        if (condition()) settle(true);
      };
      if (ms !== null) this.#timer = setTimeout(() => settle(condition()), ms);
      this.#wake();
    });
  }
}
