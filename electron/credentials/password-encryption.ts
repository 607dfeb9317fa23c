import { createDecipheriv, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { type Asn1, binary, isInteger, octets, oid, sequence, smallInteger } from './asn1.ts';
import { bmpPassphrase, PURPOSE, pkcs12Key } from './pkcs12-kdf.ts';
import { damaged, unsupported, wrongPassphrase } from './reading-stopped.ts';
import type { WorkBudget } from './work-budget.ts';

/**
 * Password-based encryption as PKCS#12 and PKCS#8 files name it: PBES2 (RFC 8018) by the system's crypto, and the
 * older schemes of PKCS#12 (RFC 7292, appendix C), whose RC2 the TLS library under Node and Electron refuses.
 */

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';

type Cipher = { readonly name: 'aes' | '3des' | 'rc2'; readonly keyBytes: number; readonly ivBytes: number };

const PKCS12_SCHEMES: Record<string, Cipher> = {
  '1.2.840.113549.1.12.1.3': { name: '3des', keyBytes: 24, ivBytes: 8 },
  '1.2.840.113549.1.12.1.4': { name: '3des', keyBytes: 16, ivBytes: 8 },
  '1.2.840.113549.1.12.1.5': { name: 'rc2', keyBytes: 16, ivBytes: 8 },
  '1.2.840.113549.1.12.1.6': { name: 'rc2', keyBytes: 5, ivBytes: 8 },
};

const PBES2_CIPHERS: Record<string, Cipher> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes', keyBytes: 16, ivBytes: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes', keyBytes: 24, ivBytes: 16 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes', keyBytes: 32, ivBytes: 16 },
  '1.2.840.113549.3.7': { name: '3des', keyBytes: 24, ivBytes: 8 },
};

const PRFS: Record<string, string> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

/** Names of what is met in the wild and not read, for the message. */
const OTHER_NAMES: Record<string, string> = {
  '1.2.840.113549.1.12.1.1': 'RC4-128',
  '1.2.840.113549.1.12.1.2': 'RC4-40',
  '1.2.840.113549.1.5.1': 'PBE-MD2-DES',
  '1.2.840.113549.1.5.3': 'PBE-MD5-DES',
  '1.2.840.113549.1.5.4': 'PBE-MD2-RC2-64',
  '1.2.840.113549.1.5.6': 'PBE-MD5-RC2-64',
  '1.2.840.113549.1.5.10': 'PBE-SHA1-DES',
  '1.2.840.113549.1.5.11': 'PBE-SHA1-RC2-64',
  '1.3.14.3.2.7': 'DES-CBC',
  '1.2.840.113549.3.2': 'RC2-CBC',
  '1.3.6.1.4.1.11591.4.11': 'scrypt',
};

/** "RC2-40" for an algorithm identifier of an RC2 scheme, which OpenSSL 3 opens only with `-legacy`; else null. */
export function oldCipherName(algorithm: Asn1 | undefined): string | null {
  const cipher = PKCS12_SCHEMES[oid(sequence(algorithm)[0])];
  return cipher?.name === 'rc2' ? `RC2-${cipher.keyBytes * 8}` : null;
}

/**
 * Decrypts `data` as `algorithm` (an AlgorithmIdentifier) says. `passphrase` null is none at all, which the schemes
 * of PKCS#12 tell from an empty one. Throws `ReadingStopped`: unsupported, too-much-work, damaged, or
 * wrong-passphrase when the padding does not come out right (which a wrong passphrase passes once in 256 times).
 */
export async function decryptWithPassphrase(
  algorithm: Asn1 | undefined,
  data: Buffer,
  passphrase: string | null,
  budget: WorkBudget,
): Promise<Buffer> {
  const [schemeNode, parameters] = sequence(algorithm);
  const scheme = oid(schemeNode);
  const legacy = PKCS12_SCHEMES[scheme];
  if (legacy !== undefined) return decryptPkcs12(legacy, parameters, data, passphrase, budget);
  if (scheme !== PBES2) throw unsupported(nameOf(scheme));
  return decryptPbes2(parameters, data, passphrase ?? '', budget);
}

