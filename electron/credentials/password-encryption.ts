import { createDecipheriv } from 'node:crypto';
import forge from 'node-forge';
import { type Asn1, binary, octets, oid, sequence, smallInteger } from './asn1.ts';
import { deriveKey } from './key-derivation.ts';
import type { Spelling } from './passphrase-spelling.ts';
import { PURPOSE, pkcs12Key } from './pkcs12-kdf.ts';
import { damaged, unsupported, wrongPassphrase } from './reading-stopped.ts';
import type { WorkBudget } from './work-budget.ts';

/**
 * Password-based encryption as PKCS#12 and PKCS#8 files name it: PBES2 (RFC 8018) by the system's crypto, and the
 * older schemes of PKCS#12 (RFC 7292, appendix C), whose RC2 the TLS library under Node and Electron refuses.
 */

const PBES2 = '1.2.840.113549.1.5.13';

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

/** Of 512 bytes to 16 KB, at which node-forge is quickest: 6 MB a second. */
const RC2_PIECE = 2 * 1024;

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
};

/** "RC2-40" for an algorithm identifier of an RC2 scheme, which OpenSSL 3 opens only with `-legacy`; else null. */
export function oldCipherName(algorithm: Asn1 | undefined): string | null {
  const cipher = PKCS12_SCHEMES[oid(sequence(algorithm)[0])];
  return cipher?.name === 'rc2' ? `RC2-${cipher.keyBytes * 8}` : null;
}

/**
 * Decrypts `data` as `algorithm` (an AlgorithmIdentifier) says. Throws `ReadingStopped`: unsupported, too-much-work,
 * too-many-parts, damaged, or wrong-passphrase when the padding does not come out right (which a wrong passphrase
 * passes once in 256 times).
 */
export async function decryptWithPassphrase(
  algorithm: Asn1 | undefined,
  data: Buffer,
  passphrase: Spelling,
  budget: WorkBudget,
): Promise<Buffer> {
  const [schemeNode, parameters] = sequence(algorithm);
  const scheme = oid(schemeNode);
  const legacy = PKCS12_SCHEMES[scheme];
  if (legacy !== undefined) return decryptPkcs12(legacy, parameters, data, passphrase.utf16, budget);
  if (scheme !== PBES2) throw unsupported(nameOf(scheme));
  return decryptPbes2(parameters, data, passphrase.bytes, budget);
}

async function decryptPkcs12(
  cipher: Cipher,
  parameters: Asn1 | undefined,
  data: Buffer,
  secret: Buffer,
  budget: WorkBudget,
): Promise<Buffer> {
  const [saltNode, iterationNode] = sequence(parameters);
  const salt = octets(saltNode);
  const iterations = smallInteger(iterationNode);
  budget.spend(iterations);
  const key = await pkcs12Key('sha1', secret, salt, PURPOSE.key, iterations, cipher.keyBytes);
  const iv = await pkcs12Key('sha1', secret, salt, PURPOSE.iv, iterations, cipher.ivBytes);
  return decryptBlocks(cipher, key, iv, data, budget);
}

async function decryptPbes2(
  parameters: Asn1 | undefined,
  data: Buffer,
  passphrase: Buffer,
  budget: WorkBudget,
): Promise<Buffer> {
  const [derivation, encryption] = sequence(parameters);
  const [cipherNode, ivNode] = sequence(encryption);
  const cipher = PBES2_CIPHERS[oid(cipherNode)];
  if (cipher === undefined) throw unsupported(nameOf(oid(cipherNode)));
  const key = await deriveKey(derivation, passphrase, cipher.keyBytes, budget);
  return decryptBlocks(cipher, key, octets(ivNode), data, budget);
}

function decryptBlocks(cipher: Cipher, key: Buffer, iv: Buffer, data: Buffer, budget: WorkBudget): Buffer {
  const { name, ivBytes: block } = cipher;
  if (iv.length !== block || data.length === 0 || data.length % block !== 0) throw damaged();
  // The last block alone tells most wrong passphrases, so that a large file is not decrypted for each.
  const beforeLast = data.length === block ? iv : data.subarray(-2 * block, -block);
  const padding = paddingLength(decryptAll(cipher, key, beforeLast, data.subarray(-block)));
  if (name !== 'aes') budget.spendOldCipher(data.length);
  return decryptAll(cipher, key, iv, data).subarray(0, data.length - padding);
}

/** In CBC mode, padding and all. */
function decryptAll({ name, keyBytes }: Cipher, key: Buffer, iv: Buffer, data: Buffer): Buffer {
  if (name === 'rc2') return decryptRc2(key, iv, data);
  const decipher =
    name === 'aes'
      ? createDecipheriv(`aes-${keyBytes * 8}-cbc`, key, iv)
      : createDecipheriv('des-ede3-cbc', threeKeys(key), iv);
  decipher.setAutoPadding(false);
  return Buffer.concat([decipher.update(data), decipher.final()]);
}

/**
 * Node's TLS library has dropped RC2, and Electron's knows it only for its own parser. node-forge takes minutes for
 * long data in one piece, so each piece gets a cipher of its own, with the last block before it as its start.
 */
function decryptRc2(key: Buffer, iv: Buffer, data: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at < data.length; at += RC2_PIECE) {
    const decipher = forge.rc2.createDecryptionCipher(binary(key), key.length * 8);
    decipher.start(binary(at === 0 ? iv : data.subarray(at - iv.length, at)));
    decipher.update(forge.util.createBuffer(binary(data.subarray(at, at + RC2_PIECE))));
    pieces.push(Buffer.from(decipher.output.getBytes(), 'latin1'));
  }
  return Buffer.concat(pieces);
}

/** RFC 8018, 6.1.1: 1 to a block's number of bytes, each of which tells their number. */
function paddingLength(lastBlock: Buffer): number {
  const count = lastBlock.at(-1) ?? 0;
  if (count < 1 || count > lastBlock.length) throw wrongPassphrase();
  if (lastBlock.subarray(-count).some((byte) => byte !== count)) throw wrongPassphrase();
  return count;
}

/** Triple DES with two keys uses the first one again as the third. */
function threeKeys(key: Buffer): Buffer {
  return key.length === 16 ? Buffer.concat([key, key.subarray(0, 8)]) : key;
}

function nameOf(id: string): string {
  return OTHER_NAMES[id] ?? id;
}
