import { expect, it } from 'vitest';
import { rejectionWords } from '../../../electron/cli/rejection-words.ts';
import type { Situation } from '../../../shared/answer/situation.ts';
import { CLI_CONTEXT } from '../../../shared/messages/text-form.ts';
import type { Rejected } from '../../../shared/outcome.ts';
import { credential } from '../../renderer/bench/fixtures.ts';

const NOW = new Date('2026-11-24T10:00:00.000Z');

const SITUATION: Situation = {
  ...{ credential: null, token: 'ab'.repeat(32), topic: 'com.example.weather', pushType: 'alert', priority: 10 },
  ...{ expiration: 0, collapseId: null, command: 2, payload: '{}', signedAt: null, clockOffsetMs: null, others: [] },
  target: { kind: 'sandbox', protocol: 'http2', environment: 'sandbox' },
  now: NOW,
};

function words(reason: string, change: Partial<Situation> = {}, timestamp: string | null = null): string | null {
  const told = { protocol: 'http2', apnsId: null, identifier: null, ms: 4, status: 400, timestamp } as const;
  const outcome: Rejected = { ...told, outcome: 'rejected', reason };
  return rejectionWords(outcome, { ...SITUATION, ...change }, CLI_CONTEXT);
}

it('tells a whole token that the sandbox does not know from one at a host of which nobody knows', () => {
  expect(words('BadDeviceToken')).toMatch(/most likely a production token\..*Send it to production\.$/);
  expect(words('BadDeviceToken', { target: { kind: 'custom', protocol: 'http2', environment: null } })).toBeNull();
});

it('tells since when a token is gone, in UTC and as a lapse', () => {
  expect(words('Unregistered', {}, '2026-11-24T08:00:00.000Z')).toContain(
    'since 24 November 2026, 08:00 UTC (2 hours ago)',
  );
});

it('has no more than the answer where nothing around it is known', () => {
  expect(words('InvalidProviderToken')).toBeNull();
});

it('leads to the command that writes a signing request, not to a page of the window', () => {
  const expired = credential({ notAfter: '2026-01-01T00:00:00.000Z' });
  expect(words('BadCertificate', { credential: expired })).toContain('pushbench csr writes the signing request.');
});
