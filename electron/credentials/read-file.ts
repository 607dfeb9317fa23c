import type { FileForm } from '../../shared/credential/credential.ts';
import { keyIdInName } from '../../shared/credential/token-key.ts';
import type { OtherFileKind, Problem } from '../../shared/problem.ts';
import { type Asn1, parseAsn1 } from './asn1.ts';
import { readCertificate } from './certificate-reader.ts';
import { type DerKind, derKind } from './der-kind.ts';
import { otherFileKind } from './other-file-kind.ts';
import { NO_PASSPHRASE, type Spelling, spellingsOf } from './passphrase-spelling.ts';
import { looksLikePem, pemBlocks } from './pem-blocks.ts';
import { isCredentialBlock, readEncryptedPkcs8, readPem } from './pem-reader.ts';
import type { CertificatePiece, KeyPiece } from './pieces.ts';
import { readPkcs12 } from './pkcs12-reader.ts';
import { type KeyForm, readPrivateKey } from './private-key-reader.ts';
import { ReadingStopped, type StopReason } from './reading-stopped.ts';
import { WorkBudget } from './work-budget.ts';

export type FileReading =
  | {
      readonly kind: 'read';
      readonly form: FileForm;
      readonly certificates: readonly CertificatePiece[];
      readonly keys: readonly KeyPiece[];
      /** Set for Apple's `.p8`, with the Key ID where the file's name tells it. */
      readonly signingKey: { readonly keyId: string | null } | null;
      /** The cipher of its store that OpenSSL 3 refuses; null when it uses none. */
      readonly oldCipher: string | null;
    }
  /** `wrongPassphrase`: one was given and does not open it. */
  | { readonly kind: 'locked'; readonly wrongPassphrase: boolean }
  | { readonly kind: 'failed'; readonly problem: Problem };

type Contents = Omit<Extract<FileReading, { kind: 'read' }>, 'kind' | 'signingKey'>;

/** Credentials are a few kilobytes, with a long chain some tens. What is larger is something else. */
const LARGEST_CREDENTIAL = 256 * 1024;
const CREDENTIAL_NAME = /\.(cer|crt|der|p12|pfx|pem|key|p8)$/i;
const DER_SEQUENCE = 0x30;
const PLAIN_DER = { form: 'der', oldCipher: null } as const;

/**
 * Reads a file's certificates and private keys, whatever its name says. No passphrase and an empty one are tried
 * without being asked for; `passphrase` null means that none was given yet. Never throws for what a file holds.
 */
export async function readCredentialFile(
  name: string,
  bytes: Uint8Array,
  passphrase: string | null,
): Promise<FileReading> {
  const given = spellingsOf(passphrase ?? '');
  const candidates = passphrase === null || passphrase === '' ? [NO_PASSPHRASE, ...given] : given;
  for (const candidate of candidates) {
    try {
      return await readWith(name, bytes, candidate);
    } catch (error) {
      if (!(error instanceof ReadingStopped)) throw error;
      if (error.reason.kind !== 'wrong-passphrase') return failed(problemOf(name, error.reason));
    }
  }
  return { kind: 'locked', wrongPassphrase: passphrase !== null };
}

async function readWith(name: string, bytes: Uint8Array, passphrase: Spelling): Promise<FileReading> {
  if (bytes.length > LARGEST_CREDENTIAL) return notACredential(name, otherFileKind(name, bytes));
  const text = Buffer.from(bytes).toString('latin1');
  if (looksLikePem(text)) return readPemFile(name, text, passphrase);
  if (bytes[0] === DER_SEQUENCE) return readDerFile(name, bytes, passphrase);
  return notACredential(name, otherFileKind(name, bytes));
}

async function readPemFile(name: string, text: string, passphrase: Spelling): Promise<FileReading> {
  const blocks = pemBlocks(text);
  if (!blocks.some(isCredentialBlock)) {
    const labels = blocks.map(({ label }) => label);
    const isRequest = labels.some((label) => label.endsWith('CERTIFICATE REQUEST'));
    const isPublicKey = labels.some((label) => label.endsWith('PUBLIC KEY'));
    return notACredential(name, isRequest ? 'signing-request' : isPublicKey ? 'public-key' : null);
  }
  return read(name, { form: 'pem', oldCipher: null, ...(await readPem(name, blocks, passphrase)) });
}

