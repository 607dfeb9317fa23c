import { describe, expect, it } from 'vitest';
import { type JudgedCertificate, judgeChain } from '../../../electron/apns/judge-chain.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const APPLE = 'api.sandbox.push.apple.com';

function leaf(issuer: string, changes: Partial<JudgedCertificate> = {}): JudgedCertificate {
  return {
    subject: 'CN = api.sandbox.push.apple.com',
    subjectName: 'api.sandbox.push.apple.com',
    issuer,
    issuerName: issuer.split('CN = ')[1] ?? issuer,
    notBefore: '2026-01-01T00:00:00.000Z',
    notAfter: '2027-01-01T00:00:00.000Z',
    sha256: '00',
    names: [APPLE],
    ...changes,
  };
}

const verdict = (host: string, verifyCode: string | null, chain: readonly JudgedCertificate[]) =>
  judgeChain({ host, verifyCode, chain }, NOW);

describe("the verdict on a server's chain", () => {
  it('is good when it was verified', () => {
    expect(verdict(APPLE, null, [leaf('O = Apple Inc., CN = Apple Public Server RSA CA 1 - G1')])).toBeNull();
  });

  it.each([
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'CERT_HAS_EXPIRED',
  ])("with %s from a stranger in Apple's place is interception, whatever the code", (verifyCode) => {
    const chain = [leaf('O = Northwind Traders, CN = Northwind Web Gateway CA')];
    expect(verdict(APPLE, verifyCode, chain)).toEqual({
      code: 'tls-intercepted',
      host: APPLE,
      issuer: 'Northwind Web Gateway CA',
      verifyCode,
    });
  });

  it.each([
    'C = US, O = Apple Inc., CN = Apple Public Server RSA CA 1 - G1',
    'C = GB, O = Sectigo Limited, CN = Sectigo RSA Organization Validation',
    'C = US, O = The USERTRUST Network, CN = USERTrust RSA Certification Authority',
    'C = GB, O = COMODO CA Limited, CN = COMODO RSA',
  ])('from Apple’s own issuer (%s) is a missing root, not interception', (issuer) => {
    const verifyCode = 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY';
    expect(verdict(APPLE, verifyCode, [leaf(issuer)])).toMatchObject({ code: 'tls-untrusted', custom: false });
  });

  it.each(['Snapple Root CA', 'Pineapple Proxy'])('is not fooled by a name that only contains Apple’s: %s', (name) => {
    expect(verdict(APPLE, 'SELF_SIGNED_CERT_IN_CHAIN', [leaf(`CN = ${name}`)])).toMatchObject({
      code: 'tls-intercepted',
    });
  });

  it('of a custom host from a stranger is just not trusted', () => {
    expect(verdict('push.test', 'SELF_SIGNED_CERT_IN_CHAIN', [leaf('CN = Northwind')])).toMatchObject({
      code: 'tls-untrusted',
      issuer: 'Northwind',
      custom: true,
    });
  });

  it('for another name gives the names, of a portal too', () => {
    const chain = [leaf("CN = Let's Encrypt", { names: ['portal.hotel.test'] })];
    expect(verdict(APPLE, 'ERR_TLS_CERT_ALTNAME_INVALID', chain)).toEqual({
      code: 'tls-wrong-name',
      host: APPLE,
      names: ['portal.hotel.test'],
      issuer: "Let's Encrypt",
    });
  });

  it('out of date names the certificate that is, wherever it stands', () => {
    const above = leaf('CN = Apple Root', { subjectName: 'Apple Public', notAfter: '2025-01-01T00:00:00.000Z' });
    expect(verdict(APPLE, 'CERT_HAS_EXPIRED', [leaf('CN = Apple Public'), above])).toMatchObject({
      code: 'tls-expired',
      which: 'expired',
      subject: 'Apple Public',
      notAfter: '2025-01-01T00:00:00.000Z',
    });
    const early = leaf('CN = Apple Public', { notBefore: '2027-01-01T00:00:00.000Z' });
    expect(verdict(APPLE, 'CERT_NOT_YET_VALID', [early])).toMatchObject({ which: 'not-yet-valid' });
  });
});
