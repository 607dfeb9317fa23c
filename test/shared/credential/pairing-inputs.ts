import type { CertificateSummary, KeySummary } from '../../../shared/credential/certificate-summary.ts';
import { NOTHING_AT_HAND, type PairingInput, pairPieces } from '../../../shared/credential/pairing.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
export const PUSH_NAME = 'Apple Development IOS Push Services: com.example.app';

/** A push certificate and, below, the key that belongs to it; `changes` make them others. */
export function certificate(changes: Partial<CertificateSummary> = {}): CertificateSummary {
  return {
    file: 'aps_development.cer',
    sha256: 'c1',
    sha1: '51',
    publicKeyId: 'aaaaaaaaaaaaa1b2',
    keyAlgorithm: 'RSA 2048',
    commonName: PUSH_NAME,
    uid: 'com.example.app',
    organizationalUnit: '7XK2A9QPLM',
    organization: 'Example Ltd',
    issuer: 'Test CA',
    issuerGeneration: null,
    signatureAlgorithm: 'SHA-256 with RSA',
    extendedKeyUsage: ['TLS client'],
    serialNumber: '5a',
    notBefore: '2026-01-01T00:00:00.000Z',
    notAfter: '2027-02-01T00:00:00.000Z',
    extensionOids: ['1.2.840.113635.100.6.3.1'],
    topicList: null,
    isAuthority: false,
    pem: 'pem of c1',
    ...changes,
  };
}

export function key(changes: Partial<KeySummary> = {}): KeySummary {
  return { file: 'Push.p12', publicKeyId: 'aaaaaaaaaaaaa1b2', keyAlgorithm: 'RSA 2048', ...changes };
}

/** Pairs what is given, at NOW; all else is empty. */
export function pair(input: Partial<PairingInput>) {
  return pairPieces({
    ...{ certificates: [], keys: [], tokenKeys: [], teamOptional: false, atHand: NOTHING_AT_HAND },
    ...{ now: NOW, expiresWithinDays: null, moreToCome: false },
    ...input,
  });
}

/** The codes of the findings. */
export function codes(input: Partial<PairingInput>): string[] {
  return pair(input).findings.map(({ problem }) => problem.code);
}
