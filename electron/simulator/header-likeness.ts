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

/**
 * Where the values of a likeness differ from what came: the place in `rawHeaders` and the value, in turn, in an array
 * that is handed over to be filled. False when it is no likeness: names or their order differ, or too many values. Made
 * for speed: it runs for every notification.
 */
export function findDifferences(likeness: Likeness, seen: Likeness, differences: string[]): boolean {
  const { rawHeaders } = seen;
  const known = likeness.rawHeaders;
  if (likeness.topic !== seen.topic || likeness.reason !== seen.reason) return false;
  if (known.length !== rawHeaders.length) return false;
  for (let at = 0; at < rawHeaders.length; at += 1) {
    const text = rawHeaders[at] ?? '';
    if (text === known[at]) continue;
    const isName = at % 2 === 0;
    if (isName || differences.length === MOST_DIFFERENCES * 2) return false;
    differences.push(String(at), text);
  }
  return true;
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