async function decryptPkcs12(
  cipher: Cipher,
  parameters: Asn1 | undefined,
  data: Buffer,
  passphrase: string | null,
  budget: WorkBudget,
): Promise<Buffer> {
  const [saltNode, iterationNode] = sequence(parameters);
  const salt = octets(saltNode);
  const iterations = smallInteger(iterationNode);
  budget.spend(iterations);
  const secret = bmpPassphrase(passphrase);
  const key = await pkcs12Key('sha1', secret, salt, PURPOSE.key, iterations, cipher.keyBytes);
  const iv = await pkcs12Key('sha1', secret, salt, PURPOSE.iv, iterations, cipher.ivBytes);
  return decryptBlocks(cipher, key, iv, data);
}

async function decryptPbes2(
  parameters: Asn1 | undefined,
  data: Buffer,
  passphrase: string,
  budget: WorkBudget,
): Promise<Buffer> {
  const [kdf, encryption] = sequence(parameters);
  const [kdfNode, kdfParameters] = sequence(kdf);
  if (oid(kdfNode) !== PBKDF2) throw unsupported(nameOf(oid(kdfNode)));
  const [cipherNode, ivNode] = sequence(encryption);
  const cipher = PBES2_CIPHERS[oid(cipherNode)];
  if (cipher === undefined) throw unsupported(nameOf(oid(cipherNode)));
  const [saltNode, iterationNode, ...rest] = sequence(kdfParameters);
  const prfNode = rest.find((node) => !isInteger(node));
  const prfOid = prfNode === undefined ? '1.2.840.113549.2.7' : oid(sequence(prfNode)[0]);
  const prf = PRFS[prfOid];
  if (prf === undefined) throw unsupported(nameOf(prfOid));
  const iterations = smallInteger(iterationNode);
  budget.spend(iterations);
  // PBES2 takes the passphrase as UTF-8 where the older schemes take UTF-16 (RFC 8018, RFC 7292).
  const key = await promisify(pbkdf2)(passphrase, octets(saltNode), iterations, cipher.keyBytes, prf);
  return decryptBlocks(cipher, key, octets(ivNode), data);
}

function decryptBlocks(cipher: Cipher, key: Buffer, iv: Buffer, data: Buffer): Buffer {
  if (iv.length !== cipher.ivBytes || data.length === 0 || data.length % cipher.ivBytes !== 0) throw damaged();
  if (cipher.name !== 'aes') return decryptWithForge(cipher, key, iv, data);
  const decipher = createDecipheriv(`aes-${cipher.keyBytes * 8}-cbc`, key, iv);
  const start = decipher.update(data);
  try {
    return Buffer.concat([start, decipher.final()]);
  } catch {
    throw wrongPassphrase();
  }
}

function decryptWithForge(cipher: Cipher, key: Buffer, iv: Buffer, data: Buffer): Buffer {
  const input = forge.util.createBuffer(binary(data));
  if (cipher.name === 'rc2') {
    const decipher = forge.rc2.createDecryptionCipher(binary(key), key.length * 8);
    decipher.start(binary(iv));
    decipher.update(input);
    if (!decipher.finish()) throw wrongPassphrase();
    return Buffer.from(decipher.output.getBytes(), 'latin1');
  }
  const decipher = forge.cipher.createDecipher('3DES-CBC', binary(threeKeys(key)));
  decipher.start({ iv: binary(iv) });
  decipher.update(input);
  if (!decipher.finish()) throw wrongPassphrase();
  return Buffer.from(decipher.output.getBytes(), 'latin1');
}

/** Triple DES with two keys uses the first one again as the third. */
function threeKeys(key: Buffer): Buffer {
  return key.length === 16 ? Buffer.concat([key, key.subarray(0, 8)]) : key;
}

function nameOf(id: string): string {
  return OTHER_NAMES[id] ?? id;
}
