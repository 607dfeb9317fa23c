/** What can be bound to a `?`. */
export type Bindable = string | number | boolean | null;

/**
 * The little of libsql that is used, without its traps but one: text is read up to its first NUL. Everything is
 * synchronous.
 */
export type Sqlite = {
  readonly exec: (sql: string) => void;
  readonly all: (sql: string, ...values: readonly Bindable[]) => readonly unknown[];
  /** Gives the number of rows that it changed. */
  readonly run: (sql: string, ...values: readonly Bindable[]) => number;
  readonly inTransaction: () => boolean;
  readonly close: () => void;
};

/** How long another process that has the file open may take; the app itself is the only one that does. */
const BUSY_MS = 1_000;

/**
 * Opens a database file. Deleted content is overwritten with zeros, and there is no write-ahead log: its file would
 * keep what was deleted, and a few rows a minute gain nothing by it. libsql is loaded here and not before, since its
 * native library may be missing for a platform, which must not keep the app from starting.
 */
export async function openSqlite(path: string): Promise<Sqlite> {
  const { default: Libsql } = await import('libsql');
  const database = new Libsql(path, { timeout: BUSY_MS });
  const all: Sqlite['all'] = (sql, ...values) => database.prepare(sql).all(values.map(bound));
  all('PRAGMA secure_delete = ON');
  return {
    exec: (sql) => {
      database.exec(sql);
    },
    all,
    run: (sql, ...values) => database.prepare(sql).run(values.map(bound)).changes,
    inTransaction: () => database.inTransaction,
    close: () => {
      database.close();
    },
  };
}

/** libsql 0.5 ends the whole process when a boolean is bound. */
function bound(value: Bindable): string | number | null {
  return typeof value === 'boolean' ? Number(value) : value;
}

/** SQLite's name of what went wrong ("SQLITE_FULL"); null for other errors. */
export function sqliteCode(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : null;
}
