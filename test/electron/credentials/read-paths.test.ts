import { chmodSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPath, readPaths } from '../../../electron/credentials/read-paths.ts';
import { asNobody } from '../../support/as-nobody.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const dir = temporaryFolder();

function file(name: string, content = 'abc'): string {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
}

function trouble(path: string, what: string) {
  return { ok: false, problem: { code: 'file-unreadable', file: path, trouble: what } };
}

test('a file is read whole and goes by its base name', async () => {
  const path = file('large', 'x'.repeat(200_000));
  expect(await readPath(path)).toEqual({ ok: true, value: { name: 'large', bytes: Buffer.alloc(200_000, 'x') } });
});

test('an empty file is read', async () => {
  expect(await readPath(file('empty', ''))).toEqual({ ok: true, value: { name: 'empty', bytes: Buffer.alloc(0) } });
});

test('a missing file, a folder and a file of more than 10 MB say so', async () => {
  const exact = file('exact');
  truncateSync(exact, 10 * 1024 * 1024);
  const large = file('too-large');
  truncateSync(large, 10 * 1024 * 1024 + 1);
  expect((await readPath(exact)).ok).toBe(true);
  expect(await readPath(large)).toEqual(trouble(large, 'too-large'));
  expect(await readPath(join(dir, 'missing'))).toEqual(trouble(join(dir, 'missing'), 'missing'));
  expect(await readPath(dir)).toEqual(trouble(dir, 'folder'));
});

test.skipIf(process.platform === 'win32')('a file of someone else says so', async () => {
  const path = file('closed');
  chmodSync(dir, 0o755);
  expect((await asNobody(() => readPath(path))).ok).toBe(true);
  chmodSync(path, 0o000);
  expect(await asNobody(() => readPath(path))).toEqual(trouble(path, 'permission'));
});

test('several are read in order, up to the first that cannot be', async () => {
  const paths = [file('a.cer'), file('b.p12')];
  const read = await readPaths(paths);
  expect(read.ok && read.value.map(({ name }) => name)).toEqual(['a.cer', 'b.p12']);
  expect(await readPaths([...paths, dir])).toEqual(trouble(dir, 'folder'));
});
