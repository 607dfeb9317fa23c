import type { CredentialFacts } from '../../shared/credential/credential.ts';

/** A credential ready for a connection or an export. It lives in memory only and never crosses to the window. */
export type CredentialMaterial = CertificateMaterial | TokenKeyMaterial;

export type CertificateMaterial = {
  readonly kind: 'certificate';
  readonly facts: CredentialFacts;
  readonly certificatePem: string;
  /** PKCS#8, unencrypted. */
  readonly privateKeyPem: string;
  /** The certificates above it that its files held, nearest first, without the leaf. */
  readonly chainPem: readonly string[];
};

/** Apple's `.p8`: it signs provider tokens, and shows no certificate. */
export type TokenKeyMaterial = {
  readonly kind: 'token-key';
  readonly facts: CredentialFacts;
  readonly keyId: string;
  readonly teamId: string;
  /** PKCS#8, unencrypted, P-256. */
  readonly privateKeyPem: string;
};
