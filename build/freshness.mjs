import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fingerprint, inProject, ROOT, readJson } from './project.mjs';
import { runTool } from './run-command.mjs';
import { PlainError, say } from './say.mjs';

/** @typedef {'app' | 'cli' | 'bench'} Target  the window (renderer, main, preload), the command line alone, or the benchmarks */

/** @type {Record<Target, readonly string[]>} Vite's environments that make up each target. */
export const ENVIRONMENTS_OF = { app: ['client', 'main', 'preload'], cli: ['cli'], bench: ['bench'] };

const SOURCES_OF = {
  app: ['shared', 'electron', 'renderer'],
  cli: ['shared', 'electron'],
  bench: ['shared', 'electron', 'test/bench', 'test/e2e/support'],
};
/** What each target's build leaves in out/. */
export const RESULTS_OF = {
  app: ['package.json', 'main/main.js', 'preload/preload.cjs', 'renderer/index.html'],
  cli: ['cli.js'],
  bench: ['bench/main.js'],
};
const NAMES = { app: 'the app', cli: 'the command line', bench: 'the benchmarks' };
const RECIPE = ['vite.config.ts', 'package.json', 'package-lock.json'];

/** @type {(text: unknown) => text is Target} */
export const isTarget = (text) => Object.hasOwn(ENVIRONMENTS_OF, text);

const stampOf = (target) => inProject('out', '.built', `${target}.json`);

/**
 * Gives the fingerprint of all that a target is built from: contents, not times, so that a checkout or a touch builds nothing.
 * @param {Target} target
 * @returns {string}
 */
export function sourcesOf(target) {
  return fingerprint([...SOURCES_OF[target].flatMap(filesIn), ...RECIPE].flatMap(nameAndContents));
}

/** Gives the paths of the files in a folder, relative to the project, in a fixed order. */
function filesIn(folder) {
  return readdirSync(inProject(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .sort();
}

const nameAndContents = (path) => [path, readFileSync(inProject(path))];

/** @param {Target} target */
export const forget = (target) => rm(stampOf(target), { force: true });

/**
 * Notes what a target was just built from.
 * @param {Target} target
 * @param {string} sources
 */
export async function remember(target, sources) {
  await mkdir(inProject('out', '.built'), { recursive: true });
  await writeFile(stampOf(target), JSON.stringify({ sources }));
}

/** @param {Target} target */
export const isFresh = (target) =>
  RESULTS_OF[target].every((file) => existsSync(inProject('out', file))) &&
  readJson(stampOf(target))?.sources === sourcesOf(target);

/** Builds a target when its sources changed since it was last built; all it prints goes to stderr. */
export async function buildWhenStale(target) {
  if (isFresh(target)) return;
  say(`building ${NAMES[target]}…`);
  const status = await runTool('vite', ['build', '--logLevel', 'warn'], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, PUSHBENCH_BUILD: target },
  });
  if (status !== 0) throw new PlainError(`The build failed; its messages are above (vite ended with ${status}).`);
}
