import type { Delivery } from './delivery.ts';

/**
 * More than the systems at both ends of a connection hold between them (Linux: 4 MB to send, 6 MB to receive; others
 * less). What was written so many bytes ago, a gateway has read.
 */
const HELD_BYTES = 16 * 1024 * 1024;
/** Taken out in lots of so many marks, since each time what stays is copied. */
const LOT = 16;

/** How far writing had come, both numbers from the connection's first byte, and when the system had taken it. */
type Mark = { readonly bytes: number; readonly count: number; at: number };

/**
 * The notifications written to one gateway that may still be named in an error packet, in their order. A gateway never
 * says yes: one is taken when the gateway has surely read it and then kept silent for the quiet interval. Until then it
 * is kept here, so that memory does not grow with the number of notifications.
 */
export class SentWindow {
  readonly #quietMs: number;
  #open: Delivery[] = [];
  /** Oldest first; those before `#flushed` were taken by the system, those before `#silent` a quiet interval ago. */
  #marks: Mark[] = [];
  #silent = 0;
  #flushed = 0;
  #written = 0;
  #closedBytes = 0;
  #closedCount = 0;
  #firstTaken: number | null = null;
  #lastTaken: number | null = null;

  constructor(quietMs: number) {
    this.#quietMs = quietMs;
  }

  /** Bytes of which the gateway may not have read all, or may not have been silent long enough. */
  get openBytes(): number {
    return this.#written - this.#closedBytes;
  }

  /** Bytes written so far. */
  get written(): number {
    return this.#written;
  }

  add(delivery: Delivery): void {
    this.#open.push(delivery);
  }

  /** `bytes` more are on their way; all that was added is in them. */
  wrote(bytes: number): void {
    this.#written += bytes;
    this.#marks.push({ bytes: this.#written, count: this.#closedCount + this.#open.length, at: Infinity });
  }

  /** The system has taken the oldest of the writes that it had not, at `at` (of `performance.now()`). */
  flushed(at: number): void {
    const mark = this.#marks[this.#flushed];
    if (mark !== undefined) mark.at = at;
    this.#flushed += 1;
  }

  /** Takes out those that are surely read, and about which the gateway has been silent for the quiet interval since. */
  takeSilent(now: number): readonly Delivery[] {
    while ((this.#marks[this.#silent]?.at ?? Infinity) <= now - this.#quietMs) this.#silent += 1;
    const read = (this.#marks[this.#silent - 1]?.bytes ?? 0) - HELD_BYTES;
    let passed = 0;
    while ((this.#marks[passed]?.bytes ?? Infinity) <= read) passed += 1;
    const last = this.#marks[passed - 1];
    if (last === undefined || passed < LOT) return [];
    this.#marks = this.#marks.slice(passed);
    this.#silent -= passed;
    this.#flushed -= passed;
    const taken = this.#open.slice(0, last.count - this.#closedCount);
    this.#open = this.#open.slice(taken.length);
    this.#closedBytes = last.bytes;
    this.#closedCount = last.count;
    this.#noteIdentifiers(taken);
    return taken;
  }

  /** Takes out all. */
  takeAll(): readonly Delivery[] {
    const taken = this.#open;
    this.#open = [];
    return taken;
  }

  /** Whether the notification under `identifier` went over this connection and was taken out as silent. */
  wasTaken(identifier: number): boolean {
    const [first, last] = [this.#firstTaken, this.#lastTaken];
    return first !== null && last !== null && first <= identifier && identifier <= last;
  }

  /** Identifiers rise along a connection: what goes again goes before the rest. */
  #noteIdentifiers(taken: readonly Delivery[]): void {
    for (const { identifier } of taken) {
      if (identifier === null) continue;
      this.#firstTaken ??= identifier;
      this.#lastTaken = identifier;
    }
  }
}
