import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { KeyPlace } from '../../shared/identity/identity.ts';
import type { Problem } from '../../shared/problem.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { publicKeyId as idOf } from '../credentials/key-facts.ts';
import { writeAtomically } from '../storage/atomic-file.ts';
import { fileTrouble } from '../storage/file-trouble.ts';
import { publicKeyIdSchema } from './schema.ts';

/** The system's secure store, which holds the key that encrypts ours. */
export type SecureStore = {
  readonly available: () => boolean;
  readonly encrypt: (text: string) => Buffer;
  /** Throws when another store, or another user's, encrypted it. */
  readonly decrypt: (bytes: Buffer) => string;
};

export type KeyVaultOptions = {
  /** The app's alone; made when the first key is kept. */
  readonly folder: string;
  readonly store: SecureStore;
  readonly note: (text: string) => void;
};

const ENDING = '.key';

/** Opens the vault; what is in its folder and is no key of ours is left alone. */
export async function openKeyVault(options: KeyVaultOptions): Promise<KeyVault> {
  const kept = new Map<string, Buffer>();
  for (const name of await namesIn(options.folder)) {
    const id = name.slice(0, -ENDING.length);
    if (!name.endsWith(ENDING) || !publicKeyIdSchema.safeParse(id).success) continue;
    kept.set(id, Buffer.from(await readFile(join(options.folder, name), 'utf8'), 'base64'));
  }
  return new KeyVault(options, kept);
}

/**
 * The private keys of identities, by the SHA-256 of their public key. All last until the app quits; those that a person
 * keeps also lie in the folder, one file each (0600), encrypted by the system's secure store and by nothing else.
 * Printing the vault shows no key.
 */
export class KeyVault {
  readonly #options: KeyVaultOptions;
  /** Encrypted, as in the folder. */
  readonly #kept: Map<string, Buffer>;
  readonly #inHand = new Map<string, KeyObject>();

  constructor(options: KeyVaultOptions, kept: Map<string, Buffer>) {
    this.#options = options;
    this.#kept = kept;
  }

  /** A kept key that the secure store opens no more is `absent`; its file stays until it is removed. */
  place(publicKeyId: string): KeyPlace {
    if (this.open(publicKeyId) === null) return 'absent';
    return this.#kept.has(publicKeyId) ? 'kept' : 'session';
  }

  /** Gives the key; null when it is not in hand. */
  open(publicKeyId: string): KeyObject | null {
    const inHand = this.#inHand.get(publicKeyId) ?? this.#openKept(publicKeyId);
    if (inHand !== null) this.#inHand.set(publicKeyId, inHand);
    return inHand;
  }

  /** Holds a key until the app quits. */
  hold(key: KeyObject): void {
    this.#inHand.set(idOf(createPublicKey(key)), key);
  }

  /** Writes the key into the secure store. Fails with `secure-store-unavailable`, `file-unwritable`. */
  async keep(publicKeyId: string): Promise<Result<null>> {
    const key = this.open(publicKeyId);
    if (key === null) throw new Error('Only a key that is in hand can be kept');
    const encrypted = this.#encrypt(key);
    if (encrypted === null) return fail({ code: 'secure-store-unavailable' });
    try {
      await writeAtomically(this.#fileOf(publicKeyId), encrypted.toString('base64'));
    } catch (error) {
      return fail(this.#problemOf(error, publicKeyId));
    }
    this.#kept.set(publicKeyId, encrypted);
    return ok(null);
  }

  /** Takes the key out of the secure store; in hand it stays until the app quits. */
  async release(publicKeyId: string): Promise<Result<null>> {
    this.open(publicKeyId);
    try {
      await rm(this.#fileOf(publicKeyId), { force: true });
    } catch (error) {
      return fail(this.#problemOf(error, publicKeyId));
    }
    this.#kept.delete(publicKeyId);
    return ok(null);
  }

  /** Forgets the key altogether. */
  async remove(publicKeyId: string): Promise<Result<null>> {
    const released = await this.release(publicKeyId);
    if (released.ok) this.#inHand.delete(publicKeyId);
    return released;
  }

  toJSON(): { readonly keys: number } {
    return { keys: this.#inHand.size };
  }

  [inspect.custom](): string {
    return `KeyVault { keys: ${this.#inHand.size} }`;
  }

  #openKept(publicKeyId: string): KeyObject | null {
    const encrypted = this.#kept.get(publicKeyId);
    if (encrypted === undefined || !this.#options.store.available()) return null;
    try {
      const key = createPrivateKey(this.#options.store.decrypt(encrypted));
      return idOf(createPublicKey(key)) === publicKeyId ? key : null;
    } catch {
      // What it says may quote what it was given.
      this.#options.note(`the secure store does not open the kept key ${publicKeyId.slice(0, 8)}`);
      return null;
    }
  }

  #encrypt(key: KeyObject): Buffer | null {
    const { store, note } = this.#options;
    if (!store.available()) return null;
    try {
      return store.encrypt(key.export({ type: 'pkcs8', format: 'pem' }).toString());
    } catch {
      note('the secure store says it is available and does not encrypt');
      return null;
    }
  }

  #fileOf(publicKeyId: string): string {
    return join(this.#options.folder, `${publicKeyId}${ENDING}`);
  }

  #problemOf(error: unknown, publicKeyId: string): Problem {
    const trouble = fileTrouble(error);
    if (trouble === null) throw error;
    return { code: 'file-unwritable', file: this.#fileOf(publicKeyId), trouble };
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (fileTrouble(error) === null) throw error;
    return [];
  }
}
