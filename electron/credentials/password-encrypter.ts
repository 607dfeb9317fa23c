import { createCipheriv, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { type Asn1, binary } from './asn1.ts';
import { algorithm, integer, nothing, octets, oid, sequence } from './asn1-build.ts';
import type { Spelling } from './passphrase-spelling.ts';
import { PURPOSE, pkcs12Key } from './pkcs12-kdf.ts';

/** What was encrypted, and the AlgorithmIdentifier that a reader needs to undo it. */
export type Encrypted = { readonly algorithm: Asn1; readonly data: Buffer };

const OID = {
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  hmacSha256: '1.2.840.113549.2.9',
  aes256: '2.16.840.1.101.3.4.1.42',
  tripleDes: '1.2.840.113549.1.12.1.3',
  rc2: '1.2.840.113549.1.12.1.6',
} as const;

/** PBES2 with PBKDF2, HMAC-SHA-256 and AES-256 in CBC mode (RFC 8018): what OpenSSL 3 writes. */
export async function encryptAes256(plain: Buffer, passphrase: Spelling, iterations: number): Promise<Encrypted> {
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const key = await promisify(pbkdf2)(passphrase.bytes, salt, iterations, 32, 'sha256');
  const derivation = sequence([octets(salt), integer(iterations), algorithm(OID.hmacSha256, nothing())]);
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  return {
    algorithm: algorithm(OID.pbes2, sequence([algorithm(OID.pbkdf2, derivation), algorithm(OID.aes256, octets(iv))])),
    data: Buffer.concat([cipher.update(plain), cipher.final()]),
  };
}

/** Triple DES as PKCS#12 has it (RFC 7292, appendix C). */
export async function encryptTripleDes(plain: Buffer, passphrase: Spelling, iterations: number): Promise<Encrypted> {
  const salt = randomBytes(8);
  const key = await pkcs12Key('sha1', passphrase.utf16, salt, PURPOSE.key, iterations, 24);
  const iv = await pkcs12Key('sha1', passphrase.utf16, salt, PURPOSE.iv, iterations, 8);
  const cipher = createCipheriv('des-ede3-cbc', key, iv);
  return {
    algorithm: pkcs12Algorithm(OID.tripleDes, salt, iterations),
    data: Buffer.concat([cipher.update(plain), cipher.final()]),
  };
}

/** RC2 with 40 bits, which hides nothing but is what Keychain Access expects around certificates. */
export async function encryptRc2(plain: Buffer, passphrase: Spelling, iterations: number): Promise<Encrypted> {
  const salt = randomBytes(8);
  const key = await pkcs12Key('sha1', passphrase.utf16, salt, PURPOSE.key, iterations, 5);
  const iv = await pkcs12Key('sha1', passphrase.utf16, salt, PURPOSE.iv, iterations, 8);
  const cipher = forge.rc2.createEncryptionCipher(binary(key), 40);
  cipher.start(binary(iv));
  cipher.update(forge.util.createBuffer(binary(plain)));
  cipher.finish();
  return {
    algorithm: pkcs12Algorithm(OID.rc2, salt, iterations),
    data: Buffer.from(cipher.output.getBytes(), 'latin1'),
  };
}

function pkcs12Algorithm(id: string, salt: Buffer, iterations: number): Asn1 {
  return sequence([oid(id), sequence([octets(salt), integer(iterations)])]);
}
