import { join } from 'node:path';
import type { IdentityList } from '../../shared/identity/identity.ts';
import { type Database, openDatabase } from '../storage/database.ts';
import { MIGRATIONS } from '../storage/migrations.ts';
import type { BuiltIn } from './built-in.ts';
import { createIdentities, type Identities } from './identities.ts';
import { openIdentityStore } from './identity-store.ts';
import { openKeyVault, type SecureStore } from './key-vault.ts';

export type OpenIdentitiesOptions = {
  /** The app's data folder: `pushbench.db`, and `keys/` with the kept keys. */
  readonly folder: string;
  readonly secureStore: SecureStore;
  readonly builtIn: BuiltIn;
  readonly now: () => Date;
  readonly onChange: (list: IdentityList) => void;
  readonly note: (text: string) => void;
  readonly onDamaged: (keptAt: string) => void;
};

export type OpenedIdentities = {
  readonly identities: Identities;
  /** For what else is remembered; null when there is none. */
  readonly database: Database | null;
  /** Finishes what was asked for, then closes the database. */
  readonly close: () => Promise<void>;
};

/** Opens what is remembered; whatever is wrong with its files, the app starts and the list says what is not kept. */
export async function openIdentities(options: OpenIdentitiesOptions): Promise<OpenedIdentities> {
  const { folder, secureStore, builtIn, now, onChange, note, onDamaged } = options;
  const opened = await openDatabase({ path: join(folder, 'pushbench.db'), migrations: MIGRATIONS, onDamaged });
  if (opened.kind === 'newer-version')
    note(`the database is of a newer version, ${opened.version}; it was not touched`);
  if (opened.kind === 'unusable') note(`the database cannot be used: ${String(opened.error)}`);
  const database = opened.kind === 'open' ? opened.database : null;
  const identities = createIdentities({
    store: openIdentityStore(database, note),
    vault: await openKeyVault({ folder: join(folder, 'keys'), store: secureStore, note }),
    canKeep: secureStore.available,
    storage: opened.kind === 'open' ? 'on-disk' : opened.kind,
    builtIn: builtIn.current,
    now,
    onChange,
  });
  const close = async (): Promise<void> => {
    await identities.settled();
    database?.close();
  };
  return { identities, database, close };
}
