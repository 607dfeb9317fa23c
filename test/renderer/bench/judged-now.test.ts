import { expect, test } from 'vitest';
import { judgedNow } from '../../../renderer/bench/judged-now.ts';
import type { Finding } from '../../../shared/credential/credential.ts';
import { credential } from './fixtures.ts';

const facts = credential({ notBefore: '2026-09-02T00:00:00.000Z', notAfter: '2026-12-24T12:00:00.000Z' });
const old: Finding = {
  severity: 'info',
  problem: { code: 'old-cipher', file: 'Push.p12', cipher: 'RC2-40' },
  files: [],
};
const stale: Finding = {
  severity: 'warning',
  problem: { code: 'expires-soon', commonName: '', notAfter: '2026-12-24T12:00:00.000Z', days: 29 },
  files: [],
};

const told = (now: string, findings: readonly Finding[] = [old, stale]) =>
  judgedNow(findings, facts, new Date(now)).map(({ problem }) =>
    'days' in problem ? [problem.code, problem.days] : problem.code,
  );

test('the days of a finding count on while the app is open', () => {
  expect(told('2026-12-20T12:00:00Z')).toEqual(['old-cipher', ['expires-soon', 4]]);
  expect(told('2026-12-27T13:00:00Z')).toEqual(['old-cipher', ['expired', 3]]);
});

test('a certificate that was good when it was read is told once it is not', () => {
  expect(told('2026-11-01T12:00:00Z', [])).toEqual([]);
  expect(told('2026-11-25T12:00:00Z', [])).toEqual([['expires-soon', 29]]);
});
