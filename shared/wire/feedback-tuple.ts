import { TOKEN_MAX_BYTES } from '../token/device-token.ts';

/** One entry of the feedback service (Apple, "Binary Provider API", archived): the app was found gone at that time. */
export type FeedbackTuple = {
  /** UNIX seconds. */
  readonly seconds: number;
  readonly token: Uint8Array;
};

/** What stands before the token: four bytes of time, two of the token's length, big-endian. */
const HEAD_BYTES = 6;

/**
 * Reads the tuples of a stream, wherever its packets are cut. Keeps at most one unfinished tuple, and stops at a length
 * that no token can have, since everything after it would be read out of step.
 */
export class FeedbackDecoder {
  #rest = new Uint8Array(0);
  #isLost = false;

  /** What has come and is no whole tuple, or, when the stream makes no sense, what came from there on. */
  get rest(): Uint8Array {
    return this.#rest;
  }

  /** Whether a tuple came that cannot be one; nothing is read any more. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** The tuples that `chunk` completes. */
  read(chunk: Uint8Array): FeedbackTuple[] {
    if (this.#isLost) return [];
    const bytes = this.#rest.length === 0 ? chunk : joined(this.#rest, chunk);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const tuples: FeedbackTuple[] = [];
    let at = 0;
    while (bytes.length - at >= HEAD_BYTES) {
      const length = view.getUint16(at + 4);
      this.#isLost = length === 0 || length > TOKEN_MAX_BYTES;
      const end = at + HEAD_BYTES + length;
      if (this.#isLost || end > bytes.length) break;
      tuples.push({ seconds: view.getUint32(at), token: copied(bytes, at + HEAD_BYTES, end) });
      at = end;
    }
    this.#rest = copied(bytes, at, bytes.length);
    return tuples;
  }
}

/** A copy, so that the packet need not be kept; what Node calls `slice` on its buffers is none. */
function copied(bytes: Uint8Array, from: number, to: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes.subarray(from, to));
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
