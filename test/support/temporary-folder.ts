import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders: string[] = [];

/** A new folder that is removed when the test file is done, see `after-each-file.ts`. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pushbench-test-'));
  folders.push(folder);
  return folder;
}

/** Removes those that were made so far. */
export function removeTemporaryFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
