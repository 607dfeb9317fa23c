import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../shared/outcome.ts';
import { Ledger } from './ledger.ts';

const common = { protocol: 'http2', apnsId: null, identifier: null, ms: 1 } as const;
const ACCEPTED: Outcome = { outcome: 'accepted', status: 200, apnsUniqueId: null, ...common };
const REJECTED: Outcome = { outcome: 'rejected', status: 410, reason: 'Unregistered', timestamp: null, ...common };
const failed = (mayHaveBeenAccepted: boolean): Outcome => ({
  outcome: 'failed',
  stage: 'response',
  problem: { code: 'cancelled', stage: 'response' },
  mayHaveBeenAccepted,
  ...common,
});

/** The ledger of one notification: the journal's statuses in turn, then what the client said. */
function faultsOf(statuses: readonly (number | null)[], ...outcomes: readonly Outcome[]): number {
  const ledger = new Ledger(1);
  for (const status of statuses) ledger.journalled({ token: Ledger.token(0), status });
  for (const outcome of outcomes) ledger.told(0, outcome);
  return ledger.faults().count;
}

describe('the ledger', () => {
  test.each([
    ['taken', [200], ACCEPTED],
    ['taken by the binary gateway', [0], ACCEPTED],
    ['taken at the second time', [null, 200], ACCEPTED],
    ['refused', [410], REJECTED],
    ['taken, the answer lost', [200], failed(true)],
    ['not taken, the connection lost', [null], failed(true)],
    ['never arrived', [], failed(false)],
  ] as const)('finds nothing where it fits: %s', (_case, statuses, outcome) => {
    expect(faultsOf(statuses, outcome)).toBe(0);
  });

  test.each([
    ['taken twice', [200, 200], [ACCEPTED]],
    ['sent again after it was taken', [200, 410], [ACCEPTED]],
    ['told accepted, and refused', [410], [ACCEPTED]],
    ['told accepted, and never arrived', [], [ACCEPTED]],
    ['told rejected, and never arrived', [], [REJECTED]],
    ['told as surely not sent, and taken', [200], [failed(false)]],
    ['told twice', [200], [ACCEPTED, ACCEPTED]],
    ['not told', [200], []],
  ] as const)('finds what does not fit: %s', (_case, statuses, outcomes) => {
    expect(faultsOf(statuses, ...outcomes)).toBe(1);
  });

  test('finds a token that was never sent', () => {
    const ledger = new Ledger(1);
    ledger.journalled({ token: 'ff', status: 200 });
    ledger.told(0, failed(false));
    expect(ledger.faults()).toEqual({ count: 1, first: ['ff was never sent'] });
  });
});
