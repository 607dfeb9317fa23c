import { createPrivateKey } from 'node:crypto';

/** A PKCS#8 key encrypted with AES-256, which every OpenSSL since 1.0 opens. `passphrase` is not empty. */
export function encryptedKeyPem(pem: string, passphrase: string): string {
  const options = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase } as const;
  return createPrivateKey(pem).export(options).toString();
}
