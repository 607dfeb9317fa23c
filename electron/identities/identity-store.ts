import type { z } from 'zod';
import type { WaitingKey } from '../../shared/identity/identity.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Database } from '../storage/database.ts';
import { type IdentityRecord, identityRow, teamRow, waitingRow } from './schema.ts';

/** A credential as it is remembered: no key, nothing that depends on the time. */
export type StoredIdentity = IdentityRecord & {
  readonly id: string;
  readonly publicKeyId: string;
  readonly name: string | null;
  /** ISO 8601 UTC. */
  readonly addedAt: string;
};

export type StoredWaitingKey = Omit<WaitingKey, 'key'>;

/** All that is remembered. A change replaces it as a whole, on the disk first. */
export type Remembered = {
  readonly identities: ReadonlyMap<string, StoredIdentity>;
  /** By `publicKeyId`. */
  readonly waiting: ReadonlyMap<string, StoredWaitingKey>;
  /** Team IDs by Key ID. */
  readonly teams: ReadonlyMap<string, string>;
};

export type Change =
  | { readonly kind: 'put-identity'; readonly identity: StoredIdentity }
  | { readonly kind: 'remove-identity'; readonly id: string }
  | { readonly kind: 'put-waiting'; readonly waiting: StoredWaitingKey }
  | { readonly kind: 'remove-waiting'; readonly publicKeyId: string }
  | { readonly kind: 'put-team'; readonly keyId: string; readonly teamId: string }
  | { readonly kind: 'remove-team'; readonly keyId: string };

export type IdentityStore = {
  readonly current: () => Remembered;
  /** Makes the changes in one transaction; when the disk does not take it, nothing has changed. */
  readonly change: (changes: readonly Change[]) => Result<null>;
  /** Makes them in memory alone, for what must not be lost while the app runs. */
  readonly changeInMemory: (changes: readonly Change[]) => void;
  /** Deletes the copies beside the database that hold `text`. */
  readonly removeCopiesWith: (text: string) => Promise<Result<null>>;
};

/**
 * Reads what is remembered and keeps it in memory: some dozens of rows. Without a database it lasts until the app quits.
 * A row that cannot be understood is left out and left alone; `note` tells which.
 */
export function openIdentityStore(database: Database | null, note: (text: string) => void): IdentityStore {
  let current = database === null ? NOTHING : readAll(database, note);
  return {
    current: () => current,
    change: (changes) => {
      const written = database?.write((run) => {
        for (const change of changes) writeChange(run, change);
      });
      if (written !== undefined && !written.ok) return written;
      current = changes.reduce(changed, current);
      return ok(null);
    },
    changeInMemory: (changes) => {
      current = changes.reduce(changed, current);
    },
    removeCopiesWith: async (text) => (await database?.removeCopiesWith(text)) ?? ok(null),
  };
}

const NOTHING: Remembered = { identities: new Map(), waiting: new Map(), teams: new Map() };

function readAll(database: Database, note: (text: string) => void): Remembered {
  const rows = <T>(table: string, schema: z.ZodType<T>): readonly T[] =>
    database.all(`SELECT * FROM ${table} ORDER BY rowid`).flatMap((row, at) => {
      const parsed = schema.safeParse(row);
      if (!parsed.success) note(`row ${at + 1} of ${table} in the database is damaged and left out`);
      return parsed.success ? [parsed.data] : [];
    });
  return {
    identities: new Map(
      rows('identity', identityRow).map(({ id, public_key_id, name, added_at, record }) => [
        id,
        { id, publicKeyId: public_key_id, name, addedAt: added_at, ...record },
      ]),
    ),
    waiting: new Map(
      rows('waiting_key', waitingRow).map(({ public_key_id, common_name, key_algorithm, file, created_at }) => [
        public_key_id,
        {
          ...{ publicKeyId: public_key_id, commonName: common_name, keyAlgorithm: key_algorithm },
          ...{ file, createdAt: created_at },
        },
      ]),
    ),
    teams: new Map(rows('team', teamRow).map(({ key_id, team_id }) => [key_id, team_id])),
  };
}

type Run = Parameters<Parameters<Database['write']>[0]>[0];

/** `ON CONFLICT`, not `REPLACE`: the row keeps its place in the order. */
function writeChange(run: Run, change: Change): void {
  switch (change.kind) {
    case 'put-identity': {
      const { id, publicKeyId, name, addedAt, facts, details, chainPem, sources } = change.identity;
      const record = JSON.stringify({ facts, details, chainPem, sources } satisfies IdentityRecord);
      run(
        `INSERT INTO identity (id, public_key_id, name, added_at, record) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET public_key_id = excluded.public_key_id, name = excluded.name,
           added_at = excluded.added_at, record = excluded.record`,
        ...[id, publicKeyId, name, addedAt, record],
      );
      return;
    }
    case 'remove-identity':
      run('DELETE FROM identity WHERE id = ?', change.id);
      return;
    case 'put-waiting': {
      const { publicKeyId, commonName, keyAlgorithm, file, createdAt } = change.waiting;
      run(
        `INSERT OR REPLACE INTO waiting_key (public_key_id, common_name, key_algorithm, file, created_at)
         VALUES (?, ?, ?, ?, ?)`,
        ...[publicKeyId, commonName, keyAlgorithm, file, createdAt],
      );
      return;
    }
    case 'remove-waiting':
      run('DELETE FROM waiting_key WHERE public_key_id = ?', change.publicKeyId);
      return;
    case 'put-team':
      run('INSERT OR REPLACE INTO team (key_id, team_id) VALUES (?, ?)', change.keyId, change.teamId);
      return;
    case 'remove-team':
      run('DELETE FROM team WHERE key_id = ?', change.keyId);
      return;
  }
}

function changed(current: Remembered, change: Change): Remembered {
  const { identities, waiting, teams } = current;
  switch (change.kind) {
    case 'put-identity':
      return { ...current, identities: withEntry(identities, change.identity.id, change.identity) };
    case 'remove-identity':
      return { ...current, identities: without(identities, change.id) };
    case 'put-waiting':
      return { ...current, waiting: withEntry(waiting, change.waiting.publicKeyId, change.waiting) };
    case 'remove-waiting':
      return { ...current, waiting: without(waiting, change.publicKeyId) };
    case 'put-team':
      return { ...current, teams: withEntry(teams, change.keyId, change.teamId) };
    case 'remove-team':
      return { ...current, teams: without(teams, change.keyId) };
  }
}

function withEntry<T>(map: ReadonlyMap<string, T>, key: string, value: T): ReadonlyMap<string, T> {
  return new Map([...map, [key, value]]);
}

function without<T>(map: ReadonlyMap<string, T>, key: string): ReadonlyMap<string, T> {
  return new Map([...map].filter(([other]) => other !== key));
}
