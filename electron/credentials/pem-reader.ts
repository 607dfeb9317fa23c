import { createPrivateKey } from 'node:crypto';
import { encodeAsn1, octets, parseAsn1, sequence } from './asn1.ts';
import { readCertificate } from './certificate-reader.ts';
import type { Spelling } from './passphrase-spelling.ts';
import { decryptWithPassphrase } from './password-encryption.ts';
import type { PemBlock } from './pem-blocks.ts';
import type { CertificatePiece, KeyPiece } from './pieces.ts';
import { type KeyForm, keyPiece, readPrivateKey } from './private-key-reader.ts';
import { ReadingStopped, unsupported, wrongPassphrase } from './reading-stopped.ts';
import { WorkBudget } from './work-budget.ts';

export type PemContents = { readonly certificates: readonly CertificatePiece[]; readonly keys: readonly KeyPiece[] };

const CERTIFICATES = ['CERTIFICATE', 'X509 CERTIFICATE'];
const PLAIN_KEYS: Record<string, KeyForm> = {
  'PRIVATE KEY': 'pkcs8',
  'RSA PRIVATE KEY': 'pkcs1',
  'EC PRIVATE KEY': 'sec1',
};
const ENCRYPTED_KEY = 'ENCRYPTED PRIVATE KEY';

/** What OpenSSL and the library under Electron both still open in the old form, where the header names the cipher. */
const TRADITIONAL_CIPHERS = ['AES-128-CBC', 'AES-192-CBC', 'AES-256-CBC', 'DES-EDE3-CBC'];

/** Whether a block is one this reader takes. */
export function isCredentialBlock({ label }: PemBlock): boolean {
  return CERTIFICATES.includes(label) || label in PLAIN_KEYS || label === ENCRYPTED_KEY;
}

/**
 * Reads certificates and keys in any order, keys as PKCS#8, PKCS#1 or SEC1, plain or encrypted.
 * Throws `ReadingStopped`; wrong-passphrase when an encrypted key does not open with `passphrase`.
 */
export async function readPem(file: string, blocks: readonly PemBlock[], passphrase: Spelling): Promise<PemContents> {
  const certificates: CertificatePiece[] = [];
  const keys: KeyPiece[] = [];
  const budget = new WorkBudget();
  for (const block of blocks) {
    if (CERTIFICATES.includes(block.label)) certificates.push(readCertificate(file, block.der));
    else if (isCredentialBlock(block)) keys.push(await readKey(file, block, passphrase, budget));
  }
  return { certificates, keys };
}

async function readKey(file: string, block: PemBlock, passphrase: Spelling, budget: WorkBudget): Promise<KeyPiece> {
  if (block.label === ENCRYPTED_KEY) return readEncryptedPkcs8(file, block.der, passphrase, budget);
  if (block.headers.get('Proc-Type')?.endsWith('ENCRYPTED')) return readTraditional(file, block, passphrase);
  return readPrivateKey(file, block.der, PLAIN_KEYS[block.label] ?? 'pkcs8');
}

/** PKCS#8 EncryptedPrivateKeyInfo, DER. It has no MAC: what does not come out as a key had a wrong passphrase. */
export async function readEncryptedPkcs8(
  file: string,
  der: Buffer,
  passphrase: Spelling,
  budget: WorkBudget,
): Promise<KeyPiece> {
  const [algorithm, data] = sequence(parseAsn1(der));
  const plain = await decryptWithPassphrase(algorithm, octets(data), passphrase, budget);
  try {
    return readPrivateKey(file, encodeAsn1(parseAsn1(plain)), 'pkcs8');
  } catch (error) {
    if (error instanceof ReadingStopped) throw wrongPassphrase();
    throw error;
  }
}

function readTraditional(file: string, block: PemBlock, passphrase: Spelling): KeyPiece {
  const cipher = block.headers.get('DEK-Info')?.split(',')[0] ?? '';
  if (!TRADITIONAL_CIPHERS.includes(cipher)) throw unsupported(cipher);
  try {
    return keyPiece(file, createPrivateKey({ key: block.text, format: 'pem', passphrase: passphrase.bytes }));
  } catch {
    throw wrongPassphrase();
  }
}