async function readDerFile(name: string, bytes: Uint8Array, passphrase: Spelling): Promise<FileReading> {
  const root = parseUnlessForeign(name, bytes);
  const kind = root === null ? null : derKind(root);
  if (root === null || kind === null) return notACredential(name, otherFileKind(name, bytes));
  switch (kind) {
    case 'signing-request':
    case 'public-key':
      return notACredential(name, kind);
    case 'signed-message':
      return notACredential(name, holdsPropertyList(bytes) ? 'provisioning-profile' : otherFileKind(name, bytes));
    default: {
      const contents = await readDer(name, Buffer.from(bytes), root, kind, passphrase);
      if (contents.certificates.length === 0 && contents.keys.length === 0) return notACredential(name, null);
      return read(name, contents);
    }
  }
}

async function readDer(
  name: string,
  der: Buffer,
  root: Asn1,
  kind: Exclude<DerKind, 'signing-request' | 'public-key' | 'signed-message'>,
  passphrase: Spelling,
): Promise<Contents> {
  switch (kind) {
    case 'certificate':
      return { ...PLAIN_DER, certificates: [readCertificate(name, der)], keys: [] };
    case 'encrypted-pkcs8':
      return {
        ...PLAIN_DER,
        certificates: [],
        keys: [await readEncryptedPkcs8(name, der, passphrase, new WorkBudget())],
      };
    case 'pkcs12':
      return readStore(name, root, passphrase);
    default:
      return { ...PLAIN_DER, certificates: [], keys: [readPrivateKey(name, der, kind satisfies KeyForm)] };
  }
}

async function readStore(name: string, root: Asn1, passphrase: Spelling): Promise<Contents> {
  const store = await readPkcs12(root, passphrase);
  return {
    form: store.oldCipher === null ? 'pkcs12' : 'pkcs12-rc2',
    oldCipher: store.oldCipher,
    certificates: store.certificates.map((der) => readCertificate(name, der)),
    keys: store.keys.map((der) => readPrivateKey(name, der, 'pkcs8')),
  };
}

/** A file whose name is none of a credential's and that is no ASN.1 either was never meant to be one. */
function parseUnlessForeign(name: string, bytes: Uint8Array): Asn1 | null {
  try {
    return parseAsn1(bytes);
  } catch (error) {
    if (CREDENTIAL_NAME.test(name)) throw error;
    return null;
  }
}

/** Apple's `AuthKey_<KEYID>.p8`: told by its name, since any EC key may look like it inside. */
function isTokenKey(name: string, { certificates, keys }: Pick<Contents, 'certificates' | 'keys'>): boolean {
  const named = /\.p8$/i.test(name) || /^(APNs)?AuthKey_/i.test(name);
  return named && certificates.length === 0 && keys.some(({ summary }) => summary.keyAlgorithm === 'EC P-256');
}

function read(name: string, contents: Contents): FileReading {
  const signingKey = isTokenKey(name, contents) ? { keyId: keyIdInName(name) } : null;
  return { kind: 'read', ...contents, signingKey };
}

function holdsPropertyList(bytes: Uint8Array): boolean {
  return Buffer.from(bytes).includes('<plist');
}

function notACredential(file: string, looksLike: OtherFileKind | null): FileReading {
  return failed({ code: 'not-a-credential', file, looksLike });
}

function failed(problem: Problem): FileReading {
  return { kind: 'failed', problem };
}

function problemOf(file: string, reason: Exclude<StopReason, { kind: 'wrong-passphrase' }>): Problem {
  switch (reason.kind) {
    case 'damaged':
      return { code: 'file-damaged', file, offset: reason.offset };
    case 'unsupported':
      return { code: 'cipher-unsupported', file, cipher: reason.cipher };
    case 'too-many-parts':
      return { code: 'not-a-credential', file, looksLike: null };
    case 'too-much-work':
      return { code: 'too-much-work', file, iterations: reason.iterations, limit: reason.limit };
  }
}
