import { createPrivateKey } from 'node:crypto';
import { encodeAsn1, octets, parseAsn1, sequence } from './asn1.ts';
import { readCertificate } from './certificate-reader.ts';
import type { Opener, Spelling } from './passphrase-spelling.ts';
import { decryptWithPassphrase } from './password-encryption.ts';
import type { PemBlock } from './pem-blocks.ts';
import type { CertificatePiece, KeyPiece } from './pieces.ts';
import { type KeyForm, keyPiece, readPrivateKey } from './private-key-reader.ts';
import { isPastLimits, ReadingStopped, unsupported, wrongPassphrase } from './reading-stopped.ts';
import type { WorkBudget } from './work-budget.ts';

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
export function isCredentialBlock({ label }: Pick<PemBlock, 'label'>): boolean {
  return CERTIFICATES.includes(label) || isKey({ label });
}

function isKey({ label }: Pick<PemBlock, 'label'>): boolean {
  return label in PLAIN_KEYS || label === ENCRYPTED_KEY;
}

/**
 * Reads certificates and keys in any order, keys as PKCS#8, PKCS#1 or SEC1. What is plain is read once; the function
 * that comes back opens what is encrypted, and may be tried with one passphrase after another.
 * Both throw `ReadingStopped`; wrong-passphrase when an encrypted key does not open.
 */
export function openPem(file: string, blocks: readonly PemBlock[], budget: WorkBudget): Opener<PemContents> {
  const certificates = blocks
    .filter(({ label }) => CERTIFICATES.includes(label))
    .map(({ der }) => readCertificate(file, der, budget));
  const keys = blocks.filter(isKey).map((block) => openKey(file, block, budget));
  return async (passphrase) => {
    const opened: KeyPiece[] = [];
    for (const key of keys) opened.push(typeof key === 'function' ? await key(passphrase) : key);
    return { certificates, keys: opened };
  };
}

function openKey(file: string, block: PemBlock, budget: WorkBudget): KeyPiece | Opener<KeyPiece> {
  const { label, headers, der } = block;
  if (label === ENCRYPTED_KEY) return (passphrase) => readEncryptedPkcs8(file, der, passphrase, budget);
  if (!headers.get('Proc-Type')?.endsWith('ENCRYPTED')) {
    return readPrivateKey(file, der, PLAIN_KEYS[label] ?? 'pkcs8', budget);
  }
  const cipher = headers.get('DEK-Info')?.split(',')[0] ?? '';
  if (!TRADITIONAL_CIPHERS.includes(cipher)) throw unsupported(cipher);
  return (passphrase) => readTraditional(file, block, passphrase, budget);
}

/** PKCS#8 EncryptedPrivateKeyInfo, DER. It has no MAC: what does not come out as a key had a wrong passphrase. */
export async function readEncryptedPkcs8(
  file: string,
  der: Buffer,
  passphrase: Spelling,
  budget: WorkBudget,
): Promise<KeyPiece> {
  const [algorithm, data] = sequence(parseAsn1(der, budget));
  const plain = await decryptWithPassphrase(algorithm, octets(data), passphrase, budget);
  try {
    return readPrivateKey(file, encodeAsn1(parseAsn1(plain, budget)), 'pkcs8', budget);
  } catch (error) {
    if (error instanceof ReadingStopped && !isPastLimits(error)) throw wrongPassphrase();
    throw error;
  }
}

async function readTraditional(
  file: string,
  { label, der, text }: PemBlock,
  passphrase: Spelling,
  budget: WorkBudget,
): Promise<KeyPiece> {
  // What is encrypted is as long as what is not, but for the padding.
  budget.spendKey(der.length, PLAIN_KEYS[label] === 'pkcs1' ? 'rsa' : 'other');
  try {
    return keyPiece(file, createPrivateKey({ key: text, format: 'pem', passphrase: passphrase.bytes }));
  } catch {
    throw wrongPassphrase();
  }
}
