import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Statements about TLS, the file they stand in, and whether lint must stop them. */
const TLS: readonly [file: string, line: string, stopped: boolean][] = [
  ['electron/apns/e1.ts', 'export const a = { rejectUnauthorized: false };', true],
  ['electron/apns/e2.ts', 'const off = false; export const a = { rejectUnauthorized: off };', true],
  ['electron/ipc/e3.ts', 'export const a = { checkServerIdentity: () => undefined };', true],
  ['electron/cli/e4.ts', "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';", true],
  ['electron/apns/e5.ts', 'export const a = { rejectUnauthorized: true };', false],
  ['electron/apns/server-chain.ts', 'export const a = { rejectUnauthorized: false };', false],
];

const root = resolve(import.meta.dirname, '../..');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);

/** File of a breach or of a lawful import, its one import line, and whether the lint rule must stop it. */
const IMPORTS: readonly [file: string, line: string, stopped: boolean][] = [
  ['shared/a1.ts', "import x from 'node:fs';", true],
  ['shared/a2.ts', "import { app as x } from 'electron';", true],
  ['shared/a3.ts', "import x from 'react';", true],
  ['shared/wire/a4.ts', "import x from '../../electron/apns/send.ts';", true],
  ['shared/wire/a5.ts', "import { ok as x } from '../result.ts';", false],
  ['shared/a6.ts', "import { z as x } from 'zod';", false],
  ['renderer/b1.ts', "import { ipcRenderer as x } from 'electron';", true],
  ['renderer/b2.ts', "import x from 'node:fs';", true],
  ['renderer/bench/b3.ts', "import { x } from '../../electron/apns/send.ts';", true],
  ['renderer/bench/b4.ts', "import { ok as x } from '../../shared/result.ts';", false],
  ['electron/apns/c1.ts', "import { app as x } from 'electron';", true],
  ['electron/apns/c2.ts', "const x = await import('electron');", true],
  ['electron/cli.ts', "import { app as x } from 'electron';", true],
  ['electron/cli/c3.ts', "import { x } from '../shell/window.ts';", true],
  ['electron/simulator/c4.ts', "import { x } from '../../renderer/app.tsx';", true],
  ['electron/identities/c6.ts', "import { safeStorage as x } from 'electron';", true],
  ['electron/simulator/c5.ts', "import x from 'node:tls';", false],
  ['electron/shell/d1.ts', "import { app as x } from 'electron';", false],
  ['electron/shell/d2.ts', "import { x } from '../../test/support/tls-servers.ts';", true],
];

/** Files in which lint found an import or a TLS option that is not allowed. */
function breaches(report: unknown): readonly string[] {
  const { diagnostics } = report as { diagnostics: { category: string; location: { path: string } }[] };
  return diagnostics
    .filter(({ category }) => category === 'plugin' || category === 'lint/style/noRestrictedImports')
    .map(({ location }) => location.path);
}

describe('the boundary between shared, electron and renderer', () => {
  let folder: string;
  let stopped: Set<string>;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pushbench-boundary-'));
    cpSync(join(root, 'biome.json'), join(folder, 'biome.json'));
    cpSync(join(root, 'build/lint'), join(folder, 'build/lint'), { recursive: true });
    const write = (file: string, text: string): void => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    };
    for (const [file, line] of IMPORTS) write(file, `${line}\nexport const used = x;\n`);
    for (const [file, line] of TLS) write(file, `${line}\n`);
    const lint = spawnSync(
      process.execPath,
      [bin('biome'), 'lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', '.'],
      { cwd: folder, encoding: 'utf8' },
    );
    stopped = new Set(breaches(JSON.parse(lint.stdout.slice(lint.stdout.indexOf('{')))));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(IMPORTS)('in %s: %s is stopped: %s', (file, _line, expected) => {
    expect(stopped.has(file)).toBe(expected);
  });

  it.each(TLS)('in %s: %s is stopped: %s', (file, _line, expected) => {
    expect(stopped.has(file)).toBe(expected);
  });
});

describe('shared/ compiles only when it is pure', () => {
  const compile = (source: string): string => {
    const folder = mkdtempSync(join(tmpdir(), 'pushbench-pure-'));
    try {
      writeFileSync(join(folder, 'probe.ts'), `${source}\nexport {};\n`);
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({
          extends: join(root, 'shared/tsconfig.json'),
          compilerOptions: { outDir: join(folder, 'out'), rootDir: '/' },
          include: [join(folder, 'probe.ts'), join(root, 'shared/globals.d.ts')],
        }),
      );
      execFileSync(process.execPath, [bin('tsc'), '-p', folder], { encoding: 'utf8', stdio: 'pipe' });
      return '';
    } catch (error) {
      return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

  it.each(['document', 'process', 'setTimeout', 'Buffer', 'fetch', 'console'])('has no %s', (name) => {
    expect(compile(`${name};`)).toContain(name);
  });

  it('has what both worlds share', () => {
    expect(compile("new TextEncoder().encode('a');")).toBe('');
  });
});
