import { pbkdf2, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { type Asn1, isInteger, octets, oid, sequence, smallInteger } from './asn1.ts';
import { damaged, tooMuchWork, unsupported } from './reading-stopped.ts';
import type { WorkBudget } from './work-budget.ts';

/** The key derivations that PBES2 and PBMAC1 name: PBKDF2 (RFC 8018, appendix A.2) and scrypt (RFC 7914, section 7.1). */

const PBKDF2 = '1.2.840.113549.1.5.12';
const SCRYPT = '1.3.6.1.4.1.11591.4.11';
const HMAC_SHA1 = '1.2.840.113549.2.7';

const HMACS: Readonly<Record<string, string>> = {
  [HMAC_SHA1]: 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

/** Blocks of 128 bytes that scrypt may keep at a time: 256 MB, sixteen times what is usual. */
const SCRYPT_BLOCKS = 2 ** 21;
/**
 * Mixing one block takes about as long as one round of PBKDF2 (0.3 µs), and PBKDF2 before and after it (0.6 µs each
 * for a block's 128 bytes) as long as four, which counts where the cost is small and the blocks are many.
 */
const SCRYPT_EXPANSION = 4;
const LONGEST_KEY = 64;

/** The digest of an HMAC by its AlgorithmIdentifier; absent is SHA-1. */
export function hmacDigest(algorithm: Asn1 | undefined): string {
  const id = algorithm === undefined ? HMAC_SHA1 : oid(sequence(algorithm)[0]);
  const digest = HMACS[id];
  if (digest === undefined) throw unsupported(id);
  return digest;
}

/**
 * Derives a key as `algorithm` (an AlgorithmIdentifier) says, in a thread of the system's. `length` null takes the
 * length that the file tells. Throws `ReadingStopped`: unsupported, too-much-work or damaged.
 */
export async function deriveKey(
  algorithm: Asn1 | undefined,
  passphrase: Buffer,
  length: number | null,
  budget: WorkBudget,
): Promise<Buffer> {
  const [schemeNode, parameters] = sequence(algorithm);
  const scheme = oid(schemeNode);
  if (scheme === PBKDF2) return derivePbkdf2(parameters, passphrase, length, budget);
  if (scheme === SCRYPT) return deriveScrypt(parameters, passphrase, length, budget);
  throw unsupported(scheme);
}

async function derivePbkdf2(
  parameters: Asn1 | undefined,
  passphrase: Buffer,
  length: number | null,
  budget: WorkBudget,
): Promise<Buffer> {
  const [salt, iterationNode, ...rest] = sequence(parameters);
  const told = rest.find(isInteger);
  const digest = hmacDigest(rest.find((node) => !isInteger(node)));
  const iterations = smallInteger(iterationNode);
  budget.spend(iterations);
  return promisify(pbkdf2)(passphrase, octets(salt), iterations, keyLength(length, told), digest);
}

async function deriveScrypt(
  parameters: Asn1 | undefined,
  passphrase: Buffer,
  length: number | null,
  budget: WorkBudget,
): Promise<Buffer> {
  const [salt, costNode, blockNode, parallelNode, told] = sequence(parameters);
  const [cost, block, parallel] = [costNode, blockNode, parallelNode].map(smallInteger);
  if (cost === undefined || block === undefined || parallel === undefined) throw damaged();
  // RFC 7914, section 2: a power of two above 1.
  if (cost < 2 || !Number.isInteger(Math.log2(cost)) || block < 1 || parallel < 1) throw damaged();
  // Same section: below 2^(128 * block / 8).
  if (Math.log2(cost) >= 16 * block) throw damaged();
  const rounds = (cost + SCRYPT_EXPANSION) * block * parallel;
  if (cost * block > SCRYPT_BLOCKS) throw tooMuchWork(rounds, SCRYPT_BLOCKS);
  budget.spend(rounds);
  const maxmem = 128 * block * (cost + parallel + 2) + 1024;
  const derive = promisify<Buffer, Buffer, number, object, Buffer>(scrypt);
  return derive(passphrase, octets(salt), keyLength(length, told), { N: cost, r: block, p: parallel, maxmem });
}

function keyLength(wanted: number | null, told: Asn1 | undefined): number {
  const length = wanted ?? (told === undefined ? 0 : smallInteger(told));
  if (length < 1 || length > LONGEST_KEY) throw damaged();
  return length;
}
