import type { Problem } from '../problem.ts';
import type { Environment } from '../wire/endpoints.ts';

/** A topic a certificate may push to, and the push types of `apns-push-type` that go with it. */
export type CredentialTopic = { readonly topic: string; readonly pushTypes: readonly string[] };

/**
 * Public facts of a credential, the form of `pushbench inspect --json`. Never key bytes.
 * `id` is the opaque handle the renderer uses: the certificate's SHA-256, or key id and team id.
 */
export type CredentialFacts = {
  readonly id: string;
  readonly kind: 'certificate' | 'token-key';
  readonly commonName: string | null;
  readonly environments: readonly Environment[];
  readonly topics: readonly CredentialTopic[];
  readonly teamId: string | null;
  readonly keyId: string | null;
  readonly issuer: string | null;
  /** Lowercase hex, no colons. */
  readonly serialNumber: string | null;
  /** ISO 8601 UTC. */
  readonly notBefore: string | null;
  readonly notAfter: string | null;
  readonly sha256: string | null;
  /** "RSA 2048", "EC P-256". */
  readonly keyAlgorithm: string | null;
  readonly hasPrivateKey: boolean;
  /** Names of the files it was made from, certificate first. */
  readonly files: readonly string[];
};

/** What a certificate or signing key is, beside the facts of `pushbench inspect`; for people who look closely. */
export type CredentialDetails = {
  /** That of its facts. */
  readonly id: string;
  readonly purpose: 'push' | 'voip' | 'watch' | 'pass' | 'website' | 'mdm' | 'token-key' | 'not-push';
  /** O of its subject: the team's name. */
  readonly organization: string | null;
  /** "SHA-256 with RSA". */
  readonly signatureAlgorithm: string | null;
  /** "G4" of Apple's WWDR intermediates; null when the issuer names none. */
  readonly issuerGeneration: string | null;
  /** Names or OIDs of its extended key usages. */
  readonly extendedKeyUsage: readonly string[];
  /** Of the certificate, lowercase hex. */
  readonly sha1: string | null;
  /** SHA-256 of the public key, lowercase hex, in each file that holds one of its halves: equal when they are a pair. */
  readonly publicKeys: readonly { readonly file: string; readonly publicKeyId: string }[];
  /** The leaf alone. */
  readonly certificatePem: string | null;
};

export type Severity = 'error' | 'warning' | 'info';

/** Something worth telling about files or a credential at a given time. */
export type Finding = {
  readonly severity: Severity;
  readonly problem: Problem;
  readonly files: readonly string[];
};

/** How a file was written; `pkcs12-rc2` is what OpenSSL 3 opens only with `-legacy`. */
export type FileForm = 'der' | 'pem' | 'pkcs12' | 'pkcs12-rc2';

/** A file in the import tray. */
export type TrayFile = {
  readonly fileId: string;
  readonly name: string;
  readonly state: /** `holds`: what it was found to hold; `commonName` of its first certificate. */
    | {
        readonly kind: 'read';
        readonly form: FileForm;
        readonly holds: readonly ('certificate' | 'private-key')[];
        readonly commonName: string | null;
      }
    | { readonly kind: 'locked'; readonly wrongPassphrase: boolean }
    | { readonly kind: 'failed'; readonly problem: Problem };
};

/** All that was imported so far, judged now. The renderer's whole view of it. */
export type ImportState = {
  readonly files: readonly TrayFile[];
  readonly credentials: readonly CredentialFacts[];
  /** One for each credential, in the same order. */
  readonly details: readonly CredentialDetails[];
  readonly findings: readonly Finding[];
  /** By a credential's id, the files with the authorities above its certificate; it is left out for those that have none. */
  readonly chainFiles?: Readonly<Record<string, readonly string[]>>;
};

export const EMPTY_IMPORT: ImportState = { files: [], credentials: [], details: [], findings: [], chainFiles: {} };

/** Larger files are not read. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
