import type { CredentialFacts } from '../../shared/credential/credential.ts';

/** A credential ready for a TLS connection or an export. It lives in memory only and never crosses to the window. */
export type CredentialMaterial = {
  readonly facts: CredentialFacts;
  readonly certificatePem: string;
  /** PKCS#8, unencrypted. */
  readonly privateKeyPem: string;
  /** The certificates above it that its files held, nearest first, without the leaf. */
  readonly chainPem: readonly string[];
};
