/** One edit for short words, two for longer ones: `badage` is badge, `custom` is nothing. */
const SHORT = 5;

/**
 * The one of `words` that a word was probably meant to be: another writing of it (`contentAvailable`,
 * `content_available`), or one or two letters away. null when none is near.
 */
export function nearestWord(word: string, words: readonly string[]): string | null {
  const plain = plainForm(word);
  const same = words.find((known) => plainForm(known) === plain);
  if (same !== undefined) return same;
  const allowed = plain.length <= SHORT ? 1 : 2;
  const near = words
    .map((known) => ({ known, distance: editDistance(plain, plainForm(known)) }))
    .filter(({ known, distance }) => distance <= allowed && distance < plainForm(known).length / 2)
    .sort((one, other) => one.distance - other.distance);
  return near[0]?.known ?? null;
}

/** Without what people write differently: case, hyphens and underscores. */
function plainForm(word: string): string {
  return word.toLowerCase().replace(/[-_\s]/g, '');
}

/** Letters to add, drop, change or swap with their neighbour (optimal string alignment). */
export function editDistance(one: string, other: string): number {
  // No word of Apple's is near to a very long one, and comparing it would take long.
  if (Math.abs(one.length - other.length) > 3) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const changed = (previous[column - 1] ?? 0) + (isSame ? 0 : 1);
      let best = Math.min(changed, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      const isSwap = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isSwap) best = Math.min(best, (before[column - 2] ?? 0) + 1);
      current.push(best);
    }
    before = previous;
    previous = current;
  }
  return previous[other.length] ?? 0;
}
