import { existsSync, writeFileSync } from 'node:fs';
import { electronRuntime } from './electron-runtime.mjs';
import { inProject, readJson } from './project.mjs';
import { onPath, output, run } from './run-command.mjs';
import { say } from './say.mjs';

/**
 * Debian's packages, each with the newer name of the same thing first (Ubuntu 24.04 and Debian 13 renamed some).
 * Electron links libgtk-3, libnss3, libasound2 and libgbm1; the rest come with those.
 */
const ELECTRON_LIBRARIES = [['libgtk-3-0t64', 'libgtk-3-0'], ['libnss3'], ['libasound2t64', 'libasound2'], ['libgbm1']];
const VIRTUAL_DISPLAY = [['xvfb'], ['xauth']];

/** Tools that tests run beside the app, and how to see that they are there. The python3 packages belong to Debian's own python3. */
const TEST_TOOLS = [
  { names: ['openssl'], isThere: () => onPath('openssl') !== null },
  { names: ['curl'], isThere: () => onPath('curl') !== null },
  { names: ['nghttp2-client'], isThere: () => onPath('nghttp') !== null },
  { names: ['nghttp2-server'], isThere: () => onPath('nghttpd') !== null },
  // Brings a message bus along.
  {
    names: ['gnome-keyring'],
    isThere: () => onPath('gnome-keyring-daemon') !== null && onPath('dbus-daemon') !== null,
  },
  // What programs for PHP and C are run with, the simulator's examples and exported requests.
  { names: ['php-cli'], isThere: () => onPath('php') !== null },
  { names: ['php-curl'], isThere: () => /^curl$/m.test(output('php', ['-m']) ?? '') },
  { names: ['gcc'], isThere: () => onPath('cc') !== null },
  { names: ['libc6-dev'], isThere: () => existsSync('/usr/include/stdio.h') },
  { names: ['libssl-dev'], isThere: () => existsSync('/usr/include/openssl/ssl.h') },
  { names: ['python3-h2'], isThere: () => existsSync('/usr/lib/python3/dist-packages/h2') },
  { names: ['python3-cryptography'], isThere: () => existsSync('/usr/lib/python3/dist-packages/cryptography') },
];

/** What apt-get could not install; goes with node_modules. */
const TRIED = inProject('node_modules', '.pushbench-apt.json');

/** Tells whether windows can be shown; on Linux only a display variable says so. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/**
 * Sees to the system's part on Linux: Electron's libraries, a virtual display where there is no real one and, for
 * `tests`, the tools that some of them run. As root on Debian or Ubuntu it installs them; else it says how.
 * @param {{ app: boolean, tests: boolean }} sets
 */
export async function prepareSystem({ app, tests }) {
  if (process.platform !== 'linux') return;
  const needed = app ? missingForApp(tests) : [];
  const missing = [...needed, ...(tests ? missingTools() : [])];
  if (missing.length === 0) return;
  const canInstall = process.getuid() === 0 && onPath('apt-get') !== null;
  if (canInstall && !wasTried(missing)) await install(missing);
  else tellHow(missing, needed);
}

const missingTools = () => TEST_TOOLS.filter((tool) => !tool.isThere()).map((tool) => tool.names);

function missingForApp(tests) {
  const libraries = lacksLibraries() ? ELECTRON_LIBRARIES : [];
  const display = (tests || !hasDisplay()) && !(onPath('Xvfb') && onPath('xauth')) ? VIRTUAL_DISPLAY : [];
  return [...libraries, ...display];
}

function lacksLibraries() {
  const runtime = electronRuntime();
  return runtime !== null && (output('ldd', [runtime.executable]) ?? '').includes('not found');
}

/** Tells whether apt-get was asked for just these before, in vain; asking again would cost every run a minute. */
const wasTried = (missing) => readJson(TRIED)?.names === lastNames(missing).join(' ');

async function install(missing) {
  const environment = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: ['ignore', 'ignore', 2] };
  say(`installing system packages with apt-get: ${lastNames(missing).join(', ')}…`);
  await run('apt-get', ['update', '-qq'], environment);
  const names = missing.map((choices) => choices.find(isOffered) ?? choices.at(-1));
  const status = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], environment);
  if (status === 0) return;
  writeFileSync(TRIED, JSON.stringify({ names: lastNames(missing).join(' ') }));
  say(`apt-get ended with ${status}; going on without: ${names.join(', ')}`);
}

/** A renamed package is still known by its old name, but only the real one has a version to install. */
const isOffered = (name) => /Candidate: \d/.test(output('apt-cache', ['policy', name]) ?? '');

function tellHow(missing, needed) {
  const why = needed.length > 0 ? 'the app needs system packages' : 'some tests are skipped for want of tools';
  say(`${why}. On Debian or Ubuntu: sudo apt-get install ${lastNames(missing).join(' ')}`);
}

const lastNames = (missing) => missing.map((choices) => choices.at(-1));
