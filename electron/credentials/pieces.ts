import type { KeyObject } from 'node:crypto';
import type { CertificateSummary, KeySummary } from '../../shared/credential/certificate-summary.ts';

/** A certificate out of a file: what it says, and its bytes. */
export type CertificatePiece = {
  readonly summary: CertificateSummary;
  readonly der: Uint8Array;
  /** Its subject and issuer names, DER in hex, by which a chain is put in order. */
  readonly subjectName: string;
  readonly issuerName: string;
};

/** A private key out of a file. A KeyObject shows nothing of itself when it is printed. */
export type KeyPiece = { readonly summary: KeySummary; readonly key: KeyObject };
