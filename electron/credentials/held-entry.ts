import { createHash, createPublicKey, randomUUID, X509Certificate } from 'node:crypto';
import type { HeldCredential } from './at-hand.ts';
import { readCertificate } from './certificate-reader.ts';
import { keyAlgorithm, publicKeyId } from './key-facts.ts';
import type { TrayEntry } from './tray-entry.ts';

/** A remembered credential as if its file had been read. */
export function heldEntry(held: HeldCredential): TrayEntry {
  const fileId = randomUUID();
  const { file: name } = held;
  if (held.kind === 'token-key') {
    const { key, keyId, teamId } = held;
    const summary = { file: name, publicKeyId: publicKeyId(createPublicKey(key)), keyAlgorithm: keyAlgorithm(key) };
    return {
      ...{ fileId, name, isFile: false, bytes: null, digest: summary.publicKeyId, told: { keyId, teamId } },
      reading: {
        kind: 'read',
        form: 'pem',
        certificates: [],
        keys: [{ summary, key }],
        signingKey: { keyId },
        oldCipher: null,
      },
    };
  }
  const [leaf = Buffer.alloc(0), ...chain] = [held.certificatePem, ...held.chainPem].map(
    (pem) => new X509Certificate(pem).raw,
  );
  return {
    // The digest of a .cer of the same certificate, which is then not added a second time.
    ...{ fileId, name, isFile: false, bytes: null, told: null },
    digest: createHash('sha256').update(leaf).digest('hex'),
    reading: {
      ...{ kind: 'read', form: held.form, keys: [], signingKey: null, oldCipher: null },
      certificates: [leaf, ...chain].map((der) => readCertificate(name, der)),
    },
  };
}
