import type { ByteSpan } from '../../shared/wire/annotated-bytes.ts';
import { type FrameField, frameField } from './frame-fields.ts';

/** Bytes of one row that belong to one field. */
export type HexRun = {
  /** Of its first byte. */
  readonly offset: number;
  readonly field: FrameField | null;
  /** "9c 1f 4e". */
  readonly hex: string;
  /** The same bytes as ASCII, a dot for what has no character. */
  readonly ascii: string;
};

export type HexRow = { readonly offset: string; readonly runs: readonly HexRun[] };

type Shown = { readonly count?: number; readonly bytesARow?: number };

/** The first `count` bytes in rows, each cut where one field ends and another begins. Without spans, uncut. */
export function hexRows(
  bytes: Uint8Array,
  spans: readonly ByteSpan[],
  { count = bytes.length, bytesARow = 16 }: Shown = {},
): readonly HexRow[] {
  const shown = bytes.subarray(0, count);
  const fields = fieldsOf(bytes.length, spans);
  return Array.from({ length: Math.ceil(shown.length / bytesARow) }, (_, row) => {
    const from = row * bytesARow;
    const to = Math.min(from + bytesARow, shown.length);
    return { offset: from.toString(16).padStart(4, '0'), runs: runsOf(shown, fields, from, to) };
  });
}

function fieldsOf(length: number, spans: readonly ByteSpan[]): readonly (FrameField | null)[] {
  const fields = new Array<FrameField | null>(length).fill(null);
  for (const { field, offset, length: own } of spans) fields.fill(frameField(field), offset, offset + own);
  return fields;
}

function runsOf(bytes: Uint8Array, fields: readonly (FrameField | null)[], from: number, to: number): HexRun[] {
  const runs: HexRun[] = [];
  let start = from;
  for (let at = from + 1; at <= to; at += 1) {
    const field = fields[start] ?? null;
    if (at < to && fields[at] === field) continue;
    const own = bytes.subarray(start, at);
    runs.push({ offset: start, field, hex: hexOf(own), ascii: asciiOf(own) });
    start = at;
  }
  return runs;
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

function asciiOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => (byte >= 0x20 && byte <= 0x7e ? String.fromCharCode(byte) : '.')).join('');
}
