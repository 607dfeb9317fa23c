import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

export type TokenClaims = {
  readonly keyId?: string;
  readonly teamId?: string;
  /** UNIX seconds. */
  readonly issuedAt?: number;
  /** How the signature is written: as JWS wants it, or as `openssl dgst -sign` does. */
  readonly form?: 'ieee-p1363' | 'der';
};

/** A P-256 key as Apple hands it out. */
export function newSigningKey(): { readonly privateKey: KeyObject; readonly pem: string; readonly publicPem: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    privateKey,
    pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

/** A provider token, made without our own client, so that it can judge the simulator. */
export function providerToken(key: KeyObject | string, claims: TokenClaims = {}): string {
  const { keyId = 'ABC123DEFG', teamId = '7XK2A9QPLM', form = 'ieee-p1363' } = claims;
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const iat = claims.issuedAt ?? Math.floor(Date.now() / 1000);
  const signed = `${part({ alg: 'ES256', kid: keyId })}.${part({ iss: teamId, iat })}`;
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: form } as Parameters<typeof sign>[2]);
  return `${signed}.${signature.toString('base64url')}`;
}
