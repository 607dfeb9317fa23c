import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { temporaryFolder } from './temporary-folder.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/**
 * Bundles the script of a worker thread as it is for the app, and gives where it is: a worker thread of Node 20 takes
 * no TypeScript. `source` is relative to the project.
 */
export async function builtWorker(source: string): Promise<URL> {
  const outDir = temporaryFolder();
  const name = basename(source).replace(/\.ts$/, '.mjs');
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(ROOT, source),
      target: 'node20.18',
      outDir,
      rolldownOptions: { output: { entryFileNames: name } },
    },
  });
  return pathToFileURL(join(outDir, name));
}
