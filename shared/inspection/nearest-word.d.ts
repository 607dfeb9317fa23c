/**
 * The one of `words` that a word was probably meant to be: another writing of it (`contentAvailable`,
 * `content_available`), or one or two letters away. null when none is near.
 */
export declare function nearestWord(word: string, words: readonly string[]): string | null;
/** Letters to add, drop, change or swap with their neighbour (optimal string alignment). */
export declare function editDistance(one: string, other: string): number;
