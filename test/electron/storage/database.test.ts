import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../electron/storage/database.ts';
import { openSqlite } from '../../../electron/storage/sqlite.ts';

const FIRST = 'CREATE TABLE note (id TEXT PRIMARY KEY, text TEXT, done INTEGER) STRICT';
const SECOND = "ALTER TABLE note ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue'";
const BROKEN = 'ALTER TABLE note ADD COLUMN size TEXT; UPDATE nothing SET a = 1';

/** libsql reads text up to the first NUL; the schemas of requests admit none, and JSON writes it in letters. */
const textWithoutNul = fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0'));

describe('the database', () => {
  let folder: string;
  let damaged: string[];
  let opened: Database[];
  const path = () => join(folder, 'pushbench.db');

  const open = (...migrations: readonly string[]) =>
    openDatabase({ path: path(), migrations, onDamaged: (keptAt) => damaged.push(keptAt) });

  async function opening(...migrations: readonly string[]): Promise<Database> {
    const result = await open(...migrations);
    if (result.kind !== 'open') throw new Error(JSON.stringify(result));
    opened.push(result.database);
    return result.database;
  }

  /** Makes a database with one note, and closes it. */
  async function withNote(text: string): Promise<void> {
    const database = await opening(FIRST);
    add(database, 'n1', text);
    database.close();
  }

  const add = (database: Database, id: string, text: string) =>
    database.write((run) => run('INSERT INTO note (id, text, done) VALUES (?, ?, ?)', id, text, false));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pushbench-database-'));
    damaged = [];
    opened = [];
  });
  afterEach(async () => {
    for (const database of opened) database.close();
    await chmod(folder, 0o700);
    await rm(folder, { recursive: true, force: true });
  });

  it('is made on the first opening, for its owner only, and keeps what is written', async () => {
    await withNote('hello');
    const database = await opening(FIRST);
    expect(database.all('SELECT * FROM note WHERE id = ?', 'n1')).toEqual([{ id: 'n1', text: 'hello', done: 0 }]);
    expect(await readdir(folder)).toEqual(['pushbench.db']);
    if (process.platform !== 'win32') expect((await stat(path())).mode & 0o777).toBe(0o600);
  });

  it('takes booleans as 0 and 1, and null, the empty and any other text as they are', async () => {
    const database = await opening(FIRST);
    let count = 0;
    fc.assert(
      fc.property(fc.option(textWithoutNul), fc.boolean(), (text, done) => {
        const id = `n${count++}`;
        database.write((run) => run('INSERT INTO note (id, text, done) VALUES (?, ?, ?)', id, text, done));
        expect(database.all('SELECT text, done FROM note WHERE id = ?', id)).toEqual([{ text, done: +done }]);
      }),
      { numRuns: 100 },
    );
  });

  it('writes all of a transaction, or nothing of it', async () => {
    const database = await opening(FIRST);
    const twice = () =>
      database.write((run) => {
        run('INSERT INTO note (id) VALUES (?)', 'a');
        run('INSERT INTO note (id) VALUES (?)', 'a');
      });
    expect(twice).toThrow(/UNIQUE/);
    expect(database.all('SELECT id FROM note')).toEqual([]);
    expect(add(database, 'a', 'after it')).toEqual({ ok: true, value: 1 });
  });

  it('says that the disk does not take it when it is read only, and changes nothing', async () => {
    await withNote('kept');
    const database = await opening(FIRST);
    database.all('PRAGMA query_only = ON');
    expect(add(database, 'n2', 'lost')).toEqual({
      ok: false,
      problem: { code: 'file-unwritable', file: path(), trouble: 'permission' },
    });
    expect(database.all('SELECT id FROM note')).toEqual([{ id: 'n1' }]);
  });

  describe('of an older version', () => {
    it('is brought up to date after a backup, which holds it as it was', async () => {
      await withNote('hello');
      const database = await opening(FIRST, SECOND);
      expect(database.all('SELECT text, colour FROM note')).toEqual([{ text: 'hello', colour: 'blue' }]);
      expect((await readdir(folder)).sort()).toEqual(['pushbench.db', 'pushbench.v1.db']);
      const backup = await openSqlite(join(folder, 'pushbench.v1.db'));
      expect(backup.all('SELECT * FROM note')).toEqual([{ id: 'n1', text: 'hello', done: 0 }]);
      backup.close();
      if (process.platform !== 'win32') expect((await stat(join(folder, 'pushbench.v1.db'))).mode & 0o777).toBe(0o600);
    });

    it('is not touched again once it is up to date', async () => {
      await withNote('hello');
      (await opening(FIRST, SECOND)).close();
      await rm(join(folder, 'pushbench.v1.db'));
      await opening(FIRST, SECOND);
      expect(await readdir(folder)).toEqual(['pushbench.db']);
    });

    it('stays as it was when a step fails, and is not used', async () => {
      await withNote('hello');
      expect(await open(FIRST, BROKEN)).toMatchObject({ kind: 'unusable' });
      const database = await opening(FIRST);
      expect(database.all('SELECT * FROM note')).toEqual([{ id: 'n1', text: 'hello', done: 0 }]);
    });
  });

  it('of a newer version is not touched', async () => {
    await withNote('hello');
    (await opening(FIRST, SECOND)).close();
    const before = await readFile(path());
    expect(await open(FIRST)).toEqual({ kind: 'newer-version', version: 2 });
    expect(await readFile(path())).toEqual(before);
    expect(damaged).toEqual([]);
  });

  it.each([
    ['of something else', () => Buffer.from('not a database '.repeat(500))],
    ['cut short', (whole: Buffer) => whole.subarray(0, whole.length / 2)],
    [
      'overwritten within',
      (whole: Buffer) => Buffer.concat([whole.subarray(0, 100), Buffer.alloc(whole.length - 100, 7)]),
    ],
  ])('%s is kept aside, and a new one begun', async (_how, damage) => {
    await withNote('hello');
    const bytes = damage(await readFile(path()));
    await writeFile(path(), bytes);
    const database = await opening(FIRST);
    expect(database.all('SELECT * FROM note')).toEqual([]);
    expect(damaged).toEqual([join(folder, 'pushbench.damaged.db')]);
    expect(await readFile(join(folder, 'pushbench.damaged.db'))).toEqual(bytes);
    expect(add(database, 'n1', 'again').ok).toBe(true);
  });

  it('that cannot be opened is told as such, and nothing is thrown', async () => {
    await mkdir(path());
    expect(await open(FIRST)).toMatchObject({ kind: 'unusable' });
    expect(damaged).toEqual([]);
  });

  describe('what is deleted', () => {
    const CANARY = 'canary-of-a-row-that-goes';

    it('is in no file any more, not even in free pages', async () => {
      const database = await opening(FIRST);
      for (let count = 0; count < 200; count += 1) add(database, `n${count}`, `${CANARY} ${count} ${'x'.repeat(500)}`);
      expect(await holding(CANARY)).toEqual(['pushbench.db']);
      database.write((run) => run('DELETE FROM note'));
      expect(await holding(CANARY)).toEqual([]);
    });

    it('goes from backups and damaged files that hold it, and from no other', async () => {
      await withNote(CANARY);
      const database = await opening(FIRST, SECOND);
      await writeFile(join(folder, 'pushbench.damaged.db'), `x${CANARY}x`);
      await writeFile(join(folder, 'pushbench.v0.db'), 'another');
      await writeFile(join(folder, 'notes.db'), CANARY);
      expect(await database.removeCopiesWith(CANARY)).toEqual({ ok: true, value: null });
      expect((await readdir(folder)).sort()).toEqual(['notes.db', 'pushbench.db', 'pushbench.v0.db']);
    });
  });

  async function holding(text: string): Promise<readonly string[]> {
    const names = await readdir(folder);
    const contents = await Promise.all(names.map((name) => readFile(join(folder, name))));
    return names.filter((_name, at) => contents[at]?.includes(text));
  }
});
