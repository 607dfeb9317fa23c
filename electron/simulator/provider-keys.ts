import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { ProviderToken } from '../../shared/simulator/provider-token.ts';
import type { KeyVerdict, KnownKey } from '../../shared/simulator/provider-token-desk.ts';

/** A provider-token key; only its public half is kept. */
export type ProviderKey = KnownKey & { readonly keyId: string; readonly publicKey: KeyObject };

/** The public key in a PEM text: of a `.p8`, whose private half is let go at once, or of a public key. Null when it is no P-256 key. */
export function publicKeyIn(pem: string): KeyObject | null {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : null;
  } catch {
    return null;
  }
}

/** Verifies provider tokens against the keys it knows. */
export function createVerifier(keys: readonly ProviderKey[]): (token: ProviderToken) => KeyVerdict {
  const byId = new Map(keys.map((key) => [key.keyId, key]));
  return (token) => {
    const key = byId.get(token.keyId);
    if (key === undefined) return { kind: 'unknown-key' };
    return isSignedBy(key.publicKey, token) ? { kind: 'verified', key } : { kind: 'bad-signature' };
  };
}

/** The JWS form (RFC 7515: r and s, 64 bytes), or ASN.1 DER, which Apple's own shell recipe makes. */
function isSignedBy(key: KeyObject, { signed, signature }: ProviderToken): boolean {
  const data = Buffer.from(signed);
  const bytes = Buffer.from(signature, 'base64url');
  return (['ieee-p1363', 'der'] as const).some((dsaEncoding) => {
    try {
      return verify('sha256', data, { key, dsaEncoding }, bytes);
    } catch {
      return false;
    }
  });
}
