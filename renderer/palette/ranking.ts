/** What an entry is found by. */
export type Findable = {
  readonly title: string;
  /** Seen beside the title. */
  readonly note?: string | undefined;
  /** Other words for it, which are not shown. */
  readonly words?: string | undefined;
};

/** How good a word is found, best first; a sum of these ranks an entry. */
const TITLE_BEGINS = 8;
const WORD_BEGINS = 4;
const IN_TITLE = 2;
const ELSEWHERE = 1;

/**
 * The entries in which every word of the query is found, in any order, the best first: words at the beginning of the
 * title before those at the beginning of one of its words, before those inside it, before those in its note or its other
 * words. Entries of one rank stay in the order they came in; without a query all of them do.
 */
export function ranked<E extends Findable>(entries: readonly E[], query: string): readonly E[] {
  const words = wordsOf(query);
  if (words.length === 0) return entries;
  return entries
    .map((entry, index) => ({ entry, index, rank: rankOf(entry, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank || one.index - other.index)
    .map(({ entry }) => entry);
}

/** 0 when a word is not found. */
function rankOf(entry: Findable, words: readonly string[]): number {
  const title = entry.title.toLowerCase();
  const other = `${entry.note ?? ''} ${entry.words ?? ''}`.toLowerCase();
  const ranks = words.map((word): number => {
    if (title.startsWith(word)) return TITLE_BEGINS;
    if (beginsAWord(title, word)) return WORD_BEGINS;
    if (title.includes(word)) return IN_TITLE;
    return other.includes(word) ? ELSEWHERE : 0;
  });
  return ranks.includes(0) ? 0 : ranks.reduce((sum, rank) => sum + rank, 0);
}

/** Whether a word stands where a letter or digit comes after something that is neither. */
function beginsAWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  }
  return false;
}

function wordsOf(query: string): readonly string[] {
  return query.toLowerCase().split(/\s+/).filter(Boolean);
}
