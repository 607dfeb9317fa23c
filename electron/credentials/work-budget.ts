import { damaged, tooManyParts, tooMuchWork } from './reading-stopped.ts';

/** Rounds of key derivation one file may ask for in all; more is an attack or a mistake, not a credential. */
const ITERATION_LIMIT = 5_000_000;

/**
 * The other limits hold what a file of 10 MB can cost to one or two seconds, each measured by itself on a slow machine
 * of 2 cores (test/electron/credentials/large-files.test.ts); the largest bundles of authorities have some hundreds
 * of certificates.
 */
const LIMITS = {
  /** ASN.1 values, at 0.1 to 0.3 µs and 100 bytes of memory; a certificate has about 100. */
  values: 1_000_000,
  /** PEM blocks and bags of a store; a certificate takes 0.4 ms. */
  parts: 4_000,
  /** By `keyWeight`: 200 keys of RSA 2048, or 4 of RSA 16384. */
  keys: 1_000,
  /** Bytes in Triple DES or RC2, which take 50 and 160 ms for 1 MB: a whole file once, and then some. */
  oldCipherBytes: 12 * 1024 * 1024,
} as const;

/** No key of RSA 16384, the largest that OpenSSL can verify with, is longer. */
const LONGEST_RSA_KEY = 16 * 1024;
/** A key on a curve has 500 bytes at most; the others that PKCS#8 may hold cost as much as RSA and are in no use here. */
const LONGEST_OTHER_KEY = 2_560;

/**
 * Counts what one reading of a file asks for, before it is done, over all the passphrases and spellings that are
 * tried. Each method throws `ReadingStopped` past its limit.
 */
export class WorkBudget {
  #iterations = 0;
  readonly #left: Record<keyof typeof LIMITS, number> = { ...LIMITS };

  get valuesLeft(): number {
    return this.#left.values;
  }

  /** `too-much-work` past the limit; an iteration count of 0 is a damaged file. */
  spend(iterations: number): void {
    if (iterations < 1) throw damaged();
    this.#iterations += iterations;
    if (this.#iterations > ITERATION_LIMIT) throw tooMuchWork(this.#iterations, ITERATION_LIMIT);
  }

  spendValues(count: number): void {
    this.#take('values', count);
  }

  spendPart(): void {
    this.#take('parts', 1);
  }

  /** Before a private key of so many bytes, unencrypted DER, is parsed and tried. */
  spendKey(bytes: number, kind: 'rsa' | 'other'): void {
    if (bytes > (kind === 'rsa' ? LONGEST_RSA_KEY : LONGEST_OTHER_KEY)) throw tooManyParts();
    this.#take('keys', keyWeight(bytes, kind));
  }

  spendOldCipher(bytes: number): void {
    this.#take('oldCipherBytes', bytes);
  }

  #take(what: keyof typeof LIMITS, amount: number): void {
    this.#left[what] -= amount;
    if (this.#left[what] < 0) throw tooManyParts();
  }
}

/** About as many half milliseconds as it takes to parse a key and sign with it. */
function keyWeight(bytes: number, kind: 'rsa' | 'other'): number {
  return Math.max(2, Math.ceil((bytes / (kind === 'rsa' ? 600 : 300)) ** 2));
}
