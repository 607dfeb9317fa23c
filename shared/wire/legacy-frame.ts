import type { LegacyCommand } from '../payload/notification.ts';
import type { DeviceToken } from '../token/device-token.ts';

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

/** A frame to write; its token may be lowercase hex still, as device tokens are kept, which saves a copy of each. */
export type LegacyFrameDraft = Omit<LegacyFrame, 'token'> & { readonly token: Uint8Array | DeviceToken };

/** A token or a payload has two bytes for its length, in every command. */
export const LEGACY_BLOCK_MAX_BYTES = 0xffff;

const ITEM = { token: 1, payload: 2, identifier: 3, expiration: 4, priority: 5 } as const;

/** The bytes of a frame; items of command 2 in the order of Apple's table. */
export function encodeLegacyFrame(frame: LegacyFrameDraft): Uint8Array {
  const bytes = new Uint8Array(legacyFrameLength(frame));
  writeLegacyFrame(frame, bytes, 0);
  return bytes;
}

/** How many bytes a frame takes. */
function legacyFrameLength(frame: LegacyFrameDraft): number {
  const blocks = 4 + tokenLength(frame.token) + frame.payload.length;
  if (frame.command === 0) return 1 + blocks;
  return frame.command === 1 ? 9 + blocks : FRAMED_HEAD + framedBodyLength(frame);
}

/** Writes a frame into `bytes` from `at` on, where there must be room for it; gives the position after it. */
export function writeLegacyFrame(frame: LegacyFrameDraft, bytes: Uint8Array, at: number): number {
  bytes[at] = frame.command;
  switch (frame.command) {
    case 0:
      return writeBlock(frame.payload, bytes, writeToken(frame.token, bytes, at + 1));
    case 1: {
      const dated = writeU32(frame.expiration ?? 0, bytes, writeU32(frame.identifier ?? 0, bytes, at + 1));
      return writeBlock(frame.payload, bytes, writeToken(frame.token, bytes, dated));
    }
    case 2:
      return writeItems(frame, bytes, writeU32(framedBodyLength(frame), bytes, at + 1));
  }
}

function writeItems(
  { token, payload, identifier, expiration, priority }: LegacyFrameDraft,
  bytes: Uint8Array,
  from: number,
) {
  let at = from;
  bytes[at] = ITEM.token;
  at = writeToken(token, bytes, at + 1);
  bytes[at] = ITEM.payload;
  at = writeBlock(payload, bytes, at + 1);
  if (identifier !== null) at = writeU32(identifier, bytes, writeItemHead(ITEM.identifier, 4, bytes, at));
  if (expiration !== null) at = writeU32(expiration, bytes, writeItemHead(ITEM.expiration, 4, bytes, at));
  if (priority === null) return at;
  at = writeItemHead(ITEM.priority, 1, bytes, at);
  bytes[at] = priority;
  return at + 1;
}

const FRAMED_HEAD = 5;
const ITEM_HEAD = 3;

/** The length that command 2 announces: all after its first five bytes. */
function framedBodyLength({ token, payload, identifier, expiration, priority }: LegacyFrameDraft): number {
  const fixed = (identifier === null ? 0 : 7) + (expiration === null ? 0 : 7) + (priority === null ? 0 : 4);
  return 2 * ITEM_HEAD + tokenLength(token) + payload.length + fixed;
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

/** A frame longer than this cannot be meant: the longest payload that can be given, to be told that it is too large, and the rest. */
const MAX_FRAME_BYTES = LEGACY_BLOCK_MAX_BYTES + 1024;

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

function writeItemHead(id: number, length: number, bytes: Uint8Array, at: number): number {
  bytes[at] = id;
  bytes[at + 1] = 0;
  bytes[at + 2] = length;
  return at + ITEM_HEAD;
}

function tokenLength(token: LegacyFrameDraft['token']): number {
  return typeof token === 'string' ? token.length / 2 : token.length;
}

function writeToken(token: LegacyFrameDraft['token'], bytes: Uint8Array, at: number): number {
  if (typeof token !== 'string') return writeBlock(token, bytes, at);
  const length = token.length / 2;
  bytes[at] = length >> 8;
  bytes[at + 1] = length & 0xff;
  for (let n = 0; n < length; n += 1) {
    const high = DIGITS[token.charCodeAt(2 * n)] ?? 0;
    const low = DIGITS[token.charCodeAt(2 * n + 1)] ?? 0;
    bytes[at + 2 + n] = (high << 4) | low;
  }
  return at + 2 + length;
}

/** The value of a lowercase hex digit by its character code. */
const DIGITS = Uint8Array.from({ length: 128 }, (_, code) => {
  const value = '0123456789abcdef'.indexOf(String.fromCharCode(code));
  return Math.max(0, value);
});

/** Two bytes of length, then the data. */
function writeBlock(data: Uint8Array, bytes: Uint8Array, at: number): number {
  if (data.length > LEGACY_BLOCK_MAX_BYTES) {
    throw new RangeError(`a block holds at most ${LEGACY_BLOCK_MAX_BYTES} bytes, not ${data.length}`);
  }
  bytes[at] = data.length >> 8;
  bytes[at + 1] = data.length & 0xff;
  bytes.set(data, at + 2);
  return at + 2 + data.length;
}

function writeU32(value: number, bytes: Uint8Array, at: number): number {
  bytes[at] = value >>> 24;
  bytes[at + 1] = (value >>> 16) & 0xff;
  bytes[at + 2] = (value >>> 8) & 0xff;
  bytes[at + 3] = value & 0xff;
  return at + 4;
}

/** Callers check the length first; a byte past the end would read as 0. */
function readU16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function readU32(bytes: Uint8Array, at: number): number {
  return (readU16(bytes, at) * 0x10000 + readU16(bytes, at + 2)) >>> 0;
}
