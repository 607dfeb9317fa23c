/** The fields of the binary protocol, and what stands where none can be read. */
export type ByteField =
  | 'command'
  | 'frame-length'
  | 'item-id'
  | 'item-length'
  | 'token-length'
  | 'token'
  | 'payload-length'
  | 'payload'
  | 'identifier'
  | 'expiration'
  | 'priority'
  | 'status'
  | 'timestamp'
  | 'unreadable';

/** Bytes that belong together. `value`: the number they make, the token in hex, null for a payload or unreadable bytes. */
export type ByteSpan = {
  readonly field: ByteField;
  /** From the beginning of the bytes. */
  readonly offset: number;
  readonly length: number;
  readonly value: number | string | null;
};

/**
 * What each byte of a frame means (Apple, "Binary Provider API", archived). The spans cover all of `bytes` without gap
 * or overlap; from where the frame stops making sense, the rest is one `unreadable` span. Never throws.
 */
export function annotateLegacyFrame(bytes: Uint8Array): readonly ByteSpan[] {
  const reader = new SpanReader(bytes);
  const command = reader.number('command', 1);
  if (command === 0) readBlocks(reader);
  if (command === 1 && reader.number('identifier', 4) !== null && reader.number('expiration', 4) !== null) {
    readBlocks(reader);
  }
  if (command === 2 && reader.number('frame-length', 4) !== null) readItems(reader);
  return reader.end();
}

/** What each byte of an error packet means. */
export function annotateErrorPacket(bytes: Uint8Array): readonly ByteSpan[] {
  const reader = new SpanReader(bytes);
  if (reader.number('command', 1) === ERROR_COMMAND) {
    reader.number('status', 1);
    reader.number('identifier', 4);
  }
  return reader.end();
}

/** What each byte of the feedback service's answer means. */
export function annotateFeedback(bytes: Uint8Array): readonly ByteSpan[] {
  const reader = new SpanReader(bytes);
  while (reader.left > 0) {
    if (reader.number('timestamp', 4) === null) break;
    const length = reader.number('token-length', 2);
    if (length === null || !reader.hex('token', length)) break;
  }
  return reader.end();
}

const ERROR_COMMAND = 8;

/** Commands 0 and 1: token and payload, each after its length. */
function readBlocks(reader: SpanReader): void {
  const tokenLength = reader.number('token-length', 2);
  if (tokenLength === null || !reader.hex('token', tokenLength)) return;
  const payloadLength = reader.number('payload-length', 2);
  if (payloadLength !== null) reader.opaque('payload', payloadLength);
}

/** Command 2: items in any order. */
function readItems(reader: SpanReader): void {
  while (reader.left > 0) {
    const id = reader.number('item-id', 1);
    const length = reader.number('item-length', 2);
    if (id === null || length === null || !readItem(reader, id, length)) return;
  }
}

function readItem(reader: SpanReader, id: number, length: number): boolean {
  switch (id) {
    case 1:
      return reader.hex('token', length);
    case 2:
      return reader.opaque('payload', length);
    case 3:
      return length === 4 && reader.number('identifier', 4) !== null;
    case 4:
      return length === 4 && reader.number('expiration', 4) !== null;
    case 5:
      return length === 1 && reader.number('priority', 1) !== null;
    default:
      return false;
  }
}

/** Takes spans from the front of bytes. */
class SpanReader {
  readonly #bytes: Uint8Array;
  readonly #spans: ByteSpan[] = [];
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  /** A big-endian number, null when too few bytes are left. */
  number(field: ByteField, length: number): number | null {
    if (this.left < length) return null;
    let value = 0;
    for (const byte of this.#bytes.subarray(this.#at, this.#at + length)) value = value * 256 + byte;
    this.#push(field, length, value);
    return value;
  }

  hex(field: ByteField, length: number): boolean {
    if (this.left < length) return false;
    const digits = [...this.#bytes.subarray(this.#at, this.#at + length)].map((byte) =>
      byte.toString(16).padStart(2, '0'),
    );
    this.#push(field, length, digits.join(''));
    return true;
  }

  opaque(field: ByteField, length: number): boolean {
    if (this.left < length) return false;
    this.#push(field, length, null);
    return true;
  }

  end(): readonly ByteSpan[] {
    this.#push('unreadable', this.left, null);
    return this.#spans;
  }

  #push(field: ByteField, length: number, value: ByteSpan['value']): void {
    if (length > 0) this.#spans.push({ field, offset: this.#at, length, value });
    this.#at += length;
  }
}
