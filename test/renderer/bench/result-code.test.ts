import { expect, test } from 'vitest';
import { rejectionWord, resultCode, resultTone } from '../../../renderer/bench/result/result-code.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import { ACCEPTED } from './fixtures.ts';

const common = { protocol: 'http2', apnsId: null, identifier: null, ms: 1 } as const;
const rejected = { ...common, outcome: 'rejected', status: 410, reason: 'Unregistered', timestamp: null } as const;
const cases: readonly (readonly [Outcome, string, string | null, string])[] = [
  [ACCEPTED, '200', null, 'ok'],
  [{ ...ACCEPTED, protocol: 'legacy', status: 0 }, 'sent', null, 'ok'],
  [rejected, '410', 'Unregistered', 'error'],
  [{ ...rejected, status: null, reason: 'BadCertificateEnvironment' }, '—', 'BadCertificateEnvironment', 'error'],
  [{ ...rejected, protocol: 'legacy', status: 8, reason: null }, '8', 'InvalidToken', 'error'],
  [{ ...common, outcome: 'cancelled', mayHaveBeenAccepted: false }, '—', null, 'neutral'],
  [
    {
      ...common,
      outcome: 'failed',
      stage: 'dns',
      problem: { code: 'name-not-found', host: 'x' },
      mayHaveBeenAccepted: false,
    },
    '—',
    null,
    'error',
  ],
];

test.each(cases)('%j has its code, its word and its colour', (outcome, code, word, tone) => {
  expect([resultCode(outcome), rejectionWord(outcome), resultTone(outcome)]).toEqual([code, word, tone]);
});
