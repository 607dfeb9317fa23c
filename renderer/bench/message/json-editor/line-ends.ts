/**
 * The line ends of a text, which the editor takes for `\n` each: it shows `\n` everywhere, and what is sent has them as
 * they were. U+2028 and U+2029 end no line here, as they end none in JSON.
 */
export type LineEnds = {
  /** What a new line ends with: as the first line of the text does. */
  readonly usual: string;
  /** One for each line but the last, in order; null when all are the usual one. */
  readonly each: readonly string[] | null;
};

const LINE_END = /\r\n|\n|\r/g;

/** The line ends of a text. */
export function lineEndsOf(text: string): LineEnds {
  const each = text.match(LINE_END) ?? [];
  const usual = each[0] ?? '\n';
  return { usual, each: each.every((end) => end === usual) ? null : each };
}

/** The text as the editor holds it. */
export function withPlainEnds(text: string): string {
  return text.replaceAll(LINE_END, '\n');
}

/** The editor's text with its line ends again. */
export function withLineEnds(plain: string, { usual, each }: LineEnds): string {
  if (each === null) return usual === '\n' ? plain : plain.replaceAll('\n', usual);
  let line = -1;
  return plain.replaceAll('\n', () => {
    line += 1;
    return each[line] ?? usual;
  });
}

/** A change of lines: `removed` line ends behind the first `before` ones make room for `added` new ones. */
export type LineChange = { readonly before: number; readonly removed: number; readonly added: number };

/** The line ends after changes, which follow each other in the text and count the lines as they were before all of them. */
export function changedLineEnds(ends: LineEnds, changes: readonly LineChange[]): LineEnds {
  if (ends.each === null || changes.every(({ removed, added }) => removed === 0 && added === 0)) return ends;
  const changed: string[] = [];
  let from = 0;
  for (const { before, removed, added } of changes) {
    changed.push(...ends.each.slice(from, before), ...Array.from({ length: added }, () => ends.usual));
    from = before + removed;
  }
  return { usual: ends.usual, each: [...changed, ...ends.each.slice(from)] };
}

/**
 * The line ends such that the text is read with the same lines again: a lone `\r` right before a `\n`, with nothing
 * between them any more, would be one line end with it, and becomes a `\n`. `isEmpty` tells of a line, from 0.
 */
export function keptApart(ends: LineEnds, isEmpty: (line: number) => boolean): LineEnds {
  const { usual, each } = ends;
  const merges = (line: number) => each?.[line] === '\r' && each[line + 1] === '\n' && isEmpty(line + 1);
  if (each === null || !each.some((_, line) => merges(line))) return ends;
  // From the end, since a `\r` that became a `\n` may follow another one.
  const apart = [...each];
  for (let line = apart.length - 2; line >= 0; line -= 1) {
    if (apart[line] === '\r' && apart[line + 1] === '\n' && isEmpty(line + 1)) apart[line] = '\n';
  }
  return { usual, each: apart };
}

/** Where an offset of the text lies in the editor. */
export function plainOffset(text: string, offset: number): number {
  return withPlainEnds(text.slice(0, offset)).length - (isInsideEnd(text, offset) ? 1 : 0);
}

function isInsideEnd(text: string, offset: number): boolean {
  return text[offset - 1] === '\r' && text[offset] === '\n';
}
