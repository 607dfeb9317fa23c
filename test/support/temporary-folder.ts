import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A new folder that is removed when the test file (or the suite that asked) is done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pushbench-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
