import type { Situation } from '../../../shared/answer/situation.ts';
import type { CredentialFacts } from '../../../shared/credential/credential.ts';
import type { Rejected } from '../../../shared/outcome.ts';
import { REASON_STATUS, type Reason } from '../../../shared/wire/reasons.ts';

export const NOW = new Date('2026-11-24T14:30:00Z');

export const CERTIFICATE: CredentialFacts = {
  ...{ id: 'ab', kind: 'certificate', commonName: 'Apple Push Services: com.example.weather' },
  ...{ environments: ['sandbox', 'production'], teamId: '7XK2A9QPLM', keyId: null, issuer: null },
  topics: [
    { topic: 'com.example.weather', pushTypes: ['alert', 'background'] },
    { topic: 'com.example.weather.voip', pushTypes: ['voip'] },
  ],
  ...{ serialNumber: null, notBefore: null, notAfter: '2027-10-02T00:00:00Z', sha256: null, keyAlgorithm: null },
  ...{ hasPrivateKey: true, files: [] },
};

export const SANDBOX_ONLY: CredentialFacts = { ...CERTIFICATE, environments: ['sandbox'] };

export const KEY: CredentialFacts = {
  ...CERTIFICATE,
  ...{ kind: 'token-key', keyId: '8QJ4T2M6ZD', topics: [], notAfter: null },
};

export function situation(change: Partial<Situation> = {}): Situation {
  return {
    credential: CERTIFICATE,
    token: 'a1'.repeat(32),
    topic: 'com.example.weather',
    pushType: 'alert',
    priority: 10,
    expiration: null,
    collapseId: null,
    command: 2,
    payload: '{"aps":{"alert":"Hello"}}',
    target: { kind: 'sandbox', protocol: 'http2', environment: 'sandbox' },
    signedAt: null,
    clockOffsetMs: null,
    now: NOW,
    others: [],
    ...change,
  };
}

const COMMON = { outcome: 'rejected', apnsId: null, identifier: null, ms: 41, timestamp: null } as const;

export function rejected(reason: Reason, timestamp: string | null = null): Rejected {
  return { ...COMMON, protocol: 'http2', status: REASON_STATUS[reason], reason, timestamp };
}

export function legacyRejected(status: number, reason: string): Rejected {
  return { ...COMMON, protocol: 'legacy', status, reason };
}
