import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';

const TEST_BUILD = process.env.PUSHBENCH_PACKAGED ?? '';
const PROJECT = join(import.meta.dirname, '..', '..');

/** The byte of a fuse that is on: the character 1 (Electron's own notation). */
const FUSE_ON = 0x31;

/** What every build must have, the inspector apart. */
const HARDENED = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
};

test.describe('the fuses burnt into the program', () => {
  let releaseBuild: string;

  test.beforeAll(async () => {
    test.setTimeout(180_000);
    const { stdout } = await promisify(execFile)(process.execPath, [
      join(PROJECT, 'build', 'package.mjs'),
      '--release',
    ]);
    releaseBuild = stdout.trim().split('\n').at(-1) ?? '';
  });

  test('a release cannot be inspected, run as plain Node, or made to load other code', async () => {
    expect(await wireOf(releaseBuild)).toEqual({ ...HARDENED, EnableNodeCliInspectArguments: false });
  });

  test('the build under test differs from a release by the inspector alone', async () => {
    expect(await wireOf(TEST_BUILD)).toEqual({ ...HARDENED, EnableNodeCliInspectArguments: true });
    expect(digest(archiveOf(TEST_BUILD))).toBe(digest(archiveOf(releaseBuild)));
  });
});

/** Reads the fuses by name: on or off. */
async function wireOf(program: string): Promise<Record<string, boolean>> {
  const wire = await getCurrentFuseWire(program);
  expect(wire.version).toBe(FuseVersion.V1);
  const names = [...Object.keys(HARDENED), 'EnableNodeCliInspectArguments'] as (keyof typeof FuseV1Options)[];
  return Object.fromEntries(names.map((name) => [name, wire[FuseV1Options[name]] === FUSE_ON]));
}

function archiveOf(program: string): string {
  const beside = process.platform === 'darwin' ? join('..', 'Resources') : 'resources';
  return join(dirname(program), beside, 'app.asar');
}

const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
