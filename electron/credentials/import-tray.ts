import { createHash, randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import type { Finding, ImportState, TrayFile } from '../../shared/credential/credential.ts';
import { pairPieces } from '../../shared/credential/pairing.ts';
import { certificatePem, chainAbove } from './chain.ts';
import type { CertificateMaterial } from './credential-material.ts';
import type { CertificatePiece, KeyPiece } from './pieces.ts';
import { type FileReading, readCredentialFile } from './read-file.ts';

export type FileToImport = { readonly name: string; readonly bytes: Uint8Array };

type Entry = {
  readonly fileId: string;
  readonly name: string;
  readonly digest: string;
  /** Kept while the file is locked, dropped once it is open. */
  readonly bytes: Uint8Array | null;
  readonly reading: FileReading;
};

/**
 * The files a person has given, and what they hold. Keys stay in here; `state` gives facts only, and printing the
 * tray shows no more than `state` would. A passphrase is used for the file it was given for and forgotten.
 */
export class ImportTray {
  readonly #expiresWithinDays: number | null;
  #entries: readonly Entry[] = [];
  /** Each change waits for the one before, so that two drops at a time cannot add the same file twice. */
  #lastChange: Promise<void> = Promise.resolve();

  /** `expiresWithinDays` makes a certificate's end within so many days an error; otherwise 30 days are a warning. */
  constructor(options: { readonly expiresWithinDays?: number } = {}) {
    this.#expiresWithinDays = options.expiresWithinDays ?? null;
  }

  /** Reads files and keeps what they hold; bytes that are here already are not added again. */
  async add(files: readonly FileToImport[], now: Date): Promise<ImportState> {
    await this.#change(async () => {
      for (const { name, bytes } of files) {
        const digest = createHash('sha256').update(bytes).digest('hex');
        if (this.#entries.some((entry) => entry.digest === digest)) continue;
        const reading = await readCredentialFile(name, bytes, null);
        const kept = reading.kind === 'locked' ? Uint8Array.from(bytes) : null;
        this.#entries = [...this.#entries, { fileId: randomUUID(), name, digest, bytes: kept, reading }];
      }
    });
    return this.state(now);
  }

  /** Tries a passphrase on a locked file; on one that is open or gone it changes nothing. */
  async unlock(fileId: string, passphrase: string, now: Date): Promise<ImportState> {
    await this.#change(async () => {
      const entry = this.#entries.find((one) => one.fileId === fileId);
      if (entry === undefined || entry.bytes === null) return;
      const reading = await readCredentialFile(entry.name, entry.bytes, passphrase);
      const changed = { ...entry, reading, bytes: reading.kind === 'locked' ? entry.bytes : null };
      this.#entries = this.#entries.map((one) => (one.fileId === fileId ? changed : one));
    });
    return this.state(now);
  }

  async remove(fileId: string, now: Date): Promise<ImportState> {
    await this.#change(async () => {
      this.#entries = this.#entries.filter((entry) => entry.fileId !== fileId);
    });
    return this.state(now);
  }

  async clear(): Promise<void> {
    await this.#change(async () => {
      this.#entries = [];
    });
  }

  /** What is in the tray, judged at `now`. Public facts only. */
  state(now: Date): ImportState {
    const { credentials, findings } = pairPieces({
      certificates: this.#certificates().map(({ summary }) => summary),
      keys: this.#keys().map(({ summary }) => summary),
      now,
      expiresWithinDays: this.#expiresWithinDays,
      moreToCome: this.#entries.some(({ reading }) => reading.kind === 'locked'),
    });
    return {
      files: this.#entries.map(trayFile),
      credentials,
      findings: [...this.#entries.flatMap(fileFinding), ...findings],
    };
  }

  /** Certificate, key and chain of a credential; null when it is not here or has no private key. */
  material(credentialId: string): CertificateMaterial | null {
    // Facts do not depend on the time; findings do, and are not asked for here.
    const facts = this.state(new Date(0)).credentials.find(({ id }) => id === credentialId);
    const certificates = this.#certificates();
    const leaf = certificates.find(({ summary }) => summary.sha256 === credentialId);
    const key = this.#keys().find(({ summary }) => summary.publicKeyId === leaf?.summary.publicKeyId);
    if (facts === undefined || leaf === undefined || key === undefined) return null;
    return {
      kind: 'certificate',
      facts,
      certificatePem: certificatePem(leaf.der),
      privateKeyPem: key.key.export({ type: 'pkcs8', format: 'pem' }).toString(),
      chainPem: chainAbove(leaf, certificates).map(({ der }) => certificatePem(der)),
    };
  }

  toJSON(): { readonly files: readonly string[] } {
    return { files: this.#entries.map(({ name }) => name) };
  }

  [inspect.custom](): string {
    return `ImportTray { files: ${this.#entries.length} }`;
  }

  #certificates(): readonly CertificatePiece[] {
    return this.#entries.flatMap(({ reading }) => (reading.kind === 'read' ? reading.certificates : []));
  }

  #keys(): readonly KeyPiece[] {
    return this.#entries.flatMap(({ reading }) => (reading.kind === 'read' ? reading.keys : []));
  }

  async #change(change: () => Promise<void>): Promise<void> {
    const done = this.#lastChange.then(change);
    this.#lastChange = done.catch(() => undefined);
    await done;
  }
}

function trayFile({ fileId, name, reading }: Entry): TrayFile {
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

/** A file that cannot be used, or was given a wrong passphrase. One that only waits for its passphrase is no finding. */
function fileFinding({ name, reading }: Entry): readonly Finding[] {
  if (reading.kind === 'failed') return [{ severity: 'error', problem: reading.problem, files: [name] }];
  if (reading.kind !== 'locked' || !reading.wrongPassphrase) return [];
  return [{ severity: 'error', problem: { code: 'passphrase-wrong', file: name }, files: [name] }];
}
