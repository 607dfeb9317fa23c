/** What every client sends: the same payload and headers, each to a token of its own. */
export const PAYLOAD =
  '{"aps":{"alert":{"title":"Rain at 14:00","body":"Take an umbrella."},"sound":"default","badge":1}}';
export const PUSH_TYPE = 'alert';
export const PRIORITY = 10;

/** The most streams the bench's server allows, and what every client keeps open. */
export const STREAMS = 1000;

/** More than any row sends. */
const TOKENS = 200_000;

/**
 * Made before the clock runs, as if they had been read from a file: making them is no contestant's work. Each is one
 * piece of memory, which a string that was padded is not.
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

/** Calls `send` for each number below `count`, `STREAMS` at a time; gives how many said true. */
export async function keepOpen(count: number, send: (n: number) => Promise<boolean>): Promise<number> {
  let next = 0;
  let accepted = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      const own = next;
      next += 1;
      if (await send(own)) accepted += 1;
    }
  };
  await Promise.all(Array.from({ length: STREAMS }, lane));
  return accepted;
}
