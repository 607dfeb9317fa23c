import { generateKeyPair, type KeyObject, sign } from 'node:crypto';
import { promisify } from 'node:util';
import type { WrittenFile } from '../../shared/credential/export-names.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { type Asn1, encodeAsn1, parseAsn1 } from './asn1.ts';
import { algorithm, bits, context, ia5String, integer, nothing, oid, sequence, set, utf8String } from './asn1-build.ts';
import { keyAlgorithm, publicKeyId } from './key-facts.ts';
import { encryptedKeyPem } from './key-pem.ts';
import { pemOf } from './pem-text.ts';
import { CERTIFICATE_MODE, KEY_MODE, writeTogether } from './write-together.ts';

/** A certificate signing request (PKCS#10, RFC 2986) with its new key, in memory. */
export type SigningRequest = {
  readonly key: KeyObject;
  /** SHA-256 of its public key, by which Apple's certificate will be known. */
  readonly publicKeyId: string;
  readonly keyAlgorithm: string;
  readonly requestPem: string;
};

export type RequestSubject = { readonly commonName: string; readonly email: string };

const RSA_BITS = 2048;
const OID = {
  commonName: '2.5.4.3',
  email: '1.2.840.113549.1.9.1',
  sha256WithRsa: '1.2.840.113549.1.1.11',
} as const;

/**
 * Makes an RSA 2048 key and a request for it as the Certificate Assistant of Keychain Access does: e-mail address and
 * common name, signed with SHA-256. Apple replaces the subject, so that nothing else has to be asked.
 */
export async function createSigningRequest(subject: RequestSubject): Promise<SigningRequest> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: RSA_BITS });
  const info = sequence([
    integer(0),
    subjectName(subject),
    parseAsn1(publicKey.export({ type: 'spki', format: 'der' })),
    context(0, []),
  ]);
  const signature = sign('sha256', encodeAsn1(info), privateKey);
  const request = sequence([info, algorithm(OID.sha256WithRsa, nothing()), bits(signature)]);
  return {
    key: privateKey,
    publicKeyId: publicKeyId(publicKey),
    keyAlgorithm: keyAlgorithm(privateKey),
    requestPem: pemOf('CERTIFICATE REQUEST', encodeAsn1(request)),
  };
}

/**
 * Writes the key (PKCS#8, AES-256 unless the passphrase is null, owner only), then the request; both or none.
 * Fails with `file-exists` (unless `overwrite`), `file-unwritable`, or `usage` when both paths are the same.
 */
export async function writeSigningRequest(
  { key, requestPem }: SigningRequest,
  to: {
    readonly keyPath: string;
    readonly requestPath: string;
    readonly keyPassphrase: string | null;
    readonly overwrite: boolean;
  },
): Promise<Result<readonly WrittenFile[]>> {
  const { keyPath, requestPath, keyPassphrase, overwrite } = to;
  const plain = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  const keyPem = keyPassphrase === null ? plain : encryptedKeyPem(plain, keyPassphrase);
  const problem = await writeTogether(
    [
      { path: keyPath, content: keyPem, mode: KEY_MODE },
      { path: requestPath, content: requestPem, mode: CERTIFICATE_MODE },
    ],
    overwrite,
  );
  if (problem !== null) return fail(problem);
  return ok([
    { path: keyPath, contains: ['private-key'], encrypted: keyPassphrase !== null },
    { path: requestPath, contains: ['signing-request'], encrypted: false },
  ]);
}

function subjectName({ commonName, email }: RequestSubject): Asn1 {
  const part = (id: string, value: Asn1): Asn1 => set([sequence([oid(id), value])]);
  // RFC 2985, 5.2.1: an IA5String. An address beyond ASCII (RFC 6531) has no place there and is told in UTF-8.
  const address = Buffer.byteLength(email) === email.length ? ia5String(email) : utf8String(email);
  return sequence([part(OID.email, address), part(OID.commonName, utf8String(commonName))]);
}
