/** Names of the files a conversion writes; the certificate and key files are optional. */
export type ExportNames = {
  readonly certificate: string | null;
  readonly key: string | null;
  readonly combined: string | null;
  readonly pkcs12: string | null;
};

export const DEFAULT_EXPORT_NAMES: ExportNames = {
  certificate: 'PushChatCert.pem',
  key: 'PushChatKey.pem',
  combined: 'ck.pem',
  pkcs12: null,
};

/**
 * `aes-256`: PBES2 with AES-256 and a MAC with SHA-256, which OpenSSL 3, Node and Electron open.
 * `keychain`: RC2-40, Triple DES and SHA-1, which Keychain Access of every macOS opens and OpenSSL 3 only with `-legacy`.
 */
export type Pkcs12Form = 'aes-256' | 'keychain';

export type WrittenPart = 'certificate' | 'private-key' | 'signing-request';

/** A file that was written, the form of `pushbench convert --json`. */
export type WrittenFile = {
  readonly path: string;
  readonly contains: readonly WrittenPart[];
  readonly encrypted: boolean;
};
