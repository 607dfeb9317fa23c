import { expect, test } from 'vitest';
import { IS_PROOF, runSoak, type Soak, told } from './soak-run.ts';

const COUNT = IS_PROOF ? 100_000 : 3_000;
const TIME_MS = IS_PROOF ? 1_800_000 : 60_000;

/** Half of what is cut off was taken before: the client cannot know which, and must send neither again. */
const RESETS = [
  { answer: { reset: 'connection' }, share: 0.025 },
  { answer: { reset: 'connection', accept: true }, share: 0.025 },
];

/**
 * Few streams, since each reset leaves all that are open in doubt; and a short limit, since Node 20 does not tell of some:
 * when two writes in a row meet the reset, a session reads no more, and only PING and the limit find that it is gone.
 */
const faulty = (protocol: Soak['protocol'], rules: readonly object[]): Soak => {
  const stageMs = protocol === 'http2' ? 4_000 : 60_000;
  return { protocol, count: COUNT, concurrency: 4, stageMs, rules: { seed: 4, rules } };
};

test(`HTTP/2: ${COUNT} with 5 % resets, 2 % GOAWAY, refusals and delays`, { timeout: TIME_MS }, async () => {
  const soak = faulty('http2', [
    ...RESETS,
    { answer: { goaway: true }, share: 0.01 },
    { answer: { goaway: 'Shutdown' }, share: 0.01 },
    { answer: { reason: 'Unregistered' }, share: 0.02 },
    { answer: { delayMs: [0, 5] }, share: 0.2 },
  ]);
  const run = await runSoak(soak);
  process.stdout.write(told('faults http2', soak, run));
  expect(run.ledger.faults()).toEqual({ count: 0, first: [] });
  const { accepted, rejected, doubtful } = run.ledger.counts();
  expect(accepted).toBeGreaterThan(COUNT / 2);
  expect(rejected).toBeGreaterThan(COUNT * 0.01);
  expect(doubtful).toBeGreaterThan(COUNT * 0.04);
});

test(`legacy: ${COUNT} with 1 % error packets, at once and late: none is in doubt`, { timeout: TIME_MS }, async () => {
  const soak = faulty('legacy', [
    { answer: { legacyStatus: 8 }, share: 0.005 },
    { answer: { legacyStatus: 7, delayMs: [0, 50] }, share: 0.005 },
  ]);
  const run = await runSoak(soak);
  process.stdout.write(told('faults legacy', soak, run));
  expect(run.ledger.faults()).toEqual({ count: 0, first: [] });
  const { accepted, rejected } = run.ledger.counts();
  expect(accepted + rejected).toBe(COUNT);
  expect(rejected).toBeGreaterThan(COUNT * 0.005);
});

/** In small sends: a reset leaves in doubt all that was written, and a whole run is written before the first few come. */
test(`legacy: ${COUNT} with 5 % resets and 1 % error packets`, { timeout: TIME_MS }, async () => {
  const rules = [...RESETS, { answer: { legacyStatus: 8 }, share: 0.01 }];
  const soak: Soak = { ...faulty('legacy', rules), sends: { of: 25, atOnce: 16 } };
  const run = await runSoak(soak);
  process.stdout.write(told('faults legacy, with resets', soak, run));
  expect(run.ledger.faults()).toEqual({ count: 0, first: [] });
  const { accepted, rejected, doubtful } = run.ledger.counts();
  expect(accepted).toBeGreaterThan(COUNT * 0.2);
  expect(rejected).toBeGreaterThan(COUNT * 0.002);
  expect(doubtful).toBeGreaterThan(COUNT * 0.2);
});
