import type { Delivery } from './delivery.ts';

/**
 * Deliveries that wait for a connection, in order. They are made one at a time, when a connection has room for one, so
 * that a batch of a million needs no more memory than one of a thousand. What has to go again goes before all others.
 */
export class DeliveryQueue {
  readonly #next: () => Delivery | null;
  /** What goes again, the next one last: taking from the end costs the same however many there are. */
  readonly #again: Delivery[] = [];
  #peeked: Delivery | null = null;
  #drained = false;

  /** `next` makes the next delivery, null when there are no more. */
  constructor(next: () => Delivery | null) {
    this.#next = next;
  }

  /** A queue of deliveries that are there already. */
  static of(deliveries: readonly Delivery[]): DeliveryQueue {
    const source = deliveries.values();
    return new DeliveryQueue(() => source.next().value ?? null);
  }

  /** The next delivery, which stays where it is; null when there is none. */
  peek(): Delivery | null {
    const again = this.#again.at(-1);
    if (again !== undefined) return again;
    if (this.#peeked !== null || this.#drained) return this.#peeked;
    this.#peeked = this.#next();
    this.#drained = this.#peeked === null;
    return this.#peeked;
  }

  /** Takes the next delivery out; null when there is none. */
  take(): Delivery | null {
    const next = this.peek();
    if (this.#again.length > 0) this.#again.pop();
    else this.#peeked = null;
    return next;
  }

  /** Puts deliveries that were taken out before all others, in the order given. */
  putBack(deliveries: readonly Delivery[]): void {
    for (let at = deliveries.length - 1; at >= 0; at -= 1) {
      const delivery = deliveries[at];
      if (delivery !== undefined) this.#again.push(delivery);
    }
  }

  get isEmpty(): boolean {
    return this.peek() === null;
  }

  /** Takes out all that is left, one by one. */
  *rest(): Generator<Delivery> {
    for (let next = this.take(); next !== null; next = this.take()) yield next;
  }
}
