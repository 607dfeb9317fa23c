import type { CredentialDetails } from '../../../shared/credential/credential.ts';
import { type Identity, type IdentityList, NO_IDENTITIES, type WaitingKey } from '../../../shared/identity/identity.ts';
import { credential } from '../bench/fixtures.ts';

export const NOW = new Date('2026-11-24T09:41:00.000Z');

const DETAILS: CredentialDetails = {
  id: 'a1',
  purpose: 'push',
  organization: 'Example Weather Ltd',
  signatureAlgorithm: 'SHA-256 with RSA',
  issuerGeneration: 'G4',
  extendedKeyUsage: ['Client Authentication'],
  sha1: 'cd'.repeat(20),
  publicKeys: [],
  certificatePem: null,
};

/** An identity whose credential's facts differ from the usual ones as told. */
export function identity(facts: Parameters<typeof credential>[0] = {}, change: Partial<Identity> = {}): Identity {
  const own = credential(facts);
  return {
    id: own.id,
    name: null,
    facts: own,
    details: { ...DETAILS, id: own.id },
    sources: {
      certificate: { name: 'aps_development.cer', form: 'der' },
      key: { name: 'Push.p12', form: 'pkcs12-rc2' },
    },
    key: 'session',
    findings: [],
    addedAt: '2026-11-20T08:00:00.000Z',
    ...change,
  };
}

const TOKEN_KEY_ID = '8QJ4T2M6ZD.7XK2A9QPLM';

export const TOKEN_KEY = identity(
  {
    id: TOKEN_KEY_ID,
    kind: 'token-key',
    commonName: null,
    environments: ['sandbox', 'production'],
    topics: [],
    keyId: '8QJ4T2M6ZD',
    notBefore: null,
    notAfter: null,
    files: ['AuthKey_8QJ4T2M6ZD.p8'],
  },
  { details: { ...DETAILS, id: TOKEN_KEY_ID, purpose: 'token-key', organization: null } },
);

export const WAITING: WaitingKey = {
  publicKeyId: 'ee'.repeat(32),
  commonName: 'Weather push',
  keyAlgorithm: 'RSA 2048',
  file: 'push.key',
  key: 'session',
  createdAt: '2026-11-23T10:00:00.000Z',
};

export function listOf(change: Partial<IdentityList>): IdentityList {
  return { ...NO_IDENTITIES, ...change };
}
