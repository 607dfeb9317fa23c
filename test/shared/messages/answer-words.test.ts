import { describe, expect, it } from 'vitest';
import type { Check } from '../../../shared/connection/checks.ts';
import type { Stage } from '../../../shared/connection/report.ts';
import type { CredentialFacts } from '../../../shared/credential/credential.ts';
import { checkText } from '../../../shared/messages/check-text.ts';
import { legacyStatusText } from '../../../shared/messages/legacy-status-text.ts';
import { networkRequestText } from '../../../shared/messages/network-request-text.ts';
import { outcomeText } from '../../../shared/messages/outcome-text.ts';
import { problemText } from '../../../shared/messages/problem-text.ts';
import { dayText, durationText, expiryText } from '../../../shared/messages/quantity-text.ts';
import { reasonText } from '../../../shared/messages/reason-text.ts';
import { stageName, stageText } from '../../../shared/messages/stage-text.ts';
import { WINDOW_CONTEXT } from '../../../shared/messages/text-form.ts';
import { digitsText, removedText } from '../../../shared/messages/token-text.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import { REMOVALS } from '../../../shared/token/device-token.ts';
import { appleEndpoint } from '../../../shared/wire/endpoints.ts';
import { LEGACY_STATUSES } from '../../../shared/wire/legacy-status.ts';
import { REASONS } from '../../../shared/wire/reasons.ts';
import { ALL_PROBLEMS } from './examples.ts';
import { expectPlain, expectSentence } from './plain-words.ts';

const CREDENTIAL: CredentialFacts = {
  ...{ id: 'ab', kind: 'certificate', commonName: 'Apple Push Services: a', environments: ['sandbox'], topics: [] },
  ...{ teamId: null, keyId: null, issuer: null, serialNumber: null, notBefore: null, notAfter: null, sha256: null },
  ...{ keyAlgorithm: null, hasPrivateKey: true, files: [] },
};

const COMMON = { protocol: 'http2', apnsId: null, identifier: null, ms: 41 } as const;

describe('reasons', () => {
  it.each(REASONS)('%s is explained: meaning, cause, remedy, one sentence each', (reason) => {
    for (const text of Object.values(reasonText(reason))) expectSentence(text);
  });

  it.each(LEGACY_STATUSES)('legacy status %i is explained', (status) => {
    for (const text of Object.values(legacyStatusText(status))) expectSentence(text);
  });

  it('that are unknown are said to be, with the word as it came', () => {
    expect(reasonText('BrandNewReason').meaning).toContain('BrandNewReason');
    expect(reasonText('constructor').meaning).toContain('does not know');
    expect(reasonText(null, 502).meaning).toContain('502');
    expect(legacyStatusText(77).meaning).toContain('77');
    for (const text of Object.values(reasonText(null))) expectSentence(text);
  });
});

describe('outcomes', () => {
  it('never call an acceptance a delivery', () => {
    const accepted: Outcome = { ...COMMON, outcome: 'accepted', status: 200, apnsUniqueId: null };
    expect(outcomeText(accepted).title).toBe('Accepted by APNs');
    expect(outcomeText({ ...accepted, protocol: 'legacy', status: 0 }).title).toBe('Sent, no error within 1.5 s');
    expect(JSON.stringify([outcomeText(accepted), outcomeText({ ...accepted, protocol: 'legacy' })])).not.toMatch(
      /delivered/,
    );
  });

  it('keep the reason word, and tell since when a token is gone', () => {
    const text = outcomeText({
      ...COMMON,
      outcome: 'rejected',
      status: 410,
      reason: 'Unregistered',
      timestamp: '2026-03-12T09:41:00Z',
    });
    expect(text.title).toBe('410 Unregistered');
    expect(text.explanation).toContain('12 March 2026, 09:41 UTC');
  });

  it('add what is known: the topics of the certificate, the environment of the host', () => {
    const rejected = { ...COMMON, outcome: 'rejected', status: 400, timestamp: null } as const;
    const credential = { ...CREDENTIAL, topics: [{ topic: 'com.example.weather', pushTypes: ['alert'] }] };
    const known = { ...WINDOW_CONTEXT, target: appleEndpoint('sandbox', 'http2'), credential };
    const explained = (reason: string) => outcomeText({ ...rejected, reason }, known).explanation;
    expect(explained('TopicDisallowed')).toContain('covers com.example.weather.');
    expect(explained('BadDeviceToken')).toContain('It was sent to sandbox.');
    expect(explained('PayloadEmpty')).not.toMatch(/covers|sent to/);
    expect(outcomeText({ ...rejected, reason: 'TopicDisallowed' }).explanation).not.toContain('covers');
  });

  it('tell a GOAWAY by its reason alone', () => {
    const rejected = { ...COMMON, outcome: 'rejected', status: null, timestamp: null } as const;
    expect(outcomeText({ ...rejected, reason: 'BadCertificateEnvironment' }).title).toBe('BadCertificateEnvironment');
    expect(outcomeText({ ...rejected, reason: null }).title).toBe('Rejected');
  });

  it('say when APNs may have accepted what got no answer', () => {
    for (const problem of ALL_PROBLEMS) {
      const failed = { ...COMMON, outcome: 'failed', stage: 'response', problem } as const;
      const may = outcomeText({ ...failed, mayHaveBeenAccepted: true });
      expect(may.explanation).toContain('may have accepted');
      expect(outcomeText({ ...failed, mayHaveBeenAccepted: false }).explanation).not.toContain('may have accepted');
      expect(may.title).toBe('Failed at Response');
      expectSentence(may.explanation);
    }
    expect(outcomeText({ ...COMMON, outcome: 'cancelled', mayHaveBeenAccepted: false }).explanation).toBe(
      'It was not sent.',
    );
  });
});

