import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { createBuilder, type Rolldown } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeCertificate } from '../support/openssl-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ROOT = join(import.meta.dirname, '..', '..');

type Environment = 'cli' | 'main';

/** What `vite.config.ts` makes of an environment, not written to `out/`. */
async function chunksOf(name: Environment): Promise<readonly Rolldown.OutputChunk[]> {
  const builder = await createBuilder({
    configFile: join(ROOT, 'vite.config.ts'),
    logLevel: 'error',
    environments: { [name]: { build: { write: false } } },
  });
  const environment = builder.environments[name];
  if (environment === undefined) throw new Error(`vite.config.ts has no environment ${name}`);
  const built = await builder.build(environment);
  if (!('output' in built)) throw new Error('one build was expected');
  return built.output.filter((file) => file.type === 'chunk');
}

function modulesOf(chunks: readonly Rolldown.OutputChunk[]): readonly string[] {
  return chunks.flatMap(({ moduleIds }) => moduleIds).map((id) => relative(ROOT, id).replaceAll('\\', '/'));
}

/** What is loaded from outside the bundle. */
function packagesOf(chunks: readonly Rolldown.OutputChunk[]): readonly string[] {
  const own = new Set(chunks.map(({ fileName }) => fileName));
  const imported = chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports]);
  const isNode = (name: string) => name.startsWith('node:') || builtinModules.includes(name);
  return [...new Set(imported)].filter((name) => !own.has(name) && !isNode(name)).sort();
}

const isOfTheApp = (module: string) =>
  /^electron\/(storage\/(database|sqlite)|identities\/|ipc\/|shell\/)/.test(module);

describe('the built command line', () => {
  let chunks: readonly Rolldown.OutputChunk[];
  beforeAll(async () => {
    chunks = await chunksOf('cli');
  });

  test('has neither the database nor Electron in it, in none of its commands', () => {
    expect(modulesOf(chunks)).toContain('electron/credentials/read-file.ts');
    expect(modulesOf(chunks).filter(isOfTheApp)).toEqual([]);
    expect(packagesOf(chunks)).toEqual([]);
    for (const { code } of chunks) expect(code).not.toContain('libsql');
  });

  test('runs from a folder with nothing beside it, and loads no native library', () => {
    const dir = temporaryFolder();
    for (const { fileName, code } of chunks) {
      mkdirSync(dirname(join(dir, fileName)), { recursive: true });
      writeFileSync(join(dir, fileName), code);
    }
    writeFileSync(join(dir, 'package.json'), '{"type":"module"}');
    // A native library is the only thing that goes through here.
    writeFileSync(join(dir, 'no-native.cjs'), "process.dlopen = () => { throw new Error('a native library'); };");
    const { certificatePem, keyPem } = makeCertificate(temporaryFolder(), { key: 'ec' });
    const credential = join(dir, 'ck.pem');
    writeFileSync(credential, certificatePem + keyPem);
    const run = (...args: string[]) =>
      execFileSync(process.execPath, ['--require', join(dir, 'no-native.cjs'), join(dir, 'cli.js'), ...args], {
        cwd: dir,
        encoding: 'utf8',
      });
    expect(run('inspect', credential, '--json')).toContain('com.example.app');
    expect(run('convert', '--credential', credential, '--out', 'Push.p12', '--no-key-encryption', '--json')).toContain(
      'Push.p12',
    );
  });
});

test('the app has both: what the command line is looked through for can be seen', async () => {
  const chunks = await chunksOf('main');
  expect(modulesOf(chunks).filter(isOfTheApp)).toContain('electron/storage/sqlite.ts');
  expect(packagesOf(chunks)).toEqual(expect.arrayContaining(['electron', 'libsql']));
});
