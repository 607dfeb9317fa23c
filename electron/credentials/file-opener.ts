import type { FileForm } from '../../shared/credential/credential.ts';
import type { OtherFileKind } from '../../shared/problem.ts';
import { type Asn1, parseAsn1 } from './asn1.ts';
import { readCertificate } from './certificate-reader.ts';
import { type DerKind, derKind } from './der-kind.ts';
import { bareBase64, fileText } from './file-text.ts';
import { otherFileKind } from './other-file-kind.ts';
import type { Opener } from './passphrase-spelling.ts';
import { looksLikePem, type PemBlock, pemBlocks } from './pem-blocks.ts';
import { isCredentialBlock, openPem, readEncryptedPkcs8 } from './pem-reader.ts';
import type { CertificatePiece, KeyPiece } from './pieces.ts';
import { readPkcs12 } from './pkcs12-reader.ts';
import { type KeyForm, readPrivateKey } from './private-key-reader.ts';
import { ReadingStopped } from './reading-stopped.ts';
import type { WorkBudget } from './work-budget.ts';

export type FileContents = {
  readonly form: FileForm;
  readonly certificates: readonly CertificatePiece[];
  readonly keys: readonly KeyPiece[];
  /** The cipher of its store that OpenSSL 3 refuses; null when it uses none. */
  readonly oldCipher: string | null;
};

/** A file that is no credential. */
export type OtherFile = { readonly looksLike: OtherFileKind | null };

const CREDENTIAL_NAME = /\.(cer|crt|der|p12|pfx|pem|key|p8)$/i;
const DER_SEQUENCE = 0x30;
const PLAIN_DER = { form: 'der', oldCipher: null } as const;

/**
 * Tells by its bytes what a file is, and reads what is not encrypted; the opener, which may be tried with one
 * passphrase after another, gives the whole. Both throw `ReadingStopped`.
 */
export function fileOpener(name: string, bytes: Uint8Array, budget: WorkBudget): Opener<FileContents> | OtherFile {
  const inText = fileText(bytes);
  if (looksLikePem(inText.text)) {
    const blocks = pemBlocks(inText, budget);
    if (blocks.length > 0) return pemOpener(name, blocks, budget);
  }
  if (bytes[0] === DER_SEQUENCE) return derOpener(name, Buffer.from(bytes), budget);
  const unwrapped = bareBase64(inText.text);
  if (unwrapped !== null && isProfile(unwrapped, budget)) return { looksLike: 'provisioning-profile' };
  return { looksLike: otherFileKind(name, bytes) };
}

function pemOpener(name: string, blocks: readonly PemBlock[], budget: WorkBudget): Opener<FileContents> | OtherFile {
  if (!blocks.some(isCredentialBlock)) {
    const isLabelled = (ending: string) => blocks.some(({ label }) => label.endsWith(ending));
    if (isLabelled('CERTIFICATE REQUEST')) return { looksLike: 'signing-request' };
    if (isLabelled('PUBLIC KEY')) return { looksLike: 'public-key' };
    return { looksLike: blocks.some(({ der }) => isProfile(der, budget)) ? 'provisioning-profile' : null };
  }
  const open = openPem(name, blocks, budget);
  return async (passphrase) => ({ form: 'pem', oldCipher: null, ...(await open(passphrase)) });
}

function derOpener(name: string, der: Buffer, budget: WorkBudget): Opener<FileContents> | OtherFile {
  const root = parseUnlessForeign(name, der, budget);
  const kind = root === null ? null : derKind(root);
  if (root === null || kind === null) return { looksLike: otherFileKind(name, der) };
  switch (kind) {
    case 'signing-request':
    case 'public-key':
      return { looksLike: kind };
    case 'signed-message':
      return { looksLike: holdsPropertyList(der) ? 'provisioning-profile' : otherFileKind(name, der) };
    case 'encrypted-pkcs8':
      return async (passphrase) => ({
        ...PLAIN_DER,
        certificates: [],
        keys: [await readEncryptedPkcs8(name, der, passphrase, budget)],
      });
    case 'pkcs12':
      return storeOpener(name, root, budget);
    default: {
      const contents = plainContents(name, der, kind, budget);
      return async () => contents;
    }
  }
}

function plainContents(
  name: string,
  der: Buffer,
  kind: Extract<DerKind, 'certificate' | KeyForm>,
  budget: WorkBudget,
): FileContents {
  return kind === 'certificate'
    ? { ...PLAIN_DER, certificates: [readCertificate(name, der, budget)], keys: [] }
    : { ...PLAIN_DER, certificates: [], keys: [readPrivateKey(name, der, kind, budget)] };
}

function storeOpener(name: string, root: Asn1, budget: WorkBudget): Opener<FileContents> {
  return async (passphrase) => {
    const { oldCipher, certificates, keys } = await readPkcs12(root, passphrase, budget);
    return {
      form: oldCipher === null ? 'pkcs12' : 'pkcs12-rc2',
      oldCipher,
      certificates: certificates.map((der) => readCertificate(name, der, budget)),
      keys: keys.map((der) => readPrivateKey(name, der, 'pkcs8', budget)),
    };
  };
}

/** A file whose name is none of a credential's and that is no ASN.1 either was never meant to be one. */
function parseUnlessForeign(name: string, bytes: Uint8Array, budget: WorkBudget): Asn1 | null {
  try {
    return parseAsn1(bytes, budget);
  } catch (error) {
    const isForeign = error instanceof ReadingStopped && error.reason.kind === 'damaged' && !CREDENTIAL_NAME.test(name);
    if (isForeign) return null;
    throw error;
  }
}

/** A property list that Apple has signed (CMS, RFC 5652). */
function isProfile(der: Buffer, budget: WorkBudget): boolean {
  if (der[0] !== DER_SEQUENCE || !holdsPropertyList(der)) return false;
  const root = parseUnlessForeign('', der, budget);
  return root !== null && derKind(root) === 'signed-message';
}

function holdsPropertyList(bytes: Buffer): boolean {
  return bytes.includes('<plist');
}
