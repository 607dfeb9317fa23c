import { describe, expect, test } from 'vitest';
import { NOTHING_AT_HAND } from '../../../shared/credential/pairing.ts';
import type { TokenKeySummary } from '../../../shared/credential/token-key.ts';
import { certificate, codes, key, pair } from './pairing-inputs.ts';

describe('a key at hand', () => {
  const atHand = { ...NOTHING_AT_HAND, key: (id: string) => (id === 'aaaaaaaaaaaaa1b2' ? { file: 'Kept.p12' } : null) };

  test('pairs with a certificate that has none among the files', () => {
    const { credentials, details, findings } = pair({ certificates: [certificate()], atHand });
    expect(findings).toEqual([]);
    expect(credentials).toMatchObject([{ hasPrivateKey: true, files: ['aps_development.cer', 'Kept.p12'] }]);
    expect(details[0]?.publicKeys.map(({ file }) => file)).toEqual(['aps_development.cer', 'Kept.p12']);
  });

  test('does not pair with another certificate', () => {
    expect(codes({ certificates: [certificate({ publicKeyId: 'other' })], atHand })).toEqual(['no-private-key']);
  });

  test('that is not in hand any more is told with the file it was in', () => {
    const known = { ...NOTHING_AT_HAND, keyFile: (id: string) => (id === 'aaaaaaaaaaaaa1b2' ? 'push.key' : null) };
    const problemOf = (publicKeyId: string) =>
      pair({ certificates: [certificate({ publicKeyId })], atHand: known }).findings[0]?.problem;
    expect(problemOf('aaaaaaaaaaaaa1b2')).toMatchObject({ code: 'no-private-key', keyFile: 'push.key' });
    expect(problemOf('other')).not.toHaveProperty('keyFile');
  });

  test('is not used beside a key of the files that fits', () => {
    const { credentials } = pair({ certificates: [certificate()], keys: [key()], atHand });
    expect(credentials[0]?.files).toEqual(['aps_development.cer', 'Push.p12']);
  });

  test('is offered, not taken, when a key of the files contradicts', () => {
    const { credentials, findings } = pair({
      certificates: [certificate()],
      keys: [key({ publicKeyId: 'b' })],
      atHand,
    });
    expect(credentials[0]?.hasPrivateKey).toBe(false);
    expect(findings).toMatchObject([
      { problem: { code: 'not-a-pair', keyFile: 'Push.p12', atHand: { kind: 'key', file: 'Kept.p12' } } },
    ]);
  });
});

describe('a certificate at hand', () => {
  const known = { id: 'c9', label: 'My app' };
  const atHand = { ...NOTHING_AT_HAND, certificate: (id: string) => (id === 'b' ? known : null) };

  test('is offered when it fits the key that the certificate does not', () => {
    const { findings } = pair({ certificates: [certificate()], keys: [key({ publicKeyId: 'b' })], atHand });
    expect(findings).toMatchObject([{ problem: { code: 'not-a-pair', atHand: { kind: 'certificate', ...known } } }]);
  });

  test('gives way to a key at hand, and is not offered for another key', () => {
    const both = { ...atHand, key: () => ({ file: 'Kept.p12' }) };
    const atHandOf = (publicKeyId: string, having = atHand) =>
      pair({ certificates: [certificate()], keys: [key({ publicKeyId })], atHand: having }).findings[0]?.problem;
    expect(atHandOf('b', both)).toMatchObject({ atHand: { kind: 'key' } });
    expect(atHandOf('c')).toMatchObject({ atHand: null });
  });
});

