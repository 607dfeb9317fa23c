import { createHash, type KeyObject, randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import type { ImportState } from '../../shared/credential/credential.ts';
import { pairPieces } from '../../shared/credential/pairing.ts';
import type { TokenKeySummary } from '../../shared/credential/token-key.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { CertificatesAtHand, HeldCredential, KeysAtHand } from './at-hand.ts';
import { chainFiles } from './chain.ts';
import type { CredentialMaterial } from './credential-material.ts';
import { type FileReader, readHere } from './file-reader.ts';
import { heldEntry } from './held-entry.ts';
import { materialOf } from './material-of-pieces.ts';
import type { CertificatePiece, KeyPiece } from './pieces.ts';
import {
  certificatesOf,
  fileFindings,
  keysOf,
  signingKeysOf,
  type TrayEntry,
  trayFile,
  withoutPieces,
} from './tray-entry.ts';

export type FileToImport = { readonly name: string; readonly bytes: Uint8Array };

export type TrayOptions = {
  /** Makes a certificate's end within so many days an error; otherwise 30 days are a warning. */
  readonly expiresWithinDays?: number;
  /** A signing key is a credential before its team is known: to look at, not to send with. */
  readonly teamOptional?: boolean;
  /** In this thread unless told. */
  readonly read?: FileReader;
  readonly keysAtHand?: KeysAtHand;
  readonly certificatesAtHand?: CertificatesAtHand;
  /** The team that a signing key was said to be of before. */
  readonly knownTeam?: (keyId: string) => string | null;
};

/**
 * The files a person has given, and what they hold. Keys stay in here; `state` gives facts only, and printing the
 * tray shows no more than `state` would. A passphrase is used for the file it was given for and forgotten.
 */
export class ImportTray {
  readonly #options: TrayOptions;
  readonly #read: FileReader;
  #entries: readonly TrayEntry[] = [];
  /** Each change waits for the one before, so that two drops at a time cannot add the same file twice. */
  #lastChange: Promise<void> = Promise.resolve();

  constructor(options: TrayOptions = {}) {
    this.#options = options;
    this.#read = options.read ?? readHere;
  }

  /**
   * Reads files one after the other and keeps what they hold; bytes that are here already are not added again.
   * Fails with `cancelled` once the signal fires, and the tray is then as before.
   */
  add(files: readonly FileToImport[], now: Date, signal: AbortSignal | null = null): Promise<Result<ImportState>> {
    return this.#change(now, async () => {
      const entries = [...this.#entries];
      for (const { name, bytes } of files) {
        const digest = createHash('sha256').update(bytes).digest('hex');
        if (entries.some((entry) => entry.digest === digest)) continue;
        const reading = await this.#read({ name, bytes, passphrase: null }, signal);
        if (!reading.ok) return reading;
        const kept = reading.value.kind === 'locked' ? Uint8Array.from(bytes) : null;
        entries.push({
          ...{ fileId: randomUUID(), name, isFile: true, digest, told: null },
          ...{ bytes: kept, reading: reading.value },
        });
      }
      return ok(entries);
    });
  }

  /** Tries a passphrase on a locked file; on one that is open or gone it changes nothing. Fails with `cancelled`. */
  unlock(
    fileId: string,
    passphrase: string,
    now: Date,
    signal: AbortSignal | null = null,
  ): Promise<Result<ImportState>> {
    return this.#change(now, async () => {
      const entry = this.#entries.find((one) => one.fileId === fileId);
      if (entry === undefined || entry.bytes === null) return ok(this.#entries);
      const { name, bytes } = entry;
      const reading = await this.#read({ name, bytes, passphrase }, signal);
      if (!reading.ok) return reading;
      const kept = reading.value.kind === 'locked' ? bytes : null;
      return ok(this.#replaced({ ...entry, reading: reading.value, bytes: kept }));
    });
  }

  /** Tells which key and team a signing key is of. A file that is none, or is gone, stays as it is. */
  nameKey(fileId: string, told: { readonly keyId: string; readonly teamId: string }, now: Date): Promise<ImportState> {
    return this.#alter(now, () => {
      const entry = this.#entries.find((one) => one.fileId === fileId);
      return entry === undefined || signingKeysOf(entry).length === 0
        ? this.#entries
        : this.#replaced({ ...entry, told });
    });
  }

  remove(fileId: string, now: Date): Promise<ImportState> {
    return this.#alter(now, () => this.#entries.filter((entry) => entry.fileId !== fileId));
  }

  /**
   * Takes a credential out: its certificate or signing key, the key that nothing else here needs, and the files that
   * hold nothing more. What else came in the same files stays.
   */
  removeCredential(credentialId: string, now: Date): Promise<ImportState> {
    return this.#alter(now, () => {
      const leaf = this.#certificates().find(({ summary }) => summary.sha256 === credentialId);
      const signing = this.#signingKeys().find(({ keyId, teamId }) => `${keyId}.${teamId}` === credentialId);
      const publicKey = leaf?.summary.publicKeyId ?? signing?.publicKeyId;
      if (publicKey === undefined) return this.#entries;
      const isShared = this.#certificates().some(
        ({ summary }) => summary.publicKeyId === publicKey && summary.sha256 !== credentialId,
      );
      return withoutPieces(this.#entries, credentialId, isShared ? null : publicKey);
    });
  }

  async clear(): Promise<void> {
    await this.#alter(new Date(0), () => []);
  }

  /** Puts a remembered credential into the tray in place of what was there. */
  replaceWith(held: HeldCredential, now: Date): Promise<ImportState> {
    return this.#alter(now, () => [heldEntry(held)]);
  }

  /**
   * Does what `not-a-pair` of these two files offers: the file that does not fit leaves. When a key at hand fits, the
   * pair forms with it; when a remembered certificate fits the key, it comes in. Without an offer nothing changes.
   */
  takeAtHand(certificateFile: string, keyFile: string, now: Date): Promise<ImportState> {
    return this.#alter(now, () => {
      const { certificatesAtHand } = this.#options;
      const problem = this.state(now).findings.find(
        (one) =>
          one.problem.code === 'not-a-pair' &&
          one.problem.certificateFile === certificateFile &&
          one.problem.keyFile === keyFile,
      )?.problem;
      if (problem?.code !== 'not-a-pair' || problem.atHand === null) return this.#entries;
      if (problem.atHand.kind === 'key') return this.#entries.filter(({ name }) => name !== keyFile);
      const key = this.#keys().find(
        ({ summary }) => summary.file === keyFile && summary.publicKeyId.endsWith(problem.privateKey),
      );
      const held = key === undefined ? null : (certificatesAtHand?.(key.summary.publicKeyId) ?? null);
      if (held === null) return this.#entries;
      const others = this.#entries.filter(({ name }) => name !== certificateFile);
      return [...others, heldEntry({ kind: 'certificate', ...held })];
    });
  }

  /** What is in the tray, judged at `now`. Public facts only. */
  state(now: Date): ImportState {
    const { expiresWithinDays, teamOptional, keysAtHand, certificatesAtHand } = this.#options;
    const { credentials, details, findings } = pairPieces({
      certificates: this.#certificates().map(({ summary }) => summary),
      keys: this.#keys().map(({ summary }) => summary),
      tokenKeys: this.#signingKeys(),
      teamOptional: teamOptional === true,
      atHand: {
        key: (publicKeyId) => keysAtHand?.known(publicKeyId) ?? null,
        keyFile: (publicKeyId) => keysAtHand?.source(publicKeyId) ?? null,
        certificate: (publicKeyId) => certificatesAtHand?.(publicKeyId) ?? null,
      },
      now,
      expiresWithinDays: expiresWithinDays ?? null,
      moreToCome: this.#entries.some(({ reading }) => reading.kind === 'locked'),
    });
    return {
      files: this.#entries.map(trayFile),
      ...{ credentials, details },
      findings: [...this.#entries.flatMap(fileFindings), ...findings],
      chainFiles: chainFiles(credentials, this.#entries.filter(({ isFile }) => isFile).flatMap(certificatesOf)),
    };
  }

  /** Certificate, key and chain of a credential; null when it is not here or has no private key. */
  material(credentialId: string): CredentialMaterial | null {
    // Facts do not depend on the time; findings do, and are not asked for here.
    const facts = this.state(new Date(0)).credentials.find(({ id }) => id === credentialId);
    if (facts === undefined || !facts.hasPrivateKey) return null;
    return materialOf(facts, this.#certificates(), (publicKeyId) => this.#key(publicKeyId), this.#signingKeys());
  }

  toJSON(): { readonly files: readonly string[] } {
    return { files: this.#entries.map(({ name }) => name) };
  }

  [inspect.custom](): string {
    return `ImportTray { files: ${this.#entries.length} }`;
  }

  #certificates(): readonly CertificatePiece[] {
    return this.#entries.flatMap(certificatesOf);
  }

  #keys(): readonly KeyPiece[] {
    return this.#entries.flatMap(keysOf);
  }

  #signingKeys(): readonly TokenKeySummary[] {
    const known = this.#options.knownTeam;
    return this.#entries
      .flatMap(signingKeysOf)
      .map((key) => ({ ...key, teamId: key.teamId ?? (key.keyId === null ? null : (known?.(key.keyId) ?? null)) }));
  }

  /** A key of the files, else one at hand. */
  #key(publicKeyId: string): KeyObject | null {
    const pieces = this.#entries.flatMap(({ reading }) => (reading.kind === 'read' ? reading.keys : []));
    const own = pieces.find(({ summary }) => summary.publicKeyId === publicKeyId);
    return own?.key ?? this.#options.keysAtHand?.open(publicKeyId) ?? null;
  }

  #replaced(changed: TrayEntry): readonly TrayEntry[] {
    return this.#entries.map((one) => (one.fileId === changed.fileId ? changed : one));
  }

  async #alter(now: Date, change: () => readonly TrayEntry[]): Promise<ImportState> {
    const done = await this.#change(now, async () => ok(change()));
    return done.ok ? done.value : this.state(now);
  }

  async #change(now: Date, change: () => Promise<Result<readonly TrayEntry[]>>): Promise<Result<ImportState>> {
    const done = this.#lastChange.then(async (): Promise<Result<ImportState>> => {
      const entries = await change();
      if (!entries.ok) return entries;
      this.#entries = entries.value;
      return ok(this.state(now));
    });
    this.#lastChange = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }
}
