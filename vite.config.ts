import { readdirSync } from 'node:fs';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { type BuildEnvironment, defineConfig, type EnvironmentOptions, type ViteBuilder } from 'vite';
import { ENVIRONMENTS_OF, forget, isTarget, remember, sourcesOf, type Target } from './build/freshness.mjs';
import { inProject, OUT, packageJson } from './build/project.mjs';

/** The oldest Node (Electron 33 has 20.18) and Chromium that run what is built. */
const NODE = 'node20.18';
const CHROMIUM = 'chrome130';

/** An environment for Node or Electron's main process: everything bundled but Electron, Node itself and libsql's native code. */
function nodeEnvironment(entries: Record<string, string>, outDir: string, output: object): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true },
    build: {
      outDir,
      emptyOutDir: outDir !== OUT,
      target: NODE,
      rolldownOptions: { input: entries, external: ['electron', 'libsql'], output },
    },
  };
}

/** The programs of `npm run bench`, each started as a process; the packages that they measure stay as they are published. */
function benchEnvironment(): EnvironmentOptions {
  const programs = readdirSync(inProject('test', 'bench', 'programs')).map((file) => join('programs', file));
  const entries = ['main.ts', ...programs].map((file) => [basename(file, '.ts'), inProject('test', 'bench', file)]);
  const output = { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' };
  const environment = nodeEnvironment(Object.fromEntries(entries), inProject('out', 'bench'), output);
  return { ...environment, resolve: { external: true } };
}

/** Builds what PUSHBENCH_BUILD names (`app` or `cli`), by default both, and notes from which sources. */
async function buildApp(builder: ViteBuilder): Promise<void> {
  const asked = process.env.PUSHBENCH_BUILD;
  const targets: Target[] = isTarget(asked) ? [asked] : ['app', 'cli'];
  // Read before building: a file saved meanwhile makes the result stale, not fresh.
  const sources = targets.map((target) => [target, sourcesOf(target)] as const);
  for (const target of targets) await forget(target);
  if (targets.includes('app')) await writeAppManifest();
  if (targets.includes('cli')) await rm(inProject('out', 'cli-chunks'), { recursive: true, force: true });

  const watching = await Promise.all(targets.flatMap((target) => ENVIRONMENTS_OF[target]).map(build));
  if (watching.some(Boolean)) return;
  if (targets.includes('cli')) await chmod(inProject('out', 'cli.js'), 0o755);
  for (const [target, fingerprint] of sources) await remember(target, fingerprint);

  async function build(name: string): Promise<boolean> {
    const environment: BuildEnvironment | undefined = builder.environments[name];
    if (environment === undefined) throw new Error(`no environment ${name}`);
    return 'close' in (await builder.build(environment));
  }
}

/**
 * The app's own package.json: out/ is what Electron starts and what is packaged. The project's has no `main`, since npm
 * would put that file into the published command line whatever `files` says.
 */
async function writeAppManifest(): Promise<void> {
  const { name, productName, version, description, license, author } = packageJson();
  const manifest = { name, productName, version, description, license, author, type: 'module', main: 'main/main.js' };
  await mkdir(OUT, { recursive: true });
  await writeFile(inProject('out', 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

export default defineConfig({
  root: inProject('renderer'),
  base: './',
  publicDir: false,
  define: { __APP_VERSION__: JSON.stringify(packageJson().version) },
  plugins: [react()],
  builder: { buildApp },
  environments: {
    client: {
      build: {
        outDir: inProject('out', 'renderer'),
        emptyOutDir: true,
        target: CHROMIUM,
        // Read from the disk, not fetched: one larger file is no cost.
        chunkSizeWarningLimit: 2_000,
        // The content security policy admits files of our own scheme, no data: URLs and no inline script.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: { input: inProject('renderer', 'index.html') },
      },
    },
    main: nodeEnvironment(
      {
        main: inProject('electron', 'main.ts'),
        'reading-worker': inProject('electron', 'credentials', 'reading-worker.ts'),
        'simulator-worker': inProject('electron', 'simulator', 'worker.ts'),
      },
      inProject('out', 'main'),
      { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
    ),
    // One CommonJS file: a sandboxed preload can load neither modules nor other files.
    preload: nodeEnvironment({ preload: inProject('electron', 'preload.ts') }, inProject('out', 'preload'), {
      format: 'cjs',
      entryFileNames: '[name].cjs',
      codeSplitting: false,
    }),
    cli: nodeEnvironment({ cli: inProject('electron', 'cli.ts') }, OUT, {
      banner: (chunk: { isEntry: boolean }) => (chunk.isEntry ? '#!/usr/bin/env node' : ''),
      entryFileNames: '[name].js',
      // What a command needs is loaded when it is called.
      chunkFileNames: 'cli-chunks/[name].js',
    }),
    bench: benchEnvironment(),
  },
});
