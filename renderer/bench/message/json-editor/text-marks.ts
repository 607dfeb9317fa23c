import type { Problem } from '../../../../shared/problem.ts';
import { plainOffset } from './line-ends.ts';

/** A stretch of the editor's text. */
export type Stretch = { readonly from: number; readonly to: number };

/** The name, or the word, that begins at an offset of the text. */
export function partAt(text: string, offset: number): Stretch {
  return { from: offset, to: offset + (/^"(?:[^"\\]|\\.)*"|^[^\s,:{}[\]]*/.exec(text.slice(offset))?.[0].length ?? 0) };
}

/** The same stretch as the editor counts, one character long at least where there is one. */
export function inEditor(text: string, { from, to }: Stretch): Stretch {
  const start = plainOffset(text, from);
  return { from: start, to: Math.max(plainOffset(text, to), Math.min(start + 1, plainOffset(text, text.length))) };
}

/** Where the trouble of a payload stands in its text; null when the problem names no place. */
export function troubleAt(text: string, problem: Problem): Stretch | null {
  if (problem.code !== 'payload-invalid') return null;
  let start = 0;
  const ends = text.matchAll(/\r\n|\n|\r/g);
  for (let line = 1; line < problem.line; line += 1) {
    const end = ends.next();
    if (end.done === true) break;
    start = end.value.index + end.value[0].length;
  }
  const line = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? '';
  const before = [...line].slice(0, problem.column - 1).join('');
  const from = start + before.length;
  return partAt(text, from);
}
