import { stat } from 'node:fs/promises';
import { recipeSources } from '../../shared/credential/recipe-sources.ts';
import type { Identity } from '../../shared/identity/identity.ts';
import type { CredentialMaterial } from '../credentials/credential-material.ts';
import type { FileReader } from '../credentials/file-reader.ts';
import { ImportTray } from '../credentials/import-tray.ts';
import { demoFilesIn } from '../simulator/demo-set.ts';
import { importDemo } from '../simulator/import-demo.ts';
import { fileTrouble } from '../storage/file-trouble.ts';
import { judgedIdentity } from './judge.ts';

/** The simulator's own credential, which lies in the simulator's folder and nowhere else. */
export type BuiltIn = {
  /** Null until the simulator has made it. Its key is always there: the simulator keeps it. */
  readonly current: () => Identity | null;
  /** Of the credential with this id; null when that is another. */
  readonly material: (id: string) => CredentialMaterial | null;
  /** Reads it again; true when it has changed. */
  readonly refresh: () => Promise<boolean>;
};

export type BuiltInOptions = {
  /** The simulator's folder. */
  readonly dir: string;
  readonly read: FileReader;
  readonly now: () => Date;
};

export function createBuiltIn({ dir, read, now }: BuiltInOptions): BuiltIn {
  let tray = new ImportTray({ read });
  let addedAt = '';
  return {
    current: () => identityIn(tray, addedAt, now()),
    material: (id) => tray.material(id),
    refresh: async () => {
      const before = idIn(tray);
      tray = new ImportTray({ read });
      const files = demoFilesIn(dir);
      try {
        addedAt = (await stat(files.cer)).mtime.toISOString();
        await importDemo(tray, files, now);
      } catch (error) {
        // The simulator has never run, or its folder is damaged; it makes a new set when it starts.
        if (fileTrouble(error) === null) throw error;
      }
      return idIn(tray) !== before;
    },
  };
}

function idIn(tray: ImportTray): string | undefined {
  return tray.state(new Date(0)).credentials.find(({ hasPrivateKey }) => hasPrivateKey)?.id;
}

function identityIn(tray: ImportTray, addedAt: string, now: Date): Identity | null {
  const state = tray.state(now);
  const [details] = state.details;
  const facts = state.credentials.find(({ id, hasPrivateKey }) => hasPrivateKey && id === details?.id);
  if (facts === undefined || details === undefined) return null;
  const sources = recipeSources(state, facts) ?? { certificate: null, key: null };
  const [publicKey] = details.publicKeys;
  const stored = { id: facts.id, name: null, addedAt, facts, details, chainPem: [], sources };
  return judgedIdentity({ ...stored, publicKeyId: publicKey?.publicKeyId ?? '' }, 'kept', now);
}
