/** More than any row sends. */
const TOKENS = 200_000;

/**
 * Made before the clock runs, as if they had been read from a file: making them is no contestant's work. Each is one
 * piece of memory, which a string that was padded is not. Only clients have them: in a server's memory they would change
 * how often V8 collects its garbage, and with it how fast it is, by a quarter.
 */
const tokens = Array.from({ length: TOKENS }, (_, n) =>
  Buffer.from(n.toString(16).padStart(64, '0')).toString('latin1'),
);

/** The token of the n-th notification, 64 hex digits. */
export function tokenOf(n: number): string {
  const token = tokens[n];
  if (token === undefined) throw new RangeError(`the bench has ${TOKENS} tokens, not ${n + 1}`);
  return token;
}
