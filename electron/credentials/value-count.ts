const CONSTRUCTED = 0x20;
const INDEFINITE = 0x80;

/**
 * How many values one DER or BER encoding is made of, at most `most`, without building anything of them. It is the
 * parser's work to tell what is wrong with an encoding; this one counts as far as lengths make sense.
 */
export function countValues(bytes: Uint8Array, most: number): number {
  let count = 0;
  let at = 0;
  let end = bytes.length;
  while (at < end && count < most) {
    const header = headerAt(bytes, at);
    if (header === null) break;
    count += 1;
    const { length } = header;
    if (count === 1 && length !== null) end = Math.min(end, header.end + length);
    // A constructed value is entered, so that its members come next.
    at = header.constructed ? header.end : header.end + (length ?? 0);
  }
  return count;
}

type Header = { readonly constructed: boolean; readonly end: number; readonly length: number | null };

/** `length` null: it ends with two zero bytes. null where the bytes end within the header. */
function headerAt(bytes: Uint8Array, at: number): Header | null {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined) return null;
  const constructed = (tag & CONSTRUCTED) !== 0;
  if (first <= INDEFINITE) return { constructed, end: at + 2, length: first === INDEFINITE ? null : first };
  const end = at + 2 + (first & 0x7f);
  let length = 0;
  for (let next = at + 2; next < end; next += 1) length = length * 256 + (bytes[next] ?? 0);
  return { constructed, end, length };
}
