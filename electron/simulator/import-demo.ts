import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportState } from '../../shared/credential/credential.ts';
import type { Result } from '../../shared/result.ts';
import type { ImportTray } from '../credentials/import-tray.ts';
import type { DemoFiles } from './demo-set.ts';

/**
 * Puts the simulator's own credential into a tray, the way a person's own files take, passphrase included, so that the
 * demo proves the real path.
 */
export async function importDemo(tray: ImportTray, demo: DemoFiles, now: () => Date): Promise<Result<ImportState>> {
  const before = new Set(tray.state(now()).files.map(({ fileId }) => fileId));
  const paths = [demo.cer, demo.p12];
  const files = await Promise.all(paths.map(async (path) => ({ name: basename(path), bytes: await readFile(path) })));
  const added = await tray.add(files, now());
  if (!added.ok) return added;
  // Only what was added now: a locked Push.p12 of the person's own is not tried with the demo's passphrase.
  const locked = added.value.files.find(({ fileId, state }) => state.kind === 'locked' && !before.has(fileId));
  if (locked === undefined) return added;
  return tray.unlock(locked.fileId, await passphraseIn(demo.passphraseFile), now());
}

/** As everywhere: UTF-8, one final newline is not part of it. */
async function passphraseIn(file: string): Promise<string> {
  return (await readFile(file, 'utf8')).replace(/\r?\n$/, '');
}
