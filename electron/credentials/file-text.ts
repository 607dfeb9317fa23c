/** A file taken for text, one character a byte or a UTF-16 unit, and at which byte a character stands. */
export type FileText = { readonly text: string; readonly byteAt: (index: number) => number };

/**
 * The bytes as text, without the byte order mark that Windows programs put before it; UTF-16 is told by its mark
 * alone. Other bytes stand for themselves (Latin-1), since all that matters in PEM is ASCII.
 */
export function fileText(bytes: Uint8Array): FileText {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = buffer.subarray(0, 3).toString('hex');
  if (mark === 'efbbbf') return { text: buffer.subarray(3).toString('latin1'), byteAt: (index) => index + 3 };
  const isLittle = mark.startsWith('fffe');
  if (!isLittle && !mark.startsWith('feff')) return { text: buffer.toString('latin1'), byteAt: (index) => index };
  const units = Buffer.from(buffer.subarray(2, buffer.length - (buffer.length % 2)));
  return { text: (isLittle ? units : units.swap16()).toString('utf16le'), byteAt: (index) => 2 + 2 * index };
}

/** Whether `text` is nothing but base64 of a DER sequence, as it is kept in CI variables and mails. */
export function bareBase64(text: string): Buffer | null {
  return /^\s*M[A-Za-z0-9+/\s]*(=\s*){0,2}$/.test(text) ? Buffer.from(text, 'base64') : null;
}
