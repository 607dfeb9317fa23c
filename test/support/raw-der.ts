/** DER put together byte by byte, also as no program would write it. */

const INTEGER = 0x02;
const OCTETS = 0x04;
const OID = 0x06;
const SEQUENCE = 0x30;
const CONTEXT_0 = 0xa0;
const DATA = '2a864886f70d010701';

/** A value of that tag, with a length of four bytes whatever it is. */
function value(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(contents);
  const header = Buffer.from([tag, 0x84, 0, 0, 0, 0]);
  header.writeUInt32BE(body.length, 2);
  return Buffer.concat([header, body]);
}

export const sequenceOf = (...members: readonly Uint8Array[]): Buffer => value(SEQUENCE, ...members);
export const explicit = (...members: readonly Uint8Array[]): Buffer => value(CONTEXT_0, ...members);
export const octetsOf = (bytes: Uint8Array): Buffer => value(OCTETS, bytes);
export const integerOf = (bytes: Uint8Array | number): Buffer =>
  value(INTEGER, typeof bytes === 'number' ? Buffer.from([bytes]) : bytes);
export const oidOf = (hex: string): Buffer => value(OID, Buffer.from(hex, 'hex'));

/** `inner` inside so many values of one tag. */
export function nested(inner: Buffer, depth: number, tag = SEQUENCE): Buffer {
  let whole = inner;
  for (let level = 0; level < depth; level += 1) whole = value(tag, whole);
  return whole;
}

/** A PKCS#12 file without a MAC, of these parts. */
export function storeOf(...parts: readonly Uint8Array[]): Buffer {
  const content = sequenceOf(oidOf(DATA), explicit(octetsOf(sequenceOf(...parts))));
  return sequenceOf(integerOf(3), content);
}

/** A part of a store that is not encrypted. */
export function plainPart(...bags: readonly Uint8Array[]): Buffer {
  return sequenceOf(oidOf(DATA), explicit(octetsOf(sequenceOf(...bags))));
}
