import { prepareDependencies } from './dependencies.mjs';
import { prepareElectron } from './electron-download.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { isStarted } from './project.mjs';
import { runMain } from './say.mjs';
import { prepareSystem } from './system-packages.mjs';

/**
 * What a command needs, each with all before it: the npm packages; what the window needs (Electron, its libraries, a
 * display); what the tests need beside that.
 */
const SETS = ['deps', 'app', 'tests'];

/**
 * Prepares this machine, doing and saying only what is missing. Throws a PlainError when it cannot be done.
 * This file and what it imports at the top run on a fresh clone, so they use nothing but Node.
 * @param {'deps' | 'app' | 'tests'} set
 */
export async function prepare(set) {
  checkNodeVersion();
  await prepareDependencies();
  if (set === 'deps') return;
  await prepareElectron();
  await prepareSystem({ app: true, tests: set === 'tests' });
}

if (isStarted(import.meta.url))
  await runMain(async () => {
    const set = process.argv[2] ?? 'app';
    if (!SETS.includes(set)) throw new Error(`node build/prepare.mjs ${SETS.join('|')}`);
    await prepare(set);
  });
