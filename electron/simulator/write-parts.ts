/** Stands in no header (RFC 9113, 8.2.1), so that it can part them. */
export const SEPARATOR = '\n';

/** Longer texts are copied faster by the system than one character at a time. */
const SHORT = 96;

/**
 * Writes texts of one byte for each character into memory, with a separator between them, and returns where they end. What
 * goes beyond `end` is cut.
 */
export function writeParts(memory: Buffer, parts: readonly string[], start: number, end: number): number {
  let at = start;
  for (let index = 0; index < parts.length && at < end; index += 1) {
    if (index > 0) {
      memory[at] = NEW_LINE;
      at += 1;
    }
    at = writeText(memory, parts[index] ?? '', at, end);
  }
  return at;
}

const NEW_LINE = SEPARATOR.charCodeAt(0);

function writeText(memory: Buffer, text: string, start: number, end: number): number {
  const room = end - start;
  if (text.length > SHORT || text.length > room) return start + memory.write(text, start, room, 'latin1');
  for (let at = 0; at < text.length; at += 1) memory[start + at] = text.charCodeAt(at);
  return start + text.length;
}
