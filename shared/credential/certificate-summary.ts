import type { TopicEntry } from './apple-oids.ts';

/** What a certificate says, as a file reader gives it to the pairing. Public data only. */
export type CertificateSummary = {
  /** Name of the file it was read from. */
  readonly file: string;
  /** Lowercase hex, of the whole DER. */
  readonly sha256: string;
  /** The same with SHA-1. */
  readonly sha1: string;
  /** SHA-256 of the SubjectPublicKeyInfo, lowercase hex: what a key and its certificate have in common. */
  readonly publicKeyId: string;
  readonly keyAlgorithm: string;
  readonly commonName: string | null;
  readonly uid: string | null;
  readonly organizationalUnit: string | null;
  readonly organization: string | null;
  readonly issuer: string | null;
  /** "G4", when the issuer's name tells a generation. */
  readonly issuerGeneration: string | null;
  /** "SHA-256 with RSA"; the OID of one that is not known here. */
  readonly signatureAlgorithm: string | null;
  /** Names of its extended key usages, or their OIDs. */
  readonly extendedKeyUsage: readonly string[];
  readonly serialNumber: string;
  /** ISO 8601 UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly extensionOids: readonly string[];
  /** Of extension .6, else .4; null when it has neither. */
  readonly topicList: readonly TopicEntry[] | null;
  /** Basic constraints say that it may issue certificates. */
  readonly isAuthority: boolean;
  readonly pem: string;
};

/** A private key as the pairing sees it: where it was and which public key it belongs to. */
export type KeySummary = {
  readonly file: string;
  readonly publicKeyId: string;
  readonly keyAlgorithm: string;
};
