import type { KeyObject } from 'node:crypto';
import type { FileForm } from '../../shared/credential/credential.ts';

/**
 * What is in hand besides the files of the tray: keys and certificates that Pushbench remembers, found by the
 * SHA-256 of their public key. The tray asks at each look, so that what is forgotten is gone at once.
 */
export type KeysAtHand = {
  /** Whether there is a key, and from which file it came, without opening the store it is in. */
  readonly known: (publicKeyId: string) => { readonly file: string } | null;
  readonly open: (publicKeyId: string) => KeyObject | null;
  /** The file that a remembered key came from, also when it is not in hand any more. */
  readonly source: (publicKeyId: string) => string | null;
};

export type CertificateAtHand = {
  /** Of the credential. */
  readonly id: string;
  /** What people call it. */
  readonly label: string;
  /** The file it came from, and how that was written. */
  readonly file: string;
  readonly form: FileForm;
  readonly certificatePem: string;
  /** Nearest first, without the leaf. */
  readonly chainPem: readonly string[];
};

export type CertificatesAtHand = (publicKeyId: string) => CertificateAtHand | null;

/** A remembered credential on its way into the tray. */
export type HeldCredential =
  /** Its key comes along where `KeysAtHand` knows it. */
  | {
      readonly kind: 'certificate';
      readonly file: string;
      readonly form: FileForm;
      readonly certificatePem: string;
      readonly chainPem: readonly string[];
    }
  | {
      readonly kind: 'token-key';
      readonly file: string;
      readonly keyId: string;
      readonly teamId: string;
      readonly key: KeyObject;
    };
