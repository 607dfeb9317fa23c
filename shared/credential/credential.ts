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
  readonly findings: readonly Finding[];
};

export const EMPTY_IMPORT: ImportState = { files: [], credentials: [], findings: [] };

/** Larger files are not read. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
