import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuiltIn } from '../../electron/identities/built-in.ts';
import type { Identities } from '../../electron/identities/identities.ts';
import { openIdentities } from '../../electron/identities/open-identities.ts';
import type { IdentityList } from '../../shared/identity/identity.ts';
import type { MadeCredential } from './credentials.ts';
import { type FakeSecureStore, fakeSecureStore } from './secure-store.ts';

/** What is remembered, in a folder of its own. */
export type IdentityBench = {
  readonly folder: string;
  readonly secureStore: FakeSecureStore;
  readonly identities: () => Identities;
  /** What the window was told, and the log. */
  readonly told: IdentityList[];
  readonly notes: string[];
  /** As the tray does when the credential has come into it. */
  readonly remember: (made: MadeCredential) => Promise<void>;
  /** Quits and starts again. */
  readonly restart: () => Promise<void>;
  readonly files: () => Promise<readonly string[]>;
  /** The files of the folder that hold one of these texts. */
  readonly holding: (...texts: readonly string[]) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};

const NO_BUILT_IN: BuiltIn = { current: () => null, material: () => null, refresh: async () => false };

export async function openIdentityBench({
  now = () => new Date(),
  builtIn = NO_BUILT_IN,
} = {}): Promise<IdentityBench> {
  const folder = await mkdtemp(join(tmpdir(), 'pushbench-identities-'));
  const secureStore = fakeSecureStore();
  const told: IdentityList[] = [];
  const notes: string[] = [];
  const start = () =>
    openIdentities({
      ...{ folder, secureStore, builtIn, now },
      onChange: (list) => told.push(list),
      note: (text) => notes.push(text),
      onDamaged: (keptAt) => notes.push(keptAt),
    });
  let opened = await start();
  return {
    ...{ folder, secureStore, told, notes, files, holding },
    identities: () => opened.identities,
    remember: ({ state, material }) => opened.identities.remember(state, [material]),
    restart: async () => {
      await opened.close();
      opened = await start();
    },
    close: async () => {
      await opened.close();
      await rm(folder, { recursive: true, force: true });
    },
  };

  async function files(): Promise<readonly string[]> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return paths.map((path) => path.slice(folder.length + 1)).sort();
  }

  async function holding(...texts: readonly string[]): Promise<readonly string[]> {
    const names = await files();
    const contents = await Promise.all(names.map((name) => readFile(join(folder, name))));
    return names.filter((name, at) => texts.some((text) => name.includes(text) || contents[at]?.includes(text)));
  }
}
