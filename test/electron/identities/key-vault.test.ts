import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeyVault } from '../../../electron/identities/key-vault.ts';
import { makeKey } from '../../support/credentials.ts';
import { type FakeSecureStore, fakeSecureStore } from '../../support/secure-store.ts';

const KEY = makeKey();
const ID = KEY.publicKeyId;

describe('the vault of keys', () => {
  let folder: string;
  let store: FakeSecureStore;
  let notes: string[];
  const open = () => openKeyVault({ folder: join(folder, 'keys'), store, note: (text) => notes.push(text) });
  const keyFile = () => join(folder, 'keys', `${ID}.key`);

  /** As after a restart on a folder with one kept key. */
  async function reopenedWithKept() {
    const vault = await open();
    vault.hold(KEY.key);
    await vault.keep(ID);
    return open();
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pushbench-vault-'));
    store = fakeSecureStore();
    notes = [];
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('holds a key until it is closed, and writes nothing', async () => {
    const vault = await open();
    expect(vault.place(ID)).toBe('absent');
    vault.hold(KEY.key);
    expect(vault.place(ID)).toBe('session');
    expect(vault.open(ID)?.export({ type: 'pkcs8', format: 'pem' })).toBe(KEY.pem);
    expect(await readdir(folder)).toEqual([]);
    expect((await open()).place(ID)).toBe('absent');
  });

  it('keeps a key in a file of its own, for the owner only and not in the clear', async () => {
    const vault = await reopenedWithKept();
    expect(vault.place(ID)).toBe('kept');
    expect(vault.open(ID)?.export({ type: 'pkcs8', format: 'pem' })).toBe(KEY.pem);
    expect(await readdir(join(folder, 'keys'))).toEqual([`${ID}.key`]);
    if (process.platform !== 'win32') expect((await stat(keyFile())).mode & 0o777).toBe(0o600);
    const written = await readFile(keyFile(), 'utf8');
    const raw = Buffer.from(written, 'base64').toString('latin1');
    const der = Buffer.from(KEY.pem.split('\n').slice(1, -2).join(''), 'base64').toString('latin1');
    for (const secret of [...KEY.pem.split('\n').filter(Boolean), der]) expect(written + raw).not.toContain(secret);
    expect(store.decrypt(Buffer.from(written, 'base64'))).toBe(KEY.pem);
  });

  it('gives a kept key back to the session', async () => {
    const vault = await reopenedWithKept();
    expect(await vault.release(ID)).toEqual({ ok: true, value: null });
    expect(vault.place(ID)).toBe('session');
    expect(await readdir(join(folder, 'keys'))).toEqual([]);
    await vault.remove(ID);
    expect(vault.place(ID)).toBe('absent');
  });

  it('says that there is no secure store, and writes nothing', async () => {
    const vault = await open();
    vault.hold(KEY.key);
    store.isAvailable = false;
    expect(await vault.keep(ID)).toEqual({ ok: false, problem: { code: 'secure-store-unavailable' } });
    expect(await readdir(folder)).toEqual([]);
    expect(vault.place(ID)).toBe('session');
  });

  it('says so too when the store is said to be there and does not encrypt, and gives nothing away', async () => {
    const lying = {
      ...store,
      encrypt: (text: string): Buffer => {
        throw new Error(text);
      },
    };
    const vault = await openKeyVault({ folder, store: lying, note: (text) => notes.push(text) });
    vault.hold(KEY.key);
    expect(await vault.keep(ID)).toEqual({ ok: false, problem: { code: 'secure-store-unavailable' } });
    expect(notes.join()).not.toContain('PRIVATE KEY');
    expect(notes).toHaveLength(1);
  });

  it('has no key that another keyring encrypted, and leaves its file until it is removed', async () => {
    await reopenedWithKept();
    store.changeKey();
    const vault = await open();
    expect(vault.place(ID)).toBe('absent');
    expect(notes[0]).toContain('does not open');
    expect(await readdir(join(folder, 'keys'))).toHaveLength(1);
    vault.hold(KEY.key);
    expect(await vault.keep(ID)).toMatchObject({ ok: true });
    expect((await open()).place(ID)).toBe('kept');
  });

  it('has a kept key again once the keyring is open', async () => {
    store.isAvailable = true;
    const vault = await reopenedWithKept();
    store.isAvailable = false;
    expect(vault.place(ID)).toBe('absent');
    store.isAvailable = true;
    expect(vault.place(ID)).toBe('kept');
  });

  it('does not take a key for another whose name its file bears', async () => {
    await reopenedWithKept();
    const other = makeKey();
    await writeFile(join(folder, 'keys', `${other.publicKeyId}.key`), await readFile(keyFile()));
    expect((await open()).place(other.publicKeyId)).toBe('absent');
  });

  it('leaves what is no key in its folder alone', async () => {
    await reopenedWithKept();
    for (const name of ['notes.txt', 'AB.key', `${ID}.key.bak`]) await writeFile(join(folder, 'keys', name), 'mine');
    const vault = await open();
    await vault.remove(ID);
    expect((await readdir(join(folder, 'keys'))).sort()).toEqual(['AB.key', 'notes.txt', `${ID}.key.bak`].sort());
  });

  it('names the file that cannot be written', async () => {
    const vault = await open();
    vault.hold(KEY.key);
    await mkdir(keyFile(), { recursive: true });
    expect(await vault.keep(ID)).toEqual({
      ok: false,
      problem: { code: 'file-unwritable', file: keyFile(), trouble: 'folder' },
    });
    expect(vault.place(ID)).toBe('session');
  });

  it('shows no key when it is printed', async () => {
    const vault = await reopenedWithKept();
    vault.open(ID);
    expect(inspect({ vault }, { depth: null, showHidden: true }) + JSON.stringify(vault)).toBe(
      '{ vault: KeyVault { keys: 1 } }{"keys":1}',
    );
  });
});
