/** What notifications have in common with one before them: kept once for all of them. */
export type Likeness = {
  readonly topic: string | null;
  readonly reason: string | null;
  /** HTTP/2: names and values in turn. */
  readonly rawHeaders: readonly string[];
};

/** The path, and perhaps an id, a collapse id and an expiration. */
const MOST_DIFFERENCES = 4;
/** So that likenesses of which each serves a few notifications only cannot fill the memory. */
const LONGEST_HEADERS = 2_048;

/** Parts the values of a text; stands in no header (RFC 9113, 8.2.1). */
export const SEPARATOR = '\n';

/**
 * Where the values of a likeness differ from what came: the place in `rawHeaders` and the value, in turn, each after a
 * separator. null when it is no likeness: names or their order differ, or too many values. Made for speed: it runs for
 * every notification.
 */
export function differencesText(likeness: Likeness, seen: Likeness): string | null {
  const { rawHeaders } = seen;
  const known = likeness.rawHeaders;
  if (likeness.topic !== seen.topic || likeness.reason !== seen.reason) return null;
  if (known.length !== rawHeaders.length) return null;
  let text = '';
  let count = 0;
  for (let at = 0; at < rawHeaders.length; at += 1) {
    const value = rawHeaders[at] ?? '';
    if (value === known[at]) continue;
    const isName = at % 2 === 0;
    if (isName || count === MOST_DIFFERENCES) return null;
    count += 1;
    text += SEPARATOR + at + SEPARATOR + value;
  }
  return text;
}

/** The headers that a likeness and its differences stand for. */
export function withDifferences({ rawHeaders }: Likeness, differences: readonly string[]): readonly string[] {
  const own = [...rawHeaders];
  for (let at = 0; at + 1 < differences.length; at += 2) own[Number(differences[at])] = differences[at + 1] ?? '';
  return own;
}

/** The likeness that a notification may be to those after it; null when it is too large to be kept. */
export function likenessOf({ topic, reason, rawHeaders }: Likeness): Likeness | null {
  let length = 0;
  for (const text of rawHeaders) length += text.length;
  return length <= LONGEST_HEADERS ? { topic, reason, rawHeaders } : null;
}