describe('a signing key', () => {
  function tokenKey(changes: Partial<TokenKeySummary> = {}): TokenKeySummary {
    const own = { file: 'AuthKey_ABC123DEFG.p8', publicKeyId: 'p8', keyAlgorithm: 'EC P-256' };
    return { ...own, keyId: 'ABC123DEFG', teamId: '7XK2A9QPLM', ...changes };
  }

  test('with a Key ID and a team is a credential of its own, for any topic', () => {
    const { credentials, details, findings } = pair({ tokenKeys: [tokenKey()] });
    expect(findings).toEqual([]);
    expect(credentials).toEqual([
      {
        ...{ id: 'ABC123DEFG.7XK2A9QPLM', kind: 'token-key', commonName: null, topics: [] },
        ...{ environments: ['sandbox', 'production'], keyId: 'ABC123DEFG', teamId: '7XK2A9QPLM' },
        ...{ issuer: null, serialNumber: null, notBefore: null, notAfter: null, sha256: null },
        ...{ keyAlgorithm: 'EC P-256', hasPrivateKey: true, files: ['AuthKey_ABC123DEFG.p8'] },
      },
    ]);
    expect(details).toMatchObject([{ id: 'ABC123DEFG.7XK2A9QPLM', purpose: 'token-key', certificatePem: null }]);
  });

  test.each([{ teamId: null }, { keyId: null }])('is none without %j, and the finding asks for it', (lack) => {
    const { credentials, findings } = pair({ tokenKeys: [tokenKey(lack)] });
    expect(credentials).toEqual([]);
    expect(findings).toMatchObject([{ severity: 'error', problem: { code: 'team-needed' } }]);
  });

  test.each([
    [{ teamId: null }, 'ABC123DEFG'],
    [{ keyId: null }, 'p8'],
  ])('where the team does not matter is one without %j, with a warning', (lack, id) => {
    const { credentials, findings } = pair({ tokenKeys: [tokenKey(lack)], teamOptional: true });
    expect(credentials.map((one) => one.id)).toEqual([id]);
    expect(findings).toMatchObject([{ severity: 'warning', problem: { code: 'team-needed' } }]);
  });

  test('in two files is one credential', () => {
    const { credentials } = pair({ tokenKeys: [tokenKey(), tokenKey({ file: 'copy.p8' })] });
    expect(credentials.map(({ files }) => files)).toEqual([['AuthKey_ABC123DEFG.p8', 'copy.p8']]);
  });

  test('that is a certificate’s key is that and no credential of its own; beside a certificate it is no lone key', () => {
    const own = pair({ certificates: [certificate()], tokenKeys: [tokenKey({ publicKeyId: 'aaaaaaaaaaaaa1b2' })] });
    expect(own.credentials.map(({ id, hasPrivateKey }) => [id, hasPrivateKey])).toEqual([['c1', true]]);
    expect(own.findings).toEqual([]);
    expect(codes({ certificates: [certificate()], tokenKeys: [tokenKey()] })).toEqual(['no-private-key']);
  });
});

describe('details', () => {
  test('stand beside each credential in the same order, and say what the certificate says', () => {
    const voip = certificate({ sha256: 'c2', publicKeyId: 'k2', commonName: 'VoIP Services: com.example.app' });
    const { credentials, details } = pair({ certificates: [certificate(), voip], keys: [key()] });
    expect(details.map(({ id }) => id)).toEqual(credentials.map(({ id }) => id));
    expect(details[0]).toEqual({
      ...{ id: 'c1', purpose: 'push', organization: 'Example Ltd', signatureAlgorithm: 'SHA-256 with RSA' },
      ...{ issuerGeneration: null, extendedKeyUsage: ['TLS client'], sha1: '51', certificatePem: 'pem of c1' },
      publicKeys: [
        { file: 'aps_development.cer', publicKeyId: 'aaaaaaaaaaaaa1b2' },
        { file: 'Push.p12', publicKeyId: 'aaaaaaaaaaaaa1b2' },
      ],
    });
  });

  test.each([
    ['VoIP Services: com.example.app', 'voip'],
    ['WatchKit Services: com.example.app.watchkitapp', 'watch'],
    ['Pass Type ID: pass.com.example', 'pass'],
    ['Website Push ID: web.com.example', 'website'],
    ['Apple Push Services: com.example.app', 'push'],
  ])('tell what a certificate is for: %s', (commonName, purpose) => {
    const { details } = pair({ certificates: [certificate({ commonName })], keys: [key()] });
    expect(details.map((one) => one.purpose)).toEqual([purpose]);
  });

  test('show a file that holds both halves once', () => {
    const { details } = pair({
      certificates: [certificate({ file: 'whole.p12' })],
      keys: [key({ file: 'whole.p12' })],
    });
    expect(details[0]?.publicKeys).toEqual([{ file: 'whole.p12', publicKeyId: 'aaaaaaaaaaaaa1b2' }]);
  });
});
