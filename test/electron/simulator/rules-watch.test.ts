import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { watchText } from '../../../electron/simulator/rules-watch.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

type Heard = {
  /** All that was told, in its order. */
  readonly texts: readonly (string | null)[];
  /** Resolves when this was told, past or future. */
  readonly until: (text: string | null) => Promise<void>;
  readonly stop: () => void;
};

function watching(file: string, initial: string): Heard {
  const texts: (string | null)[] = [];
  const waiting = new Set<() => void>();
  const stop = watchText(file, initial, (text) => {
    texts.push(text);
    for (const check of [...waiting]) check();
  });
  onTestFinished(stop);
  const until = (text: string | null): Promise<void> =>
    new Promise((done) => {
      const check = (): void => {
        if (!texts.includes(text)) return;
        waiting.delete(check);
        done();
      };
      waiting.add(check);
      check();
    });
  return { texts, until, stop };
}

/** As editors save: written beside, then renamed. */
function saveBeside(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

test('tells each saving by another file once', async () => {
  const file = join(temporaryFolder(), 'rules.json');
  writeFileSync(file, 'first');
  const heard = watching(file, 'first');
  saveBeside(file, 'second');
  await heard.until('second');
  saveBeside(file, 'third');
  await heard.until('third');
  expect(heard.texts).toEqual(['second', 'third']);
});

test('waits until a saving in place, in many steps, is over', async () => {
  const file = join(temporaryFolder(), 'rules.json');
  writeFileSync(file, 'old');
  const heard = watching(file, 'old');
  for (const step of ['', '{', '{ "rules": [', '{ "rules": [] }']) writeFileSync(file, step);
  await heard.until('{ "rules": [] }');
  expect(heard.texts).toEqual(['{ "rules": [] }']);
});

test('says nothing of a saving that changes nothing, nor of the files beside it', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'rules.json');
  writeFileSync(file, 'same');
  const heard = watching(file, 'same');
  const beside = watching(join(folder, 'other.json'), '');
  saveBeside(file, 'same');
  writeFileSync(join(folder, 'other.json'), 'other');
  await beside.until('other');
  saveBeside(file, 'changed');
  await heard.until('changed');
  expect(heard.texts).toEqual(['changed']);
  expect(beside.texts).toEqual(['other']);
});

test('tells when the file is gone, and when it is back', async () => {
  const file = join(temporaryFolder(), 'rules.json');
  writeFileSync(file, 'here');
  const heard = watching(file, 'here');
  rmSync(file);
  await heard.until(null);
  writeFileSync(file, 'here');
  await heard.until('here');
  expect(heard.texts).toEqual([null, 'here']);
});

test('looks from time to time where no folder can be watched', async () => {
  const folder = join(temporaryFolder(), 'later');
  const file = join(folder, 'rules.json');
  const heard = watching(file, '');
  mkdirSync(folder);
  writeFileSync(file, 'there');
  await heard.until('there');
  saveBeside(file, 'changed');
  await heard.until('changed');
  expect(heard.texts.at(-1)).toBe('changed');
});

test.each(['watched', 'looked at'])('says nothing more when it is stopped, %s', async (how) => {
  const folder = join(temporaryFolder(), 'folder');
  const file = join(folder, 'rules.json');
  if (how === 'watched') mkdirSync(folder);
  const stopped = watching(file, '');
  const other = watching(file, '');
  stopped.stop();
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, 'text');
  await other.until('text');
  expect(stopped.texts).toEqual([]);
});
