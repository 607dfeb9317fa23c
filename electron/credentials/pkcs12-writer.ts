import { createHash, createHmac, createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import type { Pkcs12Form } from '../../shared/credential/export-names.ts';
import { type Asn1, encodeAsn1 } from './asn1.ts';
import {
  algorithm,
  bmpString,
  context,
  contextOctets,
  integer,
  nothing,
  octets,
  oid,
  sequence,
  set,
} from './asn1-build.ts';
import { type Spelling, spellingsOf } from './passphrase-spelling.ts';
import { type Encrypted, encryptAes256, encryptRc2, encryptTripleDes } from './password-encrypter.ts';
import { type Pkcs12Digest, PURPOSE, pkcs12Key } from './pkcs12-kdf.ts';

export type Pkcs12Input = {
  readonly certificatePem: string;
  /** Nearest first, without the leaf. */
  readonly chainPem: readonly string[];
  /** PKCS#8, unencrypted. */
  readonly privateKeyPem: string;
  /** Empty: whoever has the file has the key. */
  readonly passphrase: string;
  /** Under which Keychain Access lists it. */
  readonly friendlyName: string;
};

/** RFC 7292 and RFC 2985. */
const OID = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
} as const;

type Recipe = {
  readonly certificates: (plain: Buffer, passphrase: Spelling, iterations: number) => Promise<Encrypted>;
  readonly key: (plain: Buffer, passphrase: Spelling, iterations: number) => Promise<Encrypted>;
  readonly mac: { readonly digest: Pkcs12Digest; readonly oid: string; readonly bytes: number };
  readonly iterations: number;
};

/** .NET opens files of at most 300,000 iterations in all; three derivations of this many take Pushbench a tenth of a second. */
const AES_ITERATIONS = 100_000;
/** What Keychain Access and OpenSSL use. */
const KEYCHAIN_ITERATIONS = 2_048;

const RECIPES: Readonly<Record<Pkcs12Form, Recipe>> = {
  'aes-256': {
    certificates: encryptAes256,
    key: encryptAes256,
    mac: { digest: 'sha256', oid: '2.16.840.1.101.3.4.2.1', bytes: 32 },
    iterations: AES_ITERATIONS,
  },
  keychain: {
    certificates: encryptRc2,
    key: encryptTripleDes,
    mac: { digest: 'sha1', oid: '1.3.14.3.2.26', bytes: 20 },
    iterations: KEYCHAIN_ITERATIONS,
  },
};

/** A PKCS#12 file (RFC 7292) of a certificate, the chain above it and its private key, DER. */
export async function writePkcs12(input: Pkcs12Input, form: Pkcs12Form): Promise<Buffer> {
  const recipe = RECIPES[form];
  const [passphrase] = spellingsOf(input.passphrase);
  if (passphrase === undefined) throw new Error('A passphrase has a spelling');
  const leaf = derOf(input.certificatePem);
  const attributes = bagAttributes(input.friendlyName, createHash('sha1').update(leaf).digest());
  const bags = sequence([
    certificateBag(leaf, [attributes]),
    ...input.chainPem.map((pem) => certificateBag(derOf(pem), [])),
  ]);
  const certificates = await recipe.certificates(encodeAsn1(bags), passphrase, recipe.iterations);
  const pkcs8 = createPrivateKey(input.privateKeyPem).export({ type: 'pkcs8', format: 'der' });
  const key = await recipe.key(pkcs8, passphrase, recipe.iterations);
  const safes = encodeAsn1(
    sequence([encryptedContent(certificates), plainContent(encodeAsn1(sequence([keyBag(key, attributes)])))]),
  );
  return encodeAsn1(sequence([integer(3), plainContent(safes), await macData(safes, passphrase, recipe)]));
}

function derOf(pem: string): Buffer {
  return new X509Certificate(pem).raw;
}

function certificateBag(der: Buffer, attributes: readonly Asn1[]): Asn1 {
  const value = sequence([oid(OID.x509Certificate), context(0, [octets(der)])]);
  return sequence([oid(OID.certificateBag), context(0, [value]), ...attributes]);
}

function keyBag({ algorithm: scheme, data }: Encrypted, attributes: Asn1): Asn1 {
  return sequence([oid(OID.shroudedKeyBag), context(0, [sequence([scheme, octets(data)])]), attributes]);
}

function bagAttributes(friendlyName: string, keyId: Buffer): Asn1 {
  return set([
    sequence([oid(OID.friendlyName), set([bmpString(friendlyName)])]),
    sequence([oid(OID.localKeyId), set([octets(keyId)])]),
  ]);
}

function encryptedContent({ algorithm: scheme, data }: Encrypted): Asn1 {
  const info = sequence([integer(0), sequence([oid(OID.data), scheme, contextOctets(0, data)])]);
  return sequence([oid(OID.encryptedData), context(0, [info])]);
}

function plainContent(contents: Buffer): Asn1 {
  return sequence([oid(OID.data), context(0, [octets(contents)])]);
}

/** RFC 7292, appendix A. */
async function macData(safes: Buffer, passphrase: Spelling, { mac, iterations }: Recipe): Promise<Asn1> {
  const salt = randomBytes(16);
  const key = await pkcs12Key(mac.digest, passphrase.utf16, salt, PURPOSE.mac, iterations, mac.bytes);
  const code = createHmac(mac.digest, key).update(safes).digest();
  return sequence([sequence([algorithm(mac.oid, nothing()), octets(code)]), octets(salt), integer(iterations)]);
}
