import type { ByteField, ByteSpan } from '../../../shared/wire/annotated-bytes.ts';
import { en } from '../../messages/en.ts';

/** A field of a frame as it is drawn: its name, what its bytes are, how many. */
export type ByteCell = {
  readonly field: ByteField;
  readonly name: string;
  readonly value: string;
  readonly length: number;
};

/** Fields that are drawn side by side: an item of command 2, or the whole of another command. */
export type CellGroup = readonly ByteCell[];

/**
 * What is drawn of bytes, from what their encoder wrote and `shared/wire/annotated-bytes.ts` says of it, so that the
 * drawing cannot tell another story than the code.
 */
export function cellGroups(bytes: Uint8Array, spans: readonly ByteSpan[]): readonly CellGroup[] {
  const groups: ByteCell[][] = [[]];
  for (const { field, offset, length } of spans) {
    if (field === 'item-id') groups.push([]);
    const own = bytes.subarray(offset, offset + length);
    groups.at(-1)?.push({ field, name: en.simulator.frame.spanFields[field], value: shownBytes(field, own), length });
  }
  return groups.filter((group) => group.length > 0);
}

/** So much of a long field is shown at its beginning and at its end. */
const HEAD_BYTES = 4;
const TAIL_BYTES = 3;
const TEXT_CHARACTERS = 22;

function shownBytes(field: ByteField, bytes: Uint8Array): string {
  if (field === 'payload') return `${new TextDecoder().decode(bytes).slice(0, TEXT_CHARACTERS)}…`;
  if (bytes.length <= HEAD_BYTES + TAIL_BYTES) return hexOf(bytes);
  return `${hexOf(bytes.subarray(0, HEAD_BYTES))} … ${hexOf(bytes.subarray(-TAIL_BYTES))}`;
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
