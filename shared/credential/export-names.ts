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

/** A file that a conversion wrote, the form of `pushbench convert --json`. */
export type WrittenFile = {
  readonly path: string;
  readonly contains: readonly ('certificate' | 'private-key')[];
  readonly encrypted: boolean;
};