describe('stages', () => {
  it.each<[Stage, string]>([
    [
      { stage: 'dns', status: 'passed', ms: 3.4, detail: { kind: 'addresses', addresses: ['17.1.2.3'] } },
      '3 ms · 17.1.2.3',
    ],
    [
      { stage: 'dns', status: 'passed', ms: 0.4, detail: { kind: 'addresses', addresses: ['::1', '127.0.0.1'] } },
      'under 1 ms · 2 addresses',
    ],
    [
      { stage: 'tcp', status: 'passed', ms: 14, detail: { kind: 'connected', address: '::1', port: 443 } },
      '14 ms · ::1 port 443',
    ],
    [
      {
        stage: 'tls',
        status: 'passed',
        ms: 34,
        detail: { kind: 'secured', version: 'TLS 1.3', cipher: 'x', verified: true },
      },
      '34 ms · TLS 1.3 verified',
    ],
    [
      { stage: 'tls', status: 'failed', ms: 31, detail: { kind: 'problem', code: 'tls-intercepted' } },
      '31 ms · not trusted',
    ],
    [{ stage: 'credential', status: 'skipped', ms: null, detail: { kind: 'not-reached' } }, 'not sent'],
    [{ stage: 'credential', status: 'skipped', ms: null, detail: { kind: 'no-credential' } }, 'none given'],
    [{ stage: 'credential', status: 'passed', ms: 300, detail: { kind: 'not-refused' } }, '300 ms · accepted'],
    [{ stage: 'http2', status: 'skipped', ms: null, detail: { kind: 'not-reached' } }, 'not reached'],
    [
      { stage: 'http2', status: 'passed', ms: 2, detail: { kind: 'settings', maxConcurrentStreams: 1000 } },
      '2 ms · ready, 1,000 at a time',
    ],
    [
      { stage: 'legacy', status: 'passed', ms: 1500, detail: { kind: 'quiet', quietMs: 1500 } },
      '1.5 s · no error in 1.5 s',
    ],
  ])('%o reads %s', (stage, text) => {
    expect(stageText(stage)).toBe(text);
  });

  it('have the names of the timeline', () => {
    expect((['dns', 'tcp', 'tls', 'credential', 'http2', 'legacy'] as const).map((stage) => stageName(stage))).toEqual([
      'DNS',
      'TCP',
      'TLS',
      'Client certificate',
      'HTTP/2',
      'Legacy gateway',
    ]);
  });

  it('call what a signing key shows by its name, in a list and in a sentence', () => {
    expect(stageName('credential', 'token-key')).toBe('Provider token');
    expect(stageName('tls', 'token-key')).toBe('TLS');
    const cut = { code: 'connection-reset', host: 'api.push.apple.com', port: 443, stage: 'credential' } as const;
    const titleFor = (kind: 'certificate' | 'token-key') =>
      problemText(cut, { ...WINDOW_CONTEXT, credential: { ...CREDENTIAL, kind } }).title;
    expect(titleFor('token-key')).toBe('The connection was cut at Provider token');
    expect(titleFor('certificate')).toBe('The connection was cut at Client certificate');
  });
});

