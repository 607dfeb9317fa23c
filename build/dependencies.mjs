import { readFileSync, writeFileSync } from 'node:fs';
import { fingerprint, inProject, readJson } from './project.mjs';
import { npmCommand, runStep } from './run-command.mjs';
import { say } from './say.mjs';

const STAMP = inProject('node_modules', '.pushbench.json');

/** Makes node_modules what package-lock.json says, by `npm ci`, unless it is so already. */
export async function prepareDependencies() {
  const lock = readFileSync(inProject('package-lock.json'), 'utf8');
  const wanted = fingerprint([lock, process.platform, process.arch]);
  if (readJson(STAMP)?.lock === wanted) return;
  if (!isInstalled(JSON.parse(lock), readJson(inProject('node_modules', '.package-lock.json')))) await install();
  writeFileSync(STAMP, JSON.stringify({ lock: wanted }));
}

async function install() {
  say('installing the dependencies of package-lock.json (npm ci, about half a minute)…');
  const { command, args, options } = npmCommand();
  // Dev dependencies even where NODE_ENV says production; errors only, since npm warns of engines on every run.
  await runStep(
    command,
    [...args, 'ci', '--include=dev', '--loglevel=error'],
    'The dependencies could not be installed',
    options,
  );
}

/**
 * Compares the lockfile with npm's own record of what lies in node_modules.
 * Optional packages of other systems are rightly absent.
 */
function isInstalled(lock, installed) {
  if (installed === null) return false;
  const present = installed.packages;
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (path === '') continue;
    const found = present[path];
    if (found === undefined ? !entry.optional : found.version !== entry.version || found.integrity !== entry.integrity)
      return false;
  }
  return Object.keys(present).every((path) => path in lock.packages);
}
