export type JsonPart = {
  readonly kind: 'name' | 'string' | 'number' | 'word' | 'other';
  readonly text: string;
};

/** A string and whether a colon follows it, a number, a word, or what stands between them. */
const PART = /("(?:[^"\\]|\\.)*")(?=(\s*:)?)|(-?\d[\d.eE+-]*)|(true|false|null)|[^"\-\dtfn]+/gs;

/** A text that is JSON in the pieces that have colours of their own; together they are the text. */
export function jsonParts(json: string): readonly JsonPart[] {
  return [...json.matchAll(PART)].map(([text, string, colon, number, word]) => ({
    kind: kindOf({ string, colon, number, word }),
    text,
  }));
}

type Found = Readonly<Record<'string' | 'colon' | 'number' | 'word', string | undefined>>;

function kindOf({ string, colon, number, word }: Found): JsonPart['kind'] {
  if (string !== undefined) return colon === undefined ? 'string' : 'name';
  if (number !== undefined) return 'number';
  return word === undefined ? 'other' : 'word';
}
