import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CertificateSummary, KeySummary } from '../../../shared/credential/certificate-summary.ts';
import { certificate, codes, key, PUSH_NAME, pair } from './pairing-inputs.ts';

const authority = certificate({
  sha256: 'ca',
  file: 'Push.p12',
  publicKeyId: 'ca',
  commonName: 'Apple Worldwide Developer Relations Certification Authority',
  uid: null,
  extensionOids: ['2.5.29.19'],
  isAuthority: true,
});

describe('a certificate and its key', () => {
  test('are one credential with the facts of the certificate and nothing to say', () => {
    const { credentials, findings } = pair({ certificates: [certificate()], keys: [key()] });
    expect(findings).toEqual([]);
    expect(credentials).toEqual([
      {
        id: 'c1',
        kind: 'certificate',
        commonName: PUSH_NAME,
        environments: ['sandbox'],
        topics: [{ topic: 'com.example.app', pushTypes: ['alert', 'background'] }],
        teamId: '7XK2A9QPLM',
        keyId: null,
        issuer: 'Test CA',
        serialNumber: '5a',
        notBefore: '2026-01-01T00:00:00.000Z',
        notAfter: '2027-02-01T00:00:00.000Z',
        sha256: 'c1',
        keyAlgorithm: 'RSA 2048',
        hasPrivateKey: true,
        files: ['aps_development.cer', 'Push.p12'],
      },
    ]);
  });

  test('in two files each are still one credential, certificate first', () => {
    const certificates = [certificate({ file: 'whole.p12' }), certificate()];
    const { credentials } = pair({ certificates, keys: [key({ file: 'whole.p12' }), key()] });
    expect(credentials.map(({ files }) => files)).toEqual([['whole.p12', 'aps_development.cer', 'Push.p12']]);
  });

  test('one key serves two certificates', () => {
    const production = certificate({ sha256: 'c2', file: 'aps.cer', extensionOids: ['1.2.840.113635.100.6.3.2'] });
    const { credentials, findings } = pair({ certificates: [certificate(), production], keys: [key()] });
    expect(credentials.map(({ id, hasPrivateKey }) => [id, hasPrivateKey])).toEqual([
      ['c1', true],
      ['c2', true],
    ]);
    expect(findings).toEqual([]);
  });
});

describe('a half without the other', () => {
  test('a certificate alone lacks its private key', () => {
    expect(pair({ certificates: [certificate()] }).findings).toEqual([
      {
        severity: 'error',
        problem: { code: 'no-private-key', file: 'aps_development.cer', commonName: PUSH_NAME },
        files: ['aps_development.cer'],
      },
    ]);
  });

  test('a key alone lacks its certificate', () => {
    const problem = { code: 'no-certificate', file: 'Push.p12' };
    expect(pair({ keys: [key()] }).findings).toEqual([{ severity: 'error', problem, files: ['Push.p12'] }]);
  });

  test('a certificate and a key that do not fit name both files and the ends of both keys', () => {
    const { findings, credentials } = pair({
      certificates: [certificate()],
      keys: [key({ publicKeyId: 'bbbbbbbb00009f3c' })],
    });
    expect(credentials[0]?.hasPrivateKey).toBe(false);
    expect(findings).toEqual([
      {
        severity: 'error',
        problem: {
          code: 'not-a-pair',
          certificateFile: 'aps_development.cer',
          certificateKey: 'aaaaa1b2',
          keyFile: 'Push.p12',
          privateKey: '00009f3c',
          atHand: null,
        },
        files: ['aps_development.cer', 'Push.p12'],
      },
    ]);
  });

  test('two certificates that one key does not fit are each shown against it', () => {
    const certificates = [certificate(), certificate({ sha256: 'c2', publicKeyId: 'other', file: 'aps.cer' })];
    expect(codes({ certificates, keys: [key({ publicKeyId: 'third' })] })).toEqual(['not-a-pair', 'not-a-pair']);
  });

  test('a certificate and a whole identity of another are a pair that does not fit, and the identity stands', () => {
    const wrong = certificate({ sha256: 'c2', publicKeyId: 'other', commonName: 'maps', file: 'Maps.p12' });
    const input = {
      certificates: [certificate(), wrong],
      keys: [key({ file: 'Maps.p12', publicKeyId: 'other' })],
    };
    const { findings, credentials } = pair(input);
    expect(findings.map(({ problem, files }) => [problem, files])).toEqual([
      [
        {
          code: 'not-a-pair',
          ...{ certificateFile: 'aps_development.cer', certificateKey: 'aaaaa1b2' },
          ...{ keyFile: 'Maps.p12', privateKey: 'other', atHand: null },
        },
        ['aps_development.cer', 'Maps.p12'],
      ],
    ]);
    expect(credentials.map(({ hasPrivateKey }) => hasPrivateKey)).toEqual([false, true]);
    // With a further file nothing says that these two were meant for each other.
    const third = certificate({ sha256: 'c3', publicKeyId: 'third', file: 'aps.cer' });
    expect(codes({ ...input, certificates: [...input.certificates, third] })).toEqual([
      'no-private-key',
      'no-private-key',
    ]);
  });

  test('a certificate without a key beside a pair lacks its key', () => {
    const certificates = [certificate(), certificate({ sha256: 'c2', publicKeyId: 'other', file: 'aps.cer' })];
    expect(codes({ certificates, keys: [key()] })).toEqual(['no-private-key']);
  });

  test('nothing is called missing while a file is still locked', () => {
    expect(codes({ certificates: [certificate()], moreToCome: true })).toEqual([]);
    expect(codes({ keys: [key()], moreToCome: true })).toEqual([]);
  });
});

