import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Asn1, encodeAsn1, isContext, members, octets, oid, parseAsn1, sequence, smallInteger } from './asn1.ts';
import { deriveKey, hmacDigest } from './key-derivation.ts';
import type { Spelling } from './passphrase-spelling.ts';
import { decryptWithPassphrase, oldCipherName } from './password-encryption.ts';
import { type Pkcs12Digest, PURPOSE, pkcs12Key } from './pkcs12-kdf.ts';
import { damaged, isPastLimits, ReadingStopped, unsupported, wrongPassphrase } from './reading-stopped.ts';
import type { WorkBudget } from './work-budget.ts';

/** PKCS#12 (RFC 7292): a store of certificates and keys behind a passphrase, as Keychain Access exports it. */

const OID = {
  data: '1.2.840.113549.1.7.1',
  envelopedData: '1.2.840.113549.1.7.3',
  encryptedData: '1.2.840.113549.1.7.6',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  nestedBag: '1.2.840.113549.1.12.10.1.6',
  x509: '1.2.840.113549.1.9.22.1',
  pbmac1: '1.2.840.113549.1.5.14',
} as const;

const DIGESTS: Record<string, Pkcs12Digest> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

const MAC_BYTES: Record<Pkcs12Digest, number> = { sha1: 20, sha256: 32, sha384: 48, sha512: 64 };
const DEEPEST_NESTING = 8;

export type Pkcs12Contents = {
  /** DER. */
  readonly certificates: readonly Buffer[];
  /** PKCS#8, DER, unencrypted. */
  readonly keys: readonly Buffer[];
  /** The RC2 cipher it uses, which OpenSSL 3 opens only with `-legacy`; null when it uses none. */
  readonly oldCipher: string | null;
};

/** What is gathered on the way through the bags. */
type Walk = {
  readonly passphrase: Spelling;
  readonly budget: WorkBudget;
  readonly certificates: Buffer[];
  readonly keys: Buffer[];
  oldCipher: string | null;
};

/**
 * Opens a PKCS#12 file.
 * Throws `ReadingStopped`: wrong-passphrase, unsupported, too-much-work, too-many-parts or damaged.
 */
export async function readPkcs12(root: Asn1, passphrase: Spelling, budget: WorkBudget): Promise<Pkcs12Contents> {
  const [, contentInfo, macData] = sequence(root);
  const content = dataContent(contentInfo);
  const walk: Walk = { passphrase, budget, certificates: [], keys: [], oldCipher: null };
  if (macData !== undefined && !(await macFits(macData, content, passphrase, budget))) throw wrongPassphrase();
  for (const part of sequence(parseAsn1(content, budget))) {
    await bagsOf(part, walk, macData !== undefined);
  }
  return walk;
}

async function macFits(macData: Asn1, content: Buffer, passphrase: Spelling, budget: WorkBudget): Promise<boolean> {
  const [digestInfo, salt, iterationNode] = sequence(macData);
  const [algorithm, expected] = sequence(digestInfo);
  const [algorithmNode, parameters] = sequence(algorithm);
  const algorithmOid = oid(algorithmNode);
  const digest = DIGESTS[algorithmOid];
  if (algorithmOid === OID.pbmac1) return pbmac1Fits(parameters, octets(expected), content, passphrase, budget);
  if (digest === undefined) throw unsupported(`MAC ${algorithmOid}`);
  const iterations = iterationNode === undefined ? 1 : smallInteger(iterationNode);
  budget.spend(iterations);
  const key = await pkcs12Key(digest, passphrase.utf16, octets(salt), PURPOSE.mac, iterations, MAC_BYTES[digest]);
  return isSame(createHmac(digest, key).update(content).digest(), octets(expected));
}

/** PBMAC1 (RFC 9879), which takes the passphrase in UTF-8. */
async function pbmac1Fits(
  parameters: Asn1 | undefined,
  expected: Buffer,
  content: Buffer,
  passphrase: Spelling,
  budget: WorkBudget,
): Promise<boolean> {
  const [derivation, mac] = sequence(parameters);
  const digest = hmacDigest(mac);
  const key = await deriveKey(derivation, passphrase.bytes, null, budget);
  return isSame(createHmac(digest, key).update(content).digest(), expected);
}

function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

function dataContent(contentInfo: Asn1 | undefined): Buffer {
  const [type, content] = sequence(contentInfo);
  const id = oid(type);
  if (id !== OID.data) throw unsupported(id === OID.envelopedData ? 'public-key encryption' : `content ${id}`);
  if (!isContext(content, 0)) throw damaged();
  return octets(members(content)[0]);
}

/** The bags of one part of the store, decrypted when it is encrypted. */
async function bagsOf(contentInfo: Asn1, walk: Walk, authenticated: boolean): Promise<void> {
  const [type, content] = sequence(contentInfo);
  if (oid(type) !== OID.encryptedData) {
    await readBags(parseAsn1(dataContent(contentInfo), walk.budget), walk, authenticated, 0);
    return;
  }
  if (!isContext(content, 0)) throw damaged();
  const [, encrypted] = sequence(members(content)[0]);
  const [, algorithm, data] = sequence(encrypted);
  walk.oldCipher ??= oldCipherName(algorithm);
  const bags = await opened(algorithm, octets(data), walk, authenticated);
  await readBags(bags, walk, authenticated, 0);
}

async function readBags(bags: Asn1, walk: Walk, authenticated: boolean, depth: number): Promise<void> {
  if (depth > DEEPEST_NESTING) throw damaged();
  for (const bag of sequence(bags)) {
    walk.budget.spendPart();
    const [type, wrapped] = sequence(bag);
    const value = members(wrapped)[0];
    switch (oid(type)) {
      case OID.keyBag:
        if (value === undefined) throw damaged();
        walk.keys.push(encodeAsn1(value));
        break;
      case OID.shroudedKeyBag: {
        const [algorithm, data] = sequence(value);
        walk.oldCipher ??= oldCipherName(algorithm);
        walk.keys.push(encodeAsn1(await opened(algorithm, octets(data), walk, authenticated)));
        break;
      }
      case OID.certificateBag: {
        const [kind, certificate] = sequence(value);
        if (oid(kind) === OID.x509) walk.certificates.push(octets(members(certificate)[0]));
        break;
      }
      case OID.nestedBag:
        if (value === undefined) throw damaged();
        await readBags(value, walk, authenticated, depth + 1);
        break;
      default:
        // Revocation lists and secrets are no part of a push credential.
        break;
    }
  }
}

/** The MAC proves the UTF-16 form; beyond ASCII the bytes of it may still be spelt otherwise. */
function isProved({ utf16, bytes }: Spelling): boolean {
  return bytes.length === 0 || utf16.length === 2 * (bytes.length + 1);
}

/**
 * Decrypts and parses. Once a MAC has proved the passphrase, what does not decrypt is damaged; without one, a
 * passphrase that is wrong shows only in that nothing sensible comes out.
 */
async function opened(algorithm: Asn1 | undefined, data: Buffer, walk: Walk, authenticated: boolean): Promise<Asn1> {
  const plain = await decryptWithPassphrase(algorithm, data, walk.passphrase, walk.budget).catch((error: unknown) => {
    const isWrong = error instanceof ReadingStopped && error.reason.kind === 'wrong-passphrase';
    throw isWrong && authenticated && isProved(walk.passphrase) ? damaged() : error;
  });
  try {
    return parseAsn1(plain, walk.budget);
  } catch (error) {
    if (isPastLimits(error)) throw error;
    throw authenticated && isProved(walk.passphrase) ? damaged() : wrongPassphrase();
  }
}