it('every check reads well, passed and failed', () => {
  const checks: Check[] = (['passed', 'failed'] as const).flatMap((status): Check[] => [
    { id: 'server-certificate', status, issuer: 'Northwind Web Gateway CA', expectedApple: true },
    { id: 'server-certificate', status, issuer: 'Some CA', expectedApple: false },
    { id: 'name', status, host: 'api.push.apple.com', addresses: ['17.188.143.34'], insideApple: true },
    { id: 'name', status, host: 'api.push.apple.com', addresses: ['10.0.0.1', '10.0.0.2', '::1'], insideApple: false },
    { id: 'name', status, host: 'localhost', addresses: ['127.0.0.1'], insideApple: null },
    { id: 'name', status, host: 'localhost', addresses: [], insideApple: null },
    { id: 'port', status, port: 443, ms: 14 },
    { id: 'in-date', status, notBefore: '2026-01-01T00:00:00Z', notAfter: '2027-10-02T00:00:00Z', which: 'valid' },
    { id: 'in-date', status, notBefore: '2026-01-01T00:00:00Z', notAfter: '2026-10-02T00:00:00Z', which: 'expired' },
    {
      id: 'in-date',
      status,
      notBefore: '2027-01-01T00:00:00Z',
      notAfter: '2027-10-02T00:00:00Z',
      which: 'not-yet-valid',
    },
    { id: 'key', status, files: ['aps_development.cer', 'Push.p12'] },
    { id: 'key', status, files: ['ck.pem'] },
    { id: 'environment', status, credential: ['sandbox', 'production'], target: 'sandbox' },
    { id: 'clock', status, offsetMs: -400 },
  ]);
  for (const check of checks) {
    const { title, fact } = checkText(check);
    expectPlain(title);
    expectSentence(fact);
  }
  expect(
    checkText({ id: 'in-date', status: 'passed', notBefore: '', notAfter: '2027-10-02T00:00:00Z', which: 'valid' })
      .fact,
  ).toBe('Valid until 2 October 2027.');
});

describe('tokens', () => {
  it('tell what was removed', () => {
    expect(removedText(['spaces', 'angle-brackets'])).toBe('Removed spaces and < >');
    expect(removedText(['upper-case'])).toBe('Changed capitals to small letters');
    expect(removedText(['quotes', 'upper-case'])).toBe('Removed quotes, changed capitals to small letters');
    expect(removedText([])).toBe('');
    for (const removal of REMOVALS) expectPlain(removedText([removal]));
  });

  it('tell their digits, and when those are unusual', () => {
    expect(digitsText(64, false)).toBe('64 hex digits');
    expect(digitsText(80, true)).toBe('80 hex digits, unusual');
  });
});

describe('quantities', () => {
  const now = new Date('2026-11-24T12:00:00Z');

  it.each([
    ['2027-10-02T12:00:00Z', 'expires in 312 days'],
    ['2026-11-25T12:00:00Z', 'expires in 1 day'],
    ['2026-11-24T13:00:00Z', 'expires within a day'],
    ['2026-11-24T11:00:00Z', 'expired within the last day'],
    ['2026-11-21T12:00:00Z', 'expired 3 days ago'],
    ['no date', 'expiry unknown'],
  ])('%s: %s', (notAfter, text) => {
    expect(expiryText(notAfter, now)).toBe(text);
  });

  it('show days and durations as people say them', () => {
    expect(dayText('2026-03-12T23:59:59Z')).toBe('12 March 2026');
    expect([0.2, 53.4, 1_500, 10_000].map(durationText)).toEqual(['under 1 ms', '53 ms', '1.5 s', '10 s']);
  });
});

it('the request to a network’s keepers names the hosts, the ports and what was seen', () => {
  const text = networkRequestText(null, 'Northwind Web Gateway CA');
  expect(text).toMatch(/\*\.push\.apple\.com/);
  expect(text).toMatch(/443 and 2197/);
  expect(text).toContain('Northwind Web Gateway CA');
  expect(networkRequestText(null, null)).not.toContain('certificate from');
});
