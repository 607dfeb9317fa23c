import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTextFile } from '../../../electron/storage/text-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

describe('a text file that a person named', () => {
  it('is read as UTF-8, up to 4 MB', async () => {
    const file = join(temporaryFolder(), 'rules.json');
    writeFileSync(file, '{"über":1}');
    expect(await readTextFile(file)).toEqual({ ok: true, value: '{"über":1}' });
    writeFileSync(file, Buffer.alloc(4 * 1024 * 1024, 'a'));
    expect(await readTextFile(file)).toMatchObject({ ok: true });
    writeFileSync(file, Buffer.alloc(4 * 1024 * 1024 + 1, 'a'));
    expect(await readTextFile(file)).toEqual(problem(file, 'too-large'));
  });

  it('that cannot be read is named with the reason', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'inner'));
    expect(await readTextFile(join(folder, 'missing'))).toEqual(problem(join(folder, 'missing'), 'missing'));
    expect(await readTextFile(join(folder, 'inner'))).toEqual(problem(join(folder, 'inner'), 'folder'));
  });
});

function problem(file: string, trouble: string): unknown {
  return { ok: false, problem: { code: 'file-unreadable', file, trouble } };
}
