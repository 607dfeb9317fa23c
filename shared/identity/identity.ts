import type { CredentialDetails, CredentialFacts, FileForm, Finding } from '../credential/credential.ts';

/**
 * Where a private key is: in the system's secure store (there after a restart), in memory until the app quits, or not
 * in hand, so that its file has to be given again.
 */
export type KeyPlace = 'kept' | 'session' | 'absent';

/** A credential that Pushbench remembers. Public facts only; never a key or a passphrase. */
export type Identity = {
  /** That of its facts. */
  readonly id: string;
  /** The name a person gave it; null for its own. */
  readonly name: string | null;
  /** `hasPrivateKey` tells whether the key is in hand now. */
  readonly facts: CredentialFacts;
  readonly details: CredentialDetails;
  /** The files its certificate and key came from, for the openssl commands; null where there was none. */
  readonly sources: IdentitySources;
  readonly key: KeyPlace;
  /** Judged now: expiry and the like. */
  readonly findings: readonly Finding[];
  /** ISO 8601 UTC. */
  readonly addedAt: string;
};

export type IdentitySources = {
  readonly certificate: IdentitySource | null;
  readonly key: IdentitySource | null;
  /** Those with the authorities above its certificate; absent where nobody knows. */
  readonly chain?: readonly IdentitySource[] | undefined;
};

export type IdentitySource = { readonly name: string; readonly form: FileForm };

/** A key of a signing request that still waits for Apple's certificate. */
export type WaitingKey = {
  /** SHA-256 of its public key, lowercase hex: what its certificate will be known by. */
  readonly publicKeyId: string;
  /** Common name of the request. */
  readonly commonName: string;
  readonly keyAlgorithm: string;
  /** Name of the file the key was written to. */
  readonly file: string;
  readonly key: KeyPlace;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
};

/** All that is remembered, judged now. */
export type IdentityList = {
  readonly identities: readonly Identity[];
  readonly waiting: readonly WaitingKey[];
  /** The simulator's own credential, made on its first run; it can be used and not changed. */
  readonly builtIn: Identity | null;
  /** Whether keys can be kept in the system's secure store; without one they last until the app quits. */
  readonly secureStore: 'available' | 'unavailable';
  /**
   * Where the facts live. A database that a newer Pushbench wrote is left alone, and one that cannot be opened or
   * written too; then all of this lasts until the app quits.
   */
  readonly storage: 'on-disk' | 'newer-version' | 'unusable';
};

export const NO_IDENTITIES: IdentityList = {
  identities: [],
  waiting: [],
  builtIn: null,
  secureStore: 'unavailable',
  storage: 'on-disk',
};

/** Longest name a person may give. */
export const MAX_IDENTITY_NAME = 100;
