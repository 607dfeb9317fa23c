import { chmod, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { FileTrouble } from '../../shared/problem.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { fileTrouble } from './file-trouble.ts';
import { openSqlite, type Sqlite, sqliteCode } from './sqlite.ts';

export type Database = {
  /** Rows as SQLite gives them; whoever reads them parses them. */
  readonly all: Sqlite['all'];
  /**
   * Runs `work` in one transaction: all of it is on the disk when this returns, or none. Fails with `file-unwritable`
   * when the disk does not take it; throws what `work` throws otherwise.
   */
  readonly write: <T>(work: (run: Sqlite['run']) => T) => Result<T>;
  /** Deletes the backups and damaged files beside it that hold `text`: what is removed stays nowhere. */
  readonly removeCopiesWith: (text: string) => Promise<Result<null>>;
  readonly close: () => void;
};

export type OpenedDatabase =
  | { readonly kind: 'open'; readonly database: Database }
  /** A newer Pushbench wrote it; it was not touched. */
  | { readonly kind: 'newer-version'; readonly version: number }
  /** It cannot be opened, or not brought up to date; it is as it was. */
  | { readonly kind: 'unusable'; readonly error: unknown };

export type DatabaseOptions = {
  readonly path: string;
  /** Step n brings a database of `user_version` n to n + 1. A step once shipped is never changed. */
  readonly migrations: readonly string[];
  /** Told where a file that could not be used was put, so that the log says so. */
  readonly onDamaged: (keptAt: string) => void;
};

/**
 * Opens the app's SQLite database, made when absent, and brings it up to date: each step in a transaction, after a
 * backup beside it (`pushbench.v1.db`). A damaged one is put aside (`pushbench.damaged.db`) and a new one begun.
 */
export async function openDatabase(options: DatabaseOptions): Promise<OpenedDatabase> {
  try {
    const opened = await openUpToDate(options);
    if (opened !== null) return opened;
    options.onDamaged(await putAside(options.path));
    return (await openUpToDate(options)) ?? { kind: 'unusable', error: new Error('a new database is damaged') };
  } catch (error) {
    return { kind: 'unusable', error };
  }
}

/** Gives null when the file is no database, or a damaged one. */
async function openUpToDate({ path, migrations }: DatabaseOptions): Promise<OpenedDatabase | null> {
  await makeOwnersOnly(path);
  const sqlite = await openSqlite(path);
  try {
    const version = soundVersion(sqlite);
    if (version === null || version > migrations.length) {
      sqlite.close();
      return version === null ? null : { kind: 'newer-version', version };
    }
    for (const [at, step] of migrations.entries()) {
      if (at < version) continue;
      // One that was only just made has nothing to lose.
      if (version > 0) await backUp(sqlite, copyOf(path, `v${at}`));
      inTransaction(sqlite, () => sqlite.exec(`${step}; PRAGMA user_version = ${at + 1}`));
    }
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return { kind: 'open', database: databaseOn(sqlite, path) };
}

function databaseOn(sqlite: Sqlite, path: string): Database {
  return {
    all: sqlite.all,
    write: (work) => {
      try {
        return ok(inTransaction(sqlite, () => work(sqlite.run)));
      } catch (error) {
        const trouble = writingTrouble(error);
        if (trouble === null) throw error;
        return fail({ code: 'file-unwritable', file: path, trouble });
      }
    },
    removeCopiesWith: (text) => removeCopies(path, text),
    close: sqlite.close,
  };
}

/** Its `user_version`; null when SQLite says that the file is damaged. */
function soundVersion(sqlite: Sqlite): number | null {
  try {
    const [row] = sqlite.all('PRAGMA user_version');
    const [check] = sqlite.all('PRAGMA quick_check(1)');
    return onlyValue(check) === 'ok' ? Number(onlyValue(row)) : null;
  } catch (error) {
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(sqliteCode(error) ?? '')) return null;
    throw error;
  }
}

/** Of a row with one column. */
function onlyValue(row: unknown): unknown {
  return Object.values(Object(row))[0];
}

function inTransaction<T>(sqlite: Sqlite, work: () => T): T {
  sqlite.exec('BEGIN IMMEDIATE');
  try {
    const value = work();
    sqlite.exec('COMMIT');
    return value;
  } catch (error) {
    // SQLite may have rolled back by itself, as when the disk is full.
    if (sqlite.inTransaction()) sqlite.exec('ROLLBACK');
    throw error;
  }
}

/** SQLite makes its files readable by all, and gives the journal the rights of the database. */
async function makeOwnersOnly(path: string): Promise<void> {
  const file = await open(path, 'a', 0o600);
  await file.close();
  await chmod(path, 0o600);
}

async function backUp(sqlite: Sqlite, copy: string): Promise<void> {
  await rm(copy, { force: true });
  await makeOwnersOnly(copy);
  sqlite.all('VACUUM INTO ?', copy);
}

async function putAside(path: string): Promise<string> {
  const aside = copyOf(path, 'damaged');
  await rename(path, aside);
  return aside;
}

async function removeCopies(path: string, text: string): Promise<Result<null>> {
  const extension = extname(path);
  const stem = `${basename(path, extension)}.`;
  try {
    for (const name of await readdir(dirname(path))) {
      if (!name.startsWith(stem) || !name.endsWith(extension) || name === basename(path)) continue;
      const copy = join(dirname(path), name);
      if ((await readFile(copy)).includes(text)) await rm(copy);
    }
    return ok(null);
  } catch (error) {
    const trouble = fileTrouble(error);
    if (trouble === null) throw error;
    return fail({ code: 'file-unwritable', file: dirname(path), trouble });
  }
}

/** `pushbench.db` and `v1` give `pushbench.v1.db`. */
function copyOf(path: string, what: string): string {
  const extension = extname(path);
  return join(dirname(path), `${basename(path, extension)}.${what}${extension}`);
}

/** SQLite's result codes (sqlite.org/rescode.html) that tell of the disk, not of a bug. */
function writingTrouble(error: unknown): FileTrouble | null {
  const code = sqliteCode(error) ?? '';
  if (code.startsWith('SQLITE_FULL')) return 'disk-full';
  if (/^SQLITE_(READONLY|PERM|CANTOPEN)/.test(code)) return 'permission';
  return /^SQLITE_(IOERR|CORRUPT|NOTADB|BUSY)/.test(code) ? 'io' : null;
}
