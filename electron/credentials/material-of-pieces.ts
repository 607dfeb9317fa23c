import type { KeyObject } from 'node:crypto';
import type { CredentialFacts } from '../../shared/credential/credential.ts';
import type { TokenKeySummary } from '../../shared/credential/token-key.ts';
import { chainAbove } from './chain.ts';
import type { CredentialMaterial } from './credential-material.ts';
import type { CertificatePiece } from './pieces.ts';

/** What a credential is made of, from the pieces it was paired from; null when its key cannot be had any more. */
export function materialOf(
  facts: CredentialFacts,
  certificates: readonly CertificatePiece[],
  keyOf: (publicKeyId: string) => KeyObject | null,
  signingKeys: readonly TokenKeySummary[],
): CredentialMaterial | null {
  if (facts.kind === 'token-key') {
    const { keyId, teamId } = facts;
    const summary = signingKeys.find((one) => one.keyId === keyId && one.teamId === teamId);
    const privateKeyPem = summary === undefined ? null : pkcs8Pem(keyOf(summary.publicKeyId));
    if (keyId === null || teamId === null || privateKeyPem === null) return null;
    return { kind: 'token-key', facts, keyId, teamId, privateKeyPem };
  }
  const leaf = certificates.find(({ summary }) => summary.sha256 === facts.sha256);
  const privateKeyPem = leaf === undefined ? null : pkcs8Pem(keyOf(leaf.summary.publicKeyId));
  if (leaf === undefined || privateKeyPem === null) return null;
  const chainPem = chainAbove(leaf, certificates).map(({ summary }) => summary.pem);
  return { kind: 'certificate', facts, certificatePem: leaf.summary.pem, privateKeyPem, chainPem };
}

function pkcs8Pem(key: KeyObject | null): string | null {
  return key === null ? null : key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
