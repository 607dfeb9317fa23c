/** A PEM block with its middle folded: what is shown above, how many lines are not, what is shown below. */
export type PemPreview = {
  readonly begin: string;
  readonly head: readonly string[];
  readonly hidden: number;
  readonly tail: readonly string[];
  readonly end: string;
};

/** Lines shown above the fold. */
const HEAD = 10;

/** Folds the base64 of one PEM block. Fewer than two hidden lines are not worth a fold. */
export function pemPreview(pem: string): PemPreview | null {
  const lines = pem.trim().split(/\r?\n/);
  const [begin = '', ...rest] = lines;
  const end = rest.pop() ?? '';
  if (!begin.startsWith('-----BEGIN') || !end.startsWith('-----END')) return null;
  if (rest.length <= HEAD + 2) return { begin, head: rest, hidden: 0, tail: [], end };
  return { begin, head: rest.slice(0, HEAD), hidden: rest.length - HEAD - 1, tail: rest.slice(-1), end };
}

/** The size of a text as file managers say it, to a tenth of a kilobyte: "1.4 KB". */
export function kilobytes(text: string): string {
  return `${(Math.round(text.length / 102.4) / 10).toFixed(1)} KB`;
}
