import { describe, expect, it } from 'vitest';
import { type Check, connectionChecks, isAppleAddress } from '../../../shared/connection/checks.ts';
import type { ConnectionReport, Stage } from '../../../shared/connection/report.ts';
import type { CredentialFacts } from '../../../shared/credential/credential.ts';
import { appleEndpoint, customEndpoint } from '../../../shared/wire/endpoints.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const passed = (stage: Stage['stage'], detail: Stage['detail']): Stage => ({ stage, status: 'passed', ms: 3, detail });

function report(changes: Partial<ConnectionReport> = {}): ConnectionReport {
  return {
    ok: true,
    target: appleEndpoint('sandbox', 'http2'),
    stages: [
      passed('dns', { kind: 'addresses', addresses: ['17.188.143.34'] }),
      passed('tcp', { kind: 'connected', address: '17.188.143.34', port: 443 }),
    ],
    tls: {
      version: 'TLS 1.3',
      cipher: 'TLS_AES_256_GCM_SHA384',
      alpn: 'h2',
      verified: true,
      chain: [{ subject: 'CN = a', issuer: 'O = Apple Inc.', notBefore: '', notAfter: '', sha256: '' }],
    },
    transcript: '',
    problem: null,
    proxy: null,
    clockOffsetMs: 400,
    ...changes,
  };
}

const credential: CredentialFacts = {
  id: 'x',
  kind: 'certificate',
  commonName: 'c',
  environments: ['sandbox'],
  topics: [],
  teamId: null,
  keyId: null,
  issuer: null,
  serialNumber: null,
  notBefore: '2026-10-01T00:00:00.000Z',
  notAfter: '2027-10-02T00:00:00.000Z',
  sha256: null,
  keyAlgorithm: null,
  hasPrivateKey: true,
  files: ['a.cer', 'b.p12'],
};

const found = (checks: readonly Check[], id: Check['id']) => checks.find((check) => check.id === id);

describe('the checks of a connection test', () => {
  it('are seven, all passed, when all is well', () => {
    const checks = connectionChecks(report(), credential, NOW);
    expect(checks.map(({ id }) => id)).toEqual([
      'server-certificate',
      'name',
      'port',
      'in-date',
      'key',
      'environment',
      'clock',
    ]);
    expect(checks.every(({ status }) => status === 'passed')).toBe(true);
  });

  it('fail the server certificate that was not verified, and name its issuer', () => {
    const { tls } = report();
    const chain = [{ subject: '', issuer: 'CN = Northwind Web Gateway CA', notBefore: '', notAfter: '', sha256: '' }];
    const checks = connectionChecks(report({ tls: tls && { ...tls, verified: false, chain } }), null, NOW);
    expect(found(checks, 'server-certificate')).toMatchObject({
      status: 'failed',
      issuer: 'CN = Northwind Web Gateway CA',
      expectedApple: true,
    });
  });

  it("fail an Apple name that leads outside Apple's addresses, and not a custom one", () => {
    const stages = [passed('dns', { kind: 'addresses', addresses: ['10.0.0.7'] })];
    expect(found(connectionChecks(report({ stages }), null, NOW), 'name')).toMatchObject({
      status: 'failed',
      insideApple: false,
    });
    const target = customEndpoint('push.test', 'http2');
    expect(found(connectionChecks(report({ stages, target }), null, NOW), 'name')).toMatchObject({
      status: 'passed',
      insideApple: null,
    });
  });

  it('leave out what was not reached or is not known', () => {
    const stages: Stage[] = [
      { stage: 'dns', status: 'failed', ms: 9, detail: { kind: 'problem', code: 'name-not-found' } },
      { stage: 'tcp', status: 'skipped', ms: null, detail: { kind: 'not-reached' } },
    ];
    const checks = connectionChecks(report({ ok: false, stages, tls: null, clockOffsetMs: null }), null, NOW);
    expect(checks).toEqual([
      { id: 'name', status: 'failed', host: 'api.sandbox.push.apple.com', addresses: [], insideApple: null },
    ]);
  });

  it.each([
    ['2028-01-01T00:00:00Z', 'expired'],
    ['2026-01-01T00:00:00Z', 'not-yet-valid'],
  ])('fail a credential at %s as %s', (now, which) => {
    expect(found(connectionChecks(report(), credential, new Date(now)), 'in-date')).toMatchObject({
      status: 'failed',
      which,
    });
  });

  it('fail a credential of the other environment, a missing key, and a clock that is far off', () => {
    const other = { ...credential, environments: ['production'], hasPrivateKey: false } as const;
    const checks = connectionChecks(report({ clockOffsetMs: -3_600_000 }), other, NOW);
    expect(found(checks, 'environment')).toMatchObject({ status: 'failed', target: 'sandbox' });
    expect(found(checks, 'key')).toMatchObject({ status: 'failed' });
    expect(found(checks, 'clock')).toMatchObject({ status: 'failed', offsetMs: -3_600_000 });
  });

  it("knows Apple's address blocks", () => {
    expect(['17.0.0.1', '2620:149:a44::1', '2A01:B740:A42::5'].every(isAppleAddress)).toBe(true);
    expect(['170.1.1.1', '127.0.0.1', '::1', '2620:149:a45::1'].some(isAppleAddress)).toBe(false);
  });
});
