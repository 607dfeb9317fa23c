import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { TokenKeyMaterial } from '../../electron/credentials/credential-material.ts';

/** A signing key as Apple's `.p8` would hold it, and the public half a server checks tokens with. */
export function makeSigningKey(
  keyId = 'ABC123DEFG',
  teamId = '7XK2A9QPLM',
): { readonly material: TokenKeyMaterial; readonly publicKey: KeyObject } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const none = { commonName: null, issuer: null, serialNumber: null, notBefore: null, notAfter: null, sha256: null };
  const material: TokenKeyMaterial = {
    kind: 'token-key',
    keyId,
    teamId,
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    facts: {
      ...none,
      id: `${keyId}.${teamId}`,
      kind: 'token-key',
      environments: ['sandbox', 'production'],
      topics: [],
      teamId,
      keyId,
      keyAlgorithm: 'EC P-256',
      hasPrivateKey: true,
      files: [`AuthKey_${keyId}.p8`],
    },
  };
  return { material, publicKey };
}
