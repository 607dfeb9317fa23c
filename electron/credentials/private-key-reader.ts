import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { oid, parseAsn1, sequence } from './asn1.ts';
import { keyAlgorithm, publicKeyId } from './key-facts.ts';
import type { KeyPiece } from './pieces.ts';
import { damaged } from './reading-stopped.ts';
import type { WorkBudget } from './work-budget.ts';

export type KeyForm = 'pkcs8' | 'pkcs1' | 'sec1';

const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';
/** OpenSSL verifies with no larger ones. */
const LARGEST_RSA_BITS = 16_384;

/**
 * Reads one unencrypted DER key of `file`. Throws `ReadingStopped`: damaged, also when its halves do not fit each
 * other, or too-many-parts for one that is larger than keys are.
 */
export function readPrivateKey(file: string, der: Buffer, form: KeyForm, budget: WorkBudget): KeyPiece {
  // Parsing alone may take minutes: for DSA, OpenSSL works out the public half.
  budget.spendKey(der.length, isRsa(der, form, budget) ? 'rsa' : 'other');
  return keyPiece(
    file,
    attempt(() => createPrivateKey({ key: der, format: 'der', type: form })),
  );
}

function isRsa(der: Buffer, form: KeyForm, budget: WorkBudget): boolean {
  if (form !== 'pkcs8') return form === 'pkcs1';
  const [, algorithm] = sequence(parseAsn1(der, budget));
  return oid(sequence(algorithm)[0]) === RSA_ENCRYPTION;
}

/** Wraps a key that Node has parsed, after checking that it works with its own public half. */
export function keyPiece(file: string, parsed: KeyObject): KeyPiece {
  if ((parsed.asymmetricKeyDetails?.modulusLength ?? 0) > LARGEST_RSA_BITS) throw damaged();
  const key = attempt(() => plain(parsed));
  const publicKey = attempt(() => createPublicKey(key));
  if (!attempt(() => isConsistent(key, publicKey))) throw damaged();
  return { summary: { file, publicKeyId: publicKeyId(publicKey), keyAlgorithm: keyAlgorithm(key) }, key };
}

/**
 * The same key from its numbers alone. OpenSSL hands on what else a key was written with, such as a version that
 * RFC 5915 or RFC 8017 does not know and BoringSSL refuses, and would write it out again. Curves that JWK has no name
 * for stay as they are.
 */
function plain(key: KeyObject): KeyObject {
  const { asymmetricKeyType: type, asymmetricKeyDetails } = key;
  const hasJwk = type === 'rsa' || (type === 'ec' && hasJwkName(asymmetricKeyDetails?.namedCurve));
  return hasJwk ? createPrivateKey({ key: key.export({ format: 'jwk' }), format: 'jwk' }) : key;
}

/** The curves of RFC 7518, section 6.2.1.1. */
function hasJwkName(curve: string | undefined): boolean {
  return curve === 'prime256v1' || curve === 'secp384r1' || curve === 'secp521r1';
}

/**
 * OpenSSL loads a key of which a byte was changed without a word; its signatures would then be refused by every
 * server, so the numbers are checked here.
 */
function isConsistent(key: KeyObject, publicKey: KeyObject): boolean {
  if (key.asymmetricKeyType === 'rsa' && !hasConsistentNumbers(key)) return false;
  const message = Buffer.from('pushbench');
  const digest = key.asymmetricKeyType === 'rsa' || key.asymmetricKeyType === 'ec' ? 'sha256' : null;
  return verify(digest, message, publicKey, sign(digest, message, key));
}

/**
 * RFC 8017, 3.2: n = pq, and d, dP, dQ and qInv are inverses as they should be. One long prime, or an exponent past the
 * 256 bits of FIPS 186-5 (appendix A.1.1), would make for minutes of work, and no program makes such keys.
 */
function hasConsistentNumbers(key: KeyObject): boolean {
  const jwk = key.export({ format: 'jwk' });
  const [n, e, d, p, q, dp, dq, qi] = [jwk.n, jwk.e, jwk.d, jwk.p, jwk.q, jwk.dp, jwk.dq, jwk.qi].map(number);
  if (n === undefined || e === undefined || d === undefined) return false;
  if (p === undefined || q === undefined || dp === undefined || dq === undefined || qi === undefined) return false;
  if (p < 3n || q < 3n || e >= 1n << 256n) return false;
  const half = 0.6 * bitLength(n);
  if (bitLength(p) > half || bitLength(q) > half) return false;
  return (
    n === p * q &&
    (e * d) % (p - 1n) === 1n &&
    (e * d) % (q - 1n) === 1n &&
    dp === d % (p - 1n) &&
    dq === d % (q - 1n) &&
    (qi * q) % p === 1n
  );
}

/** Give or take three bits. */
function bitLength(value: bigint): number {
  return 4 * value.toString(16).length;
}

function number(text: string | undefined): bigint {
  const hex = Buffer.from(text ?? '', 'base64url').toString('hex');
  return hex === '' ? 0n : BigInt(`0x${hex}`);
}

/** Node's crypto throws errors of many kinds for bytes it cannot use; each means the key is no good. */
function attempt<T>(use: () => T): T {
  try {
    return use();
  } catch {
    throw damaged();
  }
}
