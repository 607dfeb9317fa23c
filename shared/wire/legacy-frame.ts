import type { LegacyCommand } from '../payload/notification.ts';

/**
 * Frames of the binary protocol, client to gateway (Apple, "Binary Provider API", archived).
 * All integers are big-endian. The identifier is opaque: its four bytes are echoed as they came.
 */
export type LegacyFrame = {
  readonly command: LegacyCommand;
  readonly token: Uint8Array;
  readonly payload: Uint8Array;
  /** Unsigned 32 bits; command 0 has none. */
  readonly identifier: number | null;
  /** UNIX seconds; command 0 has none. */
  readonly expiration: number | null;
  /** Command 2 only. */
  readonly priority: number | null;
};

const ITEM = { token: 1, payload: 2, identifier: 3, expiration: 4, priority: 5 } as const;

/** The bytes of a frame; items of command 2 in the order of Apple's table. */
export function encodeLegacyFrame(frame: LegacyFrame): Uint8Array {
  switch (frame.command) {
    case 0:
      return concat([u8(0), block(frame.token), block(frame.payload)]);
    case 1:
      return concat([
        u8(1),
        u32(frame.identifier ?? 0),
        u32(frame.expiration ?? 0),
        block(frame.token),
        block(frame.payload),
      ]);
    case 2: {
      const items = [item(ITEM.token, frame.token), item(ITEM.payload, frame.payload)];
      if (frame.identifier !== null) items.push(item(ITEM.identifier, u32(frame.identifier)));
      if (frame.expiration !== null) items.push(item(ITEM.expiration, u32(frame.expiration)));
      if (frame.priority !== null) items.push(item(ITEM.priority, u8(frame.priority)));
      const body = concat(items);
      return concat([u8(2), u32(body.length), body]);
    }
  }
}

/**
 * What the front of a byte stream holds.
 * `incomplete`: more bytes are needed. `malformed`: cannot be parsed from here on (`offset` from the frame's start).
 * A frame with a missing or repeated item is still a frame: `missing` names what it lacks, judging is the gateway's.
 */
export type LegacyRead =
  | {
      readonly kind: 'frame';
      readonly frame: LegacyFrame;
      readonly length: number;
      readonly missing: readonly ('token' | 'payload')[];
    }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'malformed'; readonly offset: number; readonly identifier: number | null };

/** A frame longer than this cannot be meant: 2,048 bytes of payload, 100 of token, and room to be told it is too large. */
const MAX_FRAME_BYTES = 64 * 1024;

/** Reads one frame from `offset` of `bytes`; never throws, whatever the bytes. */
export function readLegacyFrame(bytes: Uint8Array, offset = 0): LegacyRead {
  const command = bytes[offset];
  if (command === undefined) return { kind: 'incomplete' };
  if (command === 0) return readPlain(bytes, offset, 0, 1);
  if (command === 1) return readPlain(bytes, offset, 1, 9);
  if (command === 2) return readFramed(bytes, offset);
  return { kind: 'malformed', offset: 0, identifier: null };
}

function readPlain(bytes: Uint8Array, start: number, command: 0 | 1, headerLength: number): LegacyRead {
  const tokenAt = start + headerLength + 2;
  if (bytes.length < tokenAt) return { kind: 'incomplete' };
  const tokenLength = readU16(bytes, tokenAt - 2);
  const payloadAt = tokenAt + tokenLength + 2;
  if (bytes.length < payloadAt) return { kind: 'incomplete' };
  const payloadLength = readU16(bytes, payloadAt - 2);
  const end = payloadAt + payloadLength;
  if (bytes.length < end) return { kind: 'incomplete' };
  const frame: LegacyFrame = {
    command,
    token: bytes.slice(tokenAt, tokenAt + tokenLength),
    payload: bytes.slice(payloadAt, end),
    identifier: command === 1 ? readU32(bytes, start + 1) : null,
    expiration: command === 1 ? readU32(bytes, start + 5) : null,
    priority: null,
  };
  return { kind: 'frame', frame, length: end - start, missing: missingParts(tokenLength, payloadLength) };
}

function readFramed(bytes: Uint8Array, start: number): LegacyRead {
  if (bytes.length < start + 5) return { kind: 'incomplete' };
  const bodyLength = readU32(bytes, start + 1);
  if (bodyLength > MAX_FRAME_BYTES) return { kind: 'malformed', offset: 1, identifier: null };
  const end = start + 5 + bodyLength;
  if (bytes.length < end) return { kind: 'incomplete' };
  let token: Uint8Array | null = null;
  let payload: Uint8Array | null = null;
  let identifier: number | null = null;
  let expiration: number | null = null;
  let priority: number | null = null;
  let at = start + 5;
  while (at < end) {
    const dataAt = at + 3;
    if (dataAt > end) return { kind: 'malformed', offset: at - start, identifier };
    const length = readU16(bytes, at + 1);
    if (dataAt + length > end) return { kind: 'malformed', offset: at - start, identifier };
    const data = bytes.slice(dataAt, dataAt + length);
    switch (bytes[at]) {
      case ITEM.token:
        if (token !== null) return { kind: 'malformed', offset: at - start, identifier };
        token = data;
        break;
      case ITEM.payload:
        if (payload !== null) return { kind: 'malformed', offset: at - start, identifier };
        payload = data;
        break;
      case ITEM.identifier:
        if (length !== 4) return { kind: 'malformed', offset: at - start, identifier };
        identifier = readU32(data, 0);
        break;
      case ITEM.expiration:
        if (length !== 4) return { kind: 'malformed', offset: at - start, identifier };
        expiration = readU32(data, 0);
        break;
      case ITEM.priority:
        if (length !== 1) return { kind: 'malformed', offset: at - start, identifier };
        priority = data[0] ?? null;
        break;
      default:
        return { kind: 'malformed', offset: at - start, identifier };
    }
    at = dataAt + length;
  }
  const frame: LegacyFrame = {
    command: 2,
    token: token ?? new Uint8Array(0),
    payload: payload ?? new Uint8Array(0),
    identifier,
    expiration,
    priority,
  };
  return { kind: 'frame', frame, length: end - start, missing: missingParts(frame.token.length, frame.payload.length) };
}

function missingParts(tokenLength: number, payloadLength: number): ('token' | 'payload')[] {
  const missing: ('token' | 'payload')[] = [];
  if (tokenLength === 0) missing.push('token');
  if (payloadLength === 0) missing.push('payload');
  return missing;
}

function item(id: number, data: Uint8Array): Uint8Array {
  return concat([u8(id), block(data)]);
}

/** Two bytes of length, then the data. */
function block(data: Uint8Array): Uint8Array {
  if (data.length > 0xffff) throw new RangeError(`a block holds at most 65535 bytes, not ${data.length}`);
  return concat([Uint8Array.of(data.length >> 8, data.length & 0xff), data]);
}

function u8(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff);
}

function u32(value: number): Uint8Array {
  return Uint8Array.of((value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Callers check the length first; a byte past the end would read as 0. */
function readU16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function readU32(bytes: Uint8Array, at: number): number {
  return (readU16(bytes, at) * 0x10000 + readU16(bytes, at + 2)) >>> 0;
}
