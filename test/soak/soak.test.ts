import { expect, test } from 'vitest';
import { IS_PROOF, runSoak, type Soak, told } from './soak-run.ts';

const COUNT = IS_PROOF ? 1_000_000 : 20_000;
/** The most that either process may have: the whole check of a run too short for its memory to have come to rest. */
const MOST_MB = 500;
/** How much larger than in the third tenth the simulator's memory may be in the last. */
const FLAT = 1.1;
const TIME_MS = IS_PROOF ? 1_800_000 : 60_000;

for (const protocol of ['http2', 'legacy'] as const) {
  const soak: Soak = { protocol, count: COUNT, concurrency: 100, stageMs: 60_000, rules: { rules: [] } };
  test(`${COUNT} over ${protocol}: each is taken once, memory stays flat`, { timeout: TIME_MS }, async () => {
    const run = await runSoak(soak);
    process.stdout.write(told(`soak ${protocol}`, soak, run));
    expect(run.ledger.faults()).toEqual({ count: 0, first: [] });
    expect(run.ledger.counts()).toMatchObject({ accepted: COUNT });
    const { simulator, client } = run.memory;
    expect(Math.max(0, ...simulator.tenths(), ...client.tenths())).toBeLessThan(MOST_MB);
    // The client's heap goes up and down with its collector, since what may be named in an error packet lives long.
    if (IS_PROOF && simulator.tenths().length > 0) expect(simulator.growth()).toBeLessThanOrEqual(FLAT);
  });
}
