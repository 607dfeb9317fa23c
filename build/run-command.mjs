import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { inProject, packageJson, ROOT, readJson } from './project.mjs';
import { PlainError } from './say.mjs';

/**
 * Runs a command to its end and gives its exit status (128 + n when signal n ended it).
 * A signal that ends this process is passed on, so that no child is left behind.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { timeoutMs?: number }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, { timeoutMs, ...options } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
    const timer = timeoutMs && setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    const release = passSignalsOn(child);
    const end = (settle) => {
      clearTimeout(timer);
      release();
      settle();
    };
    child.on('error', (error) => end(() => fail(new PlainError(`${command} could not be run: ${error.message}`))));
    child.on('exit', (code, signal) => end(() => done(code ?? 128 + (constants.signals[signal] ?? 0))));
  });
}

/** As `run`, for a step of preparing: its output goes to stderr, and a status other than 0 throws with the given sentence. */
export async function runStep(command, args, failure, options = {}) {
  const status = await run(command, args, { stdio: ['ignore', 2, 2], ...options });
  if (status !== 0) throw new PlainError(`${failure} (${command} ended with ${status}).`);
}

/** Gives what a command printed on stdout, or null when it is not there or failed. */
export function output(command, args, options = {}) {
  const result = spawnSync(command, args, { encoding: 'utf8', timeout: 30_000, ...options });
  return result.status === 0 ? result.stdout : null;
}

/** Tells where a program is found on PATH, or null. */
export function onPath(name) {
  const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':');
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const folder of folders)
    for (const ending of endings) {
      const file = join(folder, name + ending);
      if (folder && existsSync(file)) return file;
    }
  return null;
}

/**
 * Gives the command and first arguments that run npm without a shell where possible:
 * the npm that started us says where its script is; `npm.cmd` cannot be spawned without a shell.
 */
export function npmCommand() {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return { command: process.execPath, args: [script], options: {} };
  const windows = process.platform === 'win32';
  return { command: windows ? 'npm.cmd' : 'npm', args: [], options: { shell: windows } };
}

/** Gives the script of a tool that one of our dependencies brings (`vite`, `tsc`, …), to be run by node on every system. */
export function toolScript(name) {
  for (const dependency of Object.keys(packageJson().devDependencies)) {
    const folder = inProject('node_modules', dependency);
    const { bin } = readJson(join(folder, 'package.json')) ?? {};
    const script = typeof bin === 'string' ? dependency === name && bin : bin?.[name];
    if (script) return join(folder, script);
  }
  throw new PlainError(`No dependency of this project brings a tool named ${name}.`);
}

/** Runs such a tool with node; options and result as in `run`. */
export const runTool = (name, args, options) => run(process.execPath, [toolScript(name), ...args], options);

/**
 * SIGTERM and SIGHUP reach only this process. SIGINT typed at a terminal reaches the child as well,
 * so there it is only kept from ending us first.
 */
function passSignalsOn(child) {
  const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
    const handler = () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    process.on(signal, handler);
    return () => process.off(signal, handler);
  });
  return () => {
    for (const release of handlers) release();
  };
}