describe('certificates of authorities', () => {
  test('beside a leaf are no credential and no finding', () => {
    const certificates = [certificate({ file: 'Push.p12' }), authority];
    const { credentials, findings } = pair({ certificates, keys: [key()] });
    expect(credentials.map(({ id }) => id)).toEqual(['c1']);
    expect(findings).toEqual([]);
  });

  test('in a file of their own are mentioned', () => {
    const stray = { ...authority, file: 'AppleWWDRCAG4.cer' };
    const { findings } = pair({ certificates: [certificate(), stray], keys: [key()] });
    expect(findings).toMatchObject([{ severity: 'info', problem: { code: 'not-a-push-certificate' } }]);
  });

  test('of one file are one finding, by the name of the first', () => {
    const bundle = ['Root A', 'Root B', 'Root C'].map((commonName, at) => ({
      ...authority,
      ...{ file: at < 2 ? 'bundle.pem' : 'other.pem', sha256: `c${at}`, commonName },
    }));
    const { findings } = pair({ certificates: bundle });
    expect(findings.map(({ problem }) => problem)).toEqual([
      { code: 'not-a-push-certificate', file: 'bundle.pem', commonName: 'Root A' },
      { code: 'not-a-push-certificate', file: 'other.pem', commonName: 'Root C' },
    ]);
  });

  test('alone are an error', () => {
    const { credentials, findings } = pair({ certificates: [authority] });
    expect(credentials).toEqual([]);
    expect(findings).toMatchObject([
      { severity: 'error', problem: { code: 'not-a-push-certificate', file: 'Push.p12' } },
    ]);
  });

  test('with a key (as self-signed test certificates are) are a credential', () => {
    expect(pair({ certificates: [authority], keys: [key({ publicKeyId: 'ca' })] }).credentials).toHaveLength(1);
  });
});

describe('validity', () => {
  const at = (now: string, expiresWithinDays: number | null = null) =>
    pair({ certificates: [certificate()], keys: [key()], now: new Date(now), expiresWithinDays }).findings;

  test('expired: an error with the days since', () => {
    const problem = { code: 'expired', commonName: PUSH_NAME, notAfter: '2027-02-01T00:00:00.000Z', days: 3 };
    expect(at('2027-02-04T23:00:00Z')).toMatchObject([{ severity: 'error', problem }]);
  });

  test('an expired pair is still a credential with its key', () => {
    const now = new Date('2028-01-01');
    expect(pair({ certificates: [certificate()], keys: [key()], now }).credentials[0]?.hasPrivateKey).toBe(true);
  });

  test('not expired at its last second, expired a second later', () => {
    expect(at('2027-02-01T00:00:00Z')).toMatchObject([{ problem: { code: 'expires-soon', days: 0 } }]);
    expect(at('2027-02-01T00:00:01Z')).toMatchObject([{ problem: { code: 'expired', days: 0 } }]);
  });

  test('not yet valid: an error with the days until', () => {
    const problem = { code: 'not-yet-valid', notBefore: '2026-01-01T00:00:00.000Z', days: 1 };
    expect(at('2025-12-30T12:00:00Z')).toMatchObject([{ severity: 'error', problem }]);
  });

  test('a warning from 30 days before the end, nothing before', () => {
    expect(at('2027-01-02T00:00:00Z')).toEqual([]);
    expect(at('2027-01-02T00:00:01Z')).toMatchObject([
      { severity: 'warning', problem: { code: 'expires-soon', days: 29 } },
    ]);
  });

  test('an error within the days that were asked for', () => {
    expect(at('2026-11-24T00:00:00Z', 60)).toEqual([]);
    expect(at('2026-12-24T00:00:00Z', 60)).toMatchObject([{ severity: 'error', problem: { code: 'expires-soon' } }]);
    expect(at('2027-01-10T00:00:00Z', 7)).toMatchObject([{ severity: 'warning', problem: { code: 'expires-soon' } }]);
  });
});

test('what is no push certificate is an error, once', () => {
  const other = certificate({ commonName: 'Apple Development: Jo Bloggs', extensionOids: [] });
  const problem = {
    code: 'not-a-push-certificate',
    file: 'aps_development.cer',
    commonName: 'Apple Development: Jo Bloggs',
  };
  expect(pair({ certificates: [other] }).findings).toEqual([
    { severity: 'error', problem, files: ['aps_development.cer'] },
  ]);
});

test('every order of the same pieces gives the same credentials and findings', () => {
  const certificates = [
    certificate(),
    certificate({ sha256: 'c2', publicKeyId: 'k2', file: 'aps.cer' }),
    certificate({ sha256: 'c3', publicKeyId: 'k3', file: 'voip.cer', notAfter: '2026-11-01T00:00:00.000Z' }),
    authority,
  ];
  const keys = [key(), key({ publicKeyId: 'k3', file: 'b.key' })];
  const order = <T>(all: T[]) => fc.shuffledSubarray(all, { minLength: all.length });
  const summary = (input: { certificates: CertificateSummary[]; keys: KeySummary[] }) => {
    const { credentials, findings } = pair(input);
    return [
      credentials.map(({ id, hasPrivateKey }) => `${id} ${hasPrivateKey}`).sort(),
      findings.map(({ problem, files }) => `${problem.code} ${files.join()}`).sort(),
    ];
  };
  const expected = summary({ certificates, keys });
  fc.assert(
    fc.property(order(certificates), order(keys), (someCertificates, someKeys) => {
      expect(summary({ certificates: someCertificates, keys: someKeys })).toEqual(expected);
    }),
  );
});
