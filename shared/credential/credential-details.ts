import { deriveAppleMeaning } from './apple-oids.ts';
import type { CertificateSummary, KeySummary } from './certificate-summary.ts';
import type { CredentialDetails, CredentialFacts } from './credential.ts';

type Half = Pick<KeySummary, 'file' | 'publicKeyId'>;

/** What people see who look closely at a certificate. `halves`: each file that holds it or its key, certificate first. */
export function certificateDetails(
  facts: CredentialFacts,
  summary: CertificateSummary,
  halves: readonly Half[],
): CredentialDetails {
  const { organization, signatureAlgorithm, issuerGeneration, extendedKeyUsage, sha1, pem } = summary;
  return {
    id: facts.id,
    purpose: deriveAppleMeaning(summary).kind,
    ...{ organization, signatureAlgorithm, issuerGeneration, extendedKeyUsage, sha1 },
    publicKeys: publicKeysOf(halves),
    certificatePem: pem,
  };
}

/** The same of a signing key, which tells next to nothing. */
export function tokenKeyDetails(facts: CredentialFacts, halves: readonly Half[]): CredentialDetails {
  return {
    id: facts.id,
    purpose: 'token-key',
    ...{ organization: null, signatureAlgorithm: null, issuerGeneration: null, extendedKeyUsage: [], sha1: null },
    publicKeys: publicKeysOf(halves),
    certificatePem: null,
  };
}

/** One line a file and key: a file may hold both halves. */
function publicKeysOf(halves: readonly Half[]): CredentialDetails['publicKeys'] {
  const lines = new Map(halves.map(({ file, publicKeyId }) => [`${publicKeyId} ${file}`, { file, publicKeyId }]));
  return [...lines.values()];
}
