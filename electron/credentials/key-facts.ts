import { createHash, type KeyObject } from 'node:crypto';

const CURVE_NAMES: Record<string, string> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };

/** SHA-256 of the SubjectPublicKeyInfo, lowercase hex. */
export function publicKeyId(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/** "RSA 2048", "EC P-256"; the kind's own name for others. */
export function keyAlgorithm(key: KeyObject): string {
  const details = key.asymmetricKeyDetails;
  if (key.asymmetricKeyType === 'rsa') return `RSA ${details?.modulusLength ?? ''}`.trim();
  if (key.asymmetricKeyType === 'ec')
    return `EC ${CURVE_NAMES[details?.namedCurve ?? ''] ?? details?.namedCurve ?? ''}`.trim();
  return key.asymmetricKeyType ?? 'unknown';
}
