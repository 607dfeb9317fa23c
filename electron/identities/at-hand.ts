import type { KeyObject } from 'node:crypto';
import type { IdentitySource } from '../../shared/identity/identity.ts';
import type { CertificateAtHand, CertificatesAtHand, HeldCredential, KeysAtHand } from '../credentials/at-hand.ts';
import type { CredentialMaterial } from '../credentials/credential-material.ts';
import type { Remembered, StoredIdentity } from './identity-store.ts';
import type { KeyVault } from './key-vault.ts';

/** What the tray may ask of what is remembered. */
export type AtHand = {
  readonly keysAtHand: KeysAtHand;
  readonly certificatesAtHand: CertificatesAtHand;
  readonly knownTeam: (keyId: string) => string | null;
};

export function atHand(current: () => Remembered, vault: KeyVault): AtHand {
  return {
    keysAtHand: {
      known: (id) =>
        vault.open(id) === null ? null : { file: keySource(current(), id)?.name ?? `${id.slice(0, 8)}.key` },
      open: (id) => vault.open(id),
      source: (id) => keySource(current(), id)?.name ?? null,
    },
    certificatesAtHand: (id) => {
      const stored = withKey(current(), id).find(({ facts }) => facts.kind === 'certificate');
      return stored === undefined ? null : certificateOf(stored);
    },
    knownTeam: (keyId) => current().teams.get(keyId) ?? null,
  };
}

/** Where a remembered key came from; null when nothing tells. */
export function keySource({ identities, waiting }: Remembered, publicKeyId: string): IdentitySource | null {
  for (const { publicKeyId: own, sources } of identities.values()) {
    if (own === publicKeyId && sources.key !== null) return sources.key;
  }
  const written = waiting.get(publicKeyId);
  return written === undefined ? null : { name: written.file, form: 'pem' };
}

/** The identities that one key serves. */
export function withKey({ identities }: Remembered, publicKeyId: string): readonly StoredIdentity[] {
  return [...identities.values()].filter((stored) => stored.publicKeyId === publicKeyId);
}

/** An identity on its way into the tray; null for a signing key that is not in hand. */
export function heldCredential(stored: StoredIdentity, key: KeyObject | null): HeldCredential | null {
  if (stored.facts.kind === 'certificate') return { kind: 'certificate', ...certificateOf(stored) };
  const { keyId, teamId, files } = stored.facts;
  if (key === null || keyId === null || teamId === null) return null;
  return { kind: 'token-key', file: stored.sources.key?.name ?? files[0] ?? '', keyId, teamId, key };
}

/** What a connection or an export needs of an identity; null when its key is not in hand. */
export function identityMaterial(stored: StoredIdentity, key: KeyObject | null): CredentialMaterial | null {
  if (key === null) return null;
  const privateKeyPem = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  const facts = { ...stored.facts, hasPrivateKey: true };
  if (facts.kind === 'certificate') {
    const { certificatePem, chainPem } = certificateOf(stored);
    return { kind: 'certificate', facts, certificatePem, privateKeyPem, chainPem };
  }
  const { keyId, teamId } = facts;
  return keyId === null || teamId === null ? null : { kind: 'token-key', facts, keyId, teamId, privateKeyPem };
}

function certificateOf({ id, name, facts, details, chainPem, sources }: StoredIdentity): CertificateAtHand {
  const file = sources.certificate?.name ?? facts.files[0] ?? '';
  const form = sources.certificate?.form ?? 'pem';
  const label = name ?? facts.commonName ?? file;
  if (details.certificatePem === null) throw new Error('A remembered certificate has lost its PEM');
  return { id, label, file, form, certificatePem: details.certificatePem, chainPem };
}
