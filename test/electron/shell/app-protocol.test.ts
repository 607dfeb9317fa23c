import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APP_PAGE, appFile, appProtocol } from '../../../electron/shell/app-protocol.ts';
import { CONTENT_SECURITY_POLICY } from '../../../electron/shell/content-security-policy.ts';

describe('the app scheme', () => {
  let folder: string;
  let root: string;
  const get = (url: string, method = 'GET') => appProtocol(root)({ url, method } as Request);

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'pushbench-protocol-')));
    root = join(folder, 'renderer');
    await mkdir(join(root, 'assets'), { recursive: true });
    await writeFile(join(root, 'index.html'), '<!doctype html>');
    await writeFile(join(root, 'assets', 'main page.js'), 'export {}');
    await writeFile(join(root, 'notes.txt'), 'not part of the page');
    await writeFile(join(folder, 'secret.js'), 'secret');
    await mkdir(join(folder, 'renderer-secret'));
    await writeFile(join(folder, 'renderer-secret', 'secret.js'), 'secret');
    await symlink(join(folder, 'secret.js'), join(root, 'assets', 'link.js'));
    await symlink(folder, join(root, 'out'));
    await symlink(join(root, 'index.html'), join(root, 'inner.html'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('serves the page with its type and every security header', async () => {
    const answer = await get(APP_PAGE);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('<!doctype html>');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  });

  it('decodes a name once, and follows a link that stays inside', async () => {
    expect((await get('app://pushbench/assets/main%20page.js')).status).toBe(200);
    expect((await get('app://pushbench/inner.html')).status).toBe(200);
    expect((await get('app://pushbench/assets/main%2520page.js')).status).toBe(404);
  });

  it.each([
    'app://pushbench/',
    'app://pushbench/assets',
    'app://pushbench/missing.js',
    'app://pushbench/notes.txt',
    'app://pushbench/../secret.js',
    'app://pushbench/%2e%2e/secret.js',
    'app://pushbench/..%2fsecret.js',
    'app://pushbench/assets/..%2f..%2fsecret.js',
    'app://pushbench/..%5csecret.js',
    'app://pushbench/%252e%252e/secret.js',
    'app://pushbench/../renderer-secret/secret.js',
    'app://pushbench/assets/link.js',
    'app://pushbench/out/secret.js',
    'app://pushbench//secret.js',
    'app://pushbench/C:/secret.js',
    'app://pushbench/index.html%00.js',
    'app://pushbench/%ff.js',
    'app://other/index.html',
    'app://pushbench:80/index.html',
    'file:///etc/passwd',
    'https://pushbench/index.html',
    'not a url',
  ])('has nothing at %s', async (url) => {
    const answer = await get(url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
  });

  it.each(['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    expect((await get(APP_PAGE, method)).status).toBe(405);
  });

  it('never leaves its folder, however a path is put together', async () => {
    const part = fc.constantFrom('..', '.', '%2e%2e', '%2E.', 'out', 'assets', 'link.js', 'secret.js', 'index.html');
    const separator = fc.constantFrom('/', '//', '%2f', '\\', '%5c', '%252f');
    const path = fc.array(fc.tuple(separator, part), { minLength: 1, maxLength: 8 }).map((all) => all.flat().join(''));
    await fc.assert(
      fc.asyncProperty(fc.oneof(path, fc.string()), async (text) => {
        const file = await appFile(root, `app://pushbench/${text}`);
        expect(file === null || file.path.startsWith(root + sep)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the content security policy', () => {
  it('starts from nothing and lets in no inline code, no eval and no address', () => {
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:|\*|blob:/);
    for (const directive of ['base-uri', 'form-action', 'frame-ancestors', 'object-src', 'connect-src'])
      expect(CONTENT_SECURITY_POLICY).toContain(`${directive} 'none'`);
  });
});
