import type { Finding, TrayFile } from '../../shared/credential/credential.ts';
import type { TokenKeySummary } from '../../shared/credential/token-key.ts';
import type { CertificatePiece, KeyPiece } from './pieces.ts';
import type { FileReading } from './read-file.ts';

/** One file of the tray. */
export type TrayEntry = {
  readonly fileId: string;
  readonly name: string;
  /** false: Pushbench remembered it, and its file may hold less than is here. */
  readonly isFile: boolean;
  /** SHA-256 of its bytes, by which it is not added twice. */
  readonly digest: string;
  /** Kept while the file is locked, dropped once it is open. */
  readonly bytes: Uint8Array | null;
  readonly reading: FileReading;
  /** What a person told about a signing key, which goes before what its name says. */
  readonly told: { readonly keyId: string; readonly teamId: string } | null;
};

export function certificatesOf({ reading }: TrayEntry): readonly CertificatePiece[] {
  return reading.kind === 'read' ? reading.certificates : [];
}

/** Its private keys, but for a signing key's. */
export function keysOf({ reading }: TrayEntry): readonly KeyPiece[] {
  return reading.kind === 'read' && reading.signingKey === null ? reading.keys : [];
}

export function signingKeysOf({ reading, told }: TrayEntry): readonly TokenKeySummary[] {
  if (reading.kind !== 'read') return [];
  const { signingKey, keys } = reading;
  if (signingKey === null) return [];
  return keys.map(({ summary }) => ({
    ...summary,
    keyId: told?.keyId ?? signingKey.keyId,
    teamId: told?.teamId ?? null,
  }));
}

/** What the window sees of a file. */
export function trayFile({ fileId, name, reading }: TrayEntry): TrayFile {
  if (reading.kind !== 'read') return { fileId, name, state: reading };
  const { form, certificates, keys } = reading;
  const holds = [
    ...(certificates.length > 0 ? (['certificate'] as const) : []),
    ...(keys.length > 0 ? (['private-key'] as const) : []),
  ];
  const first = certificates.find(({ summary }) => !summary.isAuthority) ?? certificates[0];
  const commonName = first?.summary.commonName ?? null;
  return { fileId, name, state: { kind: 'read', form, holds, commonName } };
}

/**
 * What is to be said of a file by itself: it cannot be used, was given a wrong passphrase, or other tools may refuse
 * it. One that only waits for its passphrase is no finding.
 */
export function fileFindings({ name, reading }: TrayEntry): readonly Finding[] {
  switch (reading.kind) {
    case 'failed':
      return [{ severity: 'error', problem: reading.problem, files: [name] }];
    case 'locked':
      if (!reading.wrongPassphrase) return [];
      return [{ severity: 'error', problem: { code: 'passphrase-wrong', file: name }, files: [name] }];
    case 'read': {
      const { oldCipher } = reading;
      if (oldCipher === null) return [];
      return [{ severity: 'info', problem: { code: 'old-cipher', file: name, cipher: oldCipher }, files: [name] }];
    }
  }
}

/**
 * The entries without a certificate (by its SHA-256) and a key (by its public key); one that is left with nothing but
 * certificates of authorities is gone with them.
 */
export function withoutPieces(
  entries: readonly TrayEntry[],
  sha256: string,
  publicKeyId: string | null,
): readonly TrayEntry[] {
  return entries.flatMap((entry) => {
    const { reading } = entry;
    if (reading.kind !== 'read') return [entry];
    const certificates = reading.certificates.filter(({ summary }) => summary.sha256 !== sha256);
    const keys = reading.keys.filter(({ summary }) => summary.publicKeyId !== publicKeyId);
    if (certificates.length === reading.certificates.length && keys.length === reading.keys.length) return [entry];
    const isEmpty = keys.length === 0 && certificates.every(({ summary }) => summary.isAuthority);
    return isEmpty ? [] : [{ ...entry, reading: { ...reading, certificates, keys } }];
  });
}
