/** An app that is gone from a device. */
export type FeedbackEntry = {
  readonly topic: string;
  /** Lowercase hex. */
  readonly token: string;
  /** UNIX seconds at which the app was found gone. */
  readonly seconds: number;
};

/** The lists of the feedback service, one for each topic. Reading a list clears it. */
export class FeedbackList {
  readonly #byTopic = new Map<string, Map<string, FeedbackEntry>>();

  /** A token stands in the list once; a later time takes the place of an earlier one. */
  add(entry: FeedbackEntry): void {
    const list = this.#byTopic.get(entry.topic) ?? new Map<string, FeedbackEntry>();
    this.#byTopic.set(entry.topic, list);
    const before = list.get(entry.token);
    if (before === undefined || before.seconds < entry.seconds) list.set(entry.token, entry);
  }

  /** Takes a token out again: the app is back. */
  withdraw(topic: string, token: string): void {
    this.#byTopic.get(topic)?.delete(token);
  }

  /** What has gathered for these topics; the lists are empty afterwards. */
  take(topics: readonly string[]): readonly FeedbackEntry[] {
    const taken: FeedbackEntry[] = [];
    for (const topic of new Set(topics)) {
      taken.push(...(this.#byTopic.get(topic)?.values() ?? []));
      this.#byTopic.delete(topic);
    }
    return taken;
  }

  /** What waits, over all topics; it stays. */
  entries(): readonly FeedbackEntry[] {
    return [...this.#byTopic.values()].flatMap((list) => [...list.values()]);
  }

  /** How many wait, over all topics. */
  get size(): number {
    let size = 0;
    for (const list of this.#byTopic.values()) size += list.size;
    return size;
  }
}

/**
 * The entries as the service writes them (Apple, "Binary Provider API", archived): for each, four bytes of time, two of
 * the token's length, the token; big-endian.
 */
export function encodeFeedback(entries: readonly FeedbackEntry[]): Uint8Array {
  const size = entries.reduce((sum, { token }) => sum + HEAD_BYTES + token.length / 2, 0);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const { token, seconds } of entries) {
    view.setUint32(at, seconds);
    view.setUint16(at + 4, token.length / 2);
    at += HEAD_BYTES;
    for (let digit = 0; digit < token.length; digit += 2) {
      bytes[at] = Number.parseInt(token.slice(digit, digit + 2), 16);
      at += 1;
    }
  }
  return bytes;
}

const HEAD_BYTES = 6;
