/** What every client sends: the same payload and headers, each to a token of its own. */
export const PAYLOAD =
  '{"aps":{"alert":{"title":"Rain at 14:00","body":"Take an umbrella."},"sound":"default","badge":1}}';
export const PUSH_TYPE = 'alert';
export const PRIORITY = 10;

/** The most streams the bench's server allows, and what every client keeps open. */
export const STREAMS = 1000;

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
