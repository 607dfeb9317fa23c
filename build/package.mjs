// npm run package: the unpacked app for this system in out/package.
//   --release     with the fuses of a release, in out/release
//   --installers  this system's installers instead of the unpacked app
import { existsSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { electronRuntime } from './electron-runtime.mjs';
import { buildWhenStale, sourcesOf } from './freshness.mjs';
import { prepare } from './prepare.mjs';
import { fingerprint, inProject, isStarted, packageJson, ROOT, readJson } from './project.mjs';
import { runMain, say } from './say.mjs';

const STAMP = 'pushbench-package.json';
const RECIPE = ['electron-builder.mjs', 'entitlements.mac.plist', 'icon.png'];

/** Where the app is packaged: for tests, or as it is released. */
const folderFor = (release) => inProject('out', release ? 'release' : 'package');

/** Gives the program of the unpacked app for this system. */
export function packagedExecutable(release = false) {
  const { productName, name } = packageJson();
  const arch = process.arch === 'x64' ? '' : `-${process.arch}`;
  const place = {
    darwin: [`mac${arch}`, `${productName}.app`, 'Contents', 'MacOS', productName],
    win32: [`win${arch}-unpacked`, `${productName}.exe`],
  }[process.platform] ?? [`linux${arch}-unpacked`, name];
  return join(folderFor(release), ...place);
}

/**
 * Packages the app, unless that was done already from the same sources with the same Electron. Gives its program.
 * @param {{ release?: boolean, installers?: boolean }} [options]
 */
export async function packageApp({ release = false, installers = false } = {}) {
  await buildWhenStale('app');
  const runtime = electronRuntime();
  const output = folderFor(release);
  const sources = packageSources(runtime);
  const executable = packagedExecutable(release);
  const stamp = join(output, STAMP);
  if (!installers && existsSync(executable) && readJson(stamp)?.sources === sources) return executable;

  say(`packaging the app with Electron ${runtime.version}${release ? ', as a release' : ''}…`);
  await rm(stamp, { force: true });
  const { build } = await import('electron-builder');
  const { builderConfig } = await import('./electron-builder.mjs');
  const config = builderConfig({ release, runtime, output });
  await build({ projectDir: ROOT, config, publish: 'never', ...(!installers && { dir: true }) });
  await writeFile(stamp, JSON.stringify({ sources }));
  return executable;
}

const packageSources = (runtime) =>
  fingerprint([
    sourcesOf('app'),
    runtime.dist,
    runtime.version,
    ...RECIPE.map((file) => readFileSync(inProject('build', file))),
  ]);

if (isStarted(import.meta.url))
  await runMain(async () => {
    const args = process.argv.slice(2);
    const installers = args.includes('--installers');
    const release = installers || args.includes('--release');
    await prepare('app');
    const executable = await packageApp({ release, installers });
    // The last line on stdout is where it is, for scripts.
    process.stdout.write(`${installers ? folderFor(release) : executable}\n`);
  });
