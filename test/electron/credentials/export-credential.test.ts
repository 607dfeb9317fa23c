import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ExportRequest, exportCredential } from '../../../electron/credentials/export-credential.ts';
import { ImportTray } from '../../../electron/credentials/import-tray.ts';
import { opensslRecipe } from '../../../shared/credential/openssl-recipe.ts';
import { recipeSources } from '../../../shared/credential/recipe-sources.ts';
import { asNobody } from '../../support/as-nobody.ts';
import { makePushFiles, openssl, type Pkcs12Options } from '../../support/openssl-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { unwrapped } from '../../support/unwrapped.ts';

const NOW = new Date();
const KEY_PASSPHRASE = 'ключ 推送';
const root = temporaryFolder();
const push = makePushFiles(join(root, 'push'));
const isWindows = process.platform === 'win32';
let made = 0;

function folder(): string {
  made += 1;
  const path = join(root, `out${made}`);
  mkdirSync(path);
  return path;
}

async function imported(cer: string, p12: string, passphrase: string) {
  const tray = new ImportTray();
  const files = [cer, p12].map((path) => ({ name: path.slice(root.length + 1), bytes: readFileSync(path) }));
  let state = unwrapped(await tray.add(files, NOW));
  const locked = state.files.find((one) => one.state.kind === 'locked');
  if (locked !== undefined) state = unwrapped(await tray.unlock(locked.fileId, passphrase, NOW));
  const facts = state.credentials[0];
  const material = facts === undefined ? null : tray.material(facts.id);
  if (facts === undefined || material?.kind !== 'certificate') throw new Error(JSON.stringify(state));
  return { material, facts, state };
}

async function request(dir: string, changes: Partial<ExportRequest> = {}): Promise<ExportRequest> {
  const { material } = await imported(push.cer, push.p12, push.passphrase);
  const paths = {
    certificate: join(dir, 'PushChatCert.pem'),
    key: join(dir, 'PushChatKey.pem'),
    combined: join(dir, 'ck.pem'),
    pkcs12: null,
  };
  return { material, paths, pkcs12Form: 'aes-256', keyPassphrase: null, overwrite: false, ...changes };
}

const publicKeyOf = (file: string, ...options: string[]): string =>
  openssl(['pkey', '-in', file, '-pubout', ...options]).toString();
const certificateOf = (file: string): Buffer => openssl(['x509', '-in', file, '-outform', 'der']);

describe('a conversion', () => {
  const kinds: [string, Pkcs12Options][] = [
    ['RC2-40, whole', { contents: 'identity', cipher: 'rc2-40', passphrase: 'x' }],
    ['RC2-40, key only', { contents: 'key', cipher: 'rc2-40', passphrase: 'x' }],
    ['3DES', { contents: 'identity', cipher: '3des', passphrase: 'x' }],
    ['AES-256', { contents: 'identity', cipher: 'aes-256', passphrase: 'x' }],
    ['empty passphrase', { contents: 'identity', passphrase: '' }],
    ['passphrase beyond ASCII', { contents: 'identity', cipher: 'aes-256', passphrase: 'пароль 密码' }],
  ];
  test.each(kinds)('gives what openssl gives, and openssl reads it: %s', async (_kind, pkcs12) => {
    const dir = folder();
    const files = makePushFiles(join(dir, 'source'), { key: { path: push.key }, pkcs12 });
    const { material } = await imported(files.cer, files.p12, files.passphrase);
    const written = await exportCredential(await request(dir, { material }));
    expect(written).toEqual({
      ok: true,
      value: [
        { path: join(dir, 'PushChatCert.pem'), contains: ['certificate'], encrypted: false },
        { path: join(dir, 'PushChatKey.pem'), contains: ['private-key'], encrypted: false },
        { path: join(dir, 'ck.pem'), contains: ['certificate', 'private-key'], encrypted: false },
      ],
    });
    for (const name of ['PushChatCert.pem', 'ck.pem']) {
      expect(certificateOf(join(dir, name))).toEqual(readFileSync(files.cer));
    }
    for (const name of ['PushChatKey.pem', 'ck.pem']) {
      expect(publicKeyOf(join(dir, name))).toBe(publicKeyOf(files.key));
      const plain = openssl(['pkcs8', '-topk8', '-nocrypt', '-in', join(dir, name)]).toString();
      expect(plain).toBe(files.keyPem);
    }
    expect(readFileSync(join(dir, 'ck.pem'), 'utf8')).toBe(files.certificatePem + files.keyPem);
  });

  test('encrypts the key with AES-256, and openssl opens it with that passphrase only', async () => {
    const dir = folder();
    await exportCredential(await request(dir, { keyPassphrase: KEY_PASSPHRASE }));
    const passphraseFile = join(dir, 'passphrase');
    writeFileSync(passphraseFile, `${KEY_PASSPHRASE}\n`);
    for (const name of ['PushChatKey.pem', 'ck.pem']) {
      const file = join(dir, name);
      expect(readFileSync(file, 'utf8')).toContain('-----BEGIN ENCRYPTED PRIVATE KEY-----');
      expect(publicKeyOf(file, '-passin', `file:${passphraseFile}`)).toBe(publicKeyOf(push.key));
      expect(() => publicKeyOf(file, '-passin', 'pass:another')).toThrow();
      const key = readFileSync(file, 'utf8').replace(/^[\s\S]*(?=-----BEGIN ENCRYPTED)/, '');
      expect(openssl(['asn1parse'], key).toString()).toContain('aes-256-cbc');
    }
  });

  test('comes back in: a ck.pem with an encrypted key is a whole credential', async () => {
    const dir = folder();
    await exportCredential(await request(dir, { keyPassphrase: KEY_PASSPHRASE }));
    const back = await imported(push.cer, join(dir, 'ck.pem'), KEY_PASSPHRASE);
    expect(back.material.privateKeyPem).toBe(push.keyPem);
  });

  test('writes only what is asked for', async () => {
    const dir = folder();
    await exportCredential(
      await request(dir, { paths: { certificate: null, key: null, combined: join(dir, 'only.pem'), pkcs12: null } }),
    );
    expect(readdirSync(dir)).toEqual(['only.pem']);
  });

  test.skipIf(isWindows)('leaves key files to their owner', async () => {
    const dir = folder();
    await exportCredential(await request(dir));
    const mode = (name: string): number => statSync(join(dir, name)).mode & 0o777;
    expect([mode('PushChatKey.pem'), mode('ck.pem')]).toEqual([0o600, 0o600]);
    expect(mode('PushChatCert.pem') & 0o600).toBe(0o600);
  });
});

describe('files that are there', () => {
  test('are named and kept, and nothing is written', async () => {
    const dir = folder();
    writeFileSync(join(dir, 'ck.pem'), 'mine');
    const result = await exportCredential(await request(dir));
    expect(result).toEqual({ ok: false, problem: { code: 'file-exists', files: [join(dir, 'ck.pem')] } });
    expect(readdirSync(dir)).toEqual(['ck.pem']);
    expect(readFileSync(join(dir, 'ck.pem'), 'utf8')).toBe('mine');
  });

  test('are replaced with consent, and nothing is left beside them', async () => {
    const dir = folder();
    writeFileSync(join(dir, 'ck.pem'), 'mine', { mode: 0o644 });
    expect((await exportCredential(await request(dir, { overwrite: true }))).ok).toBe(true);
    expect(readdirSync(dir).sort()).toEqual(['PushChatCert.pem', 'PushChatKey.pem', 'ck.pem']);
    expect(readFileSync(join(dir, 'ck.pem'), 'utf8')).toContain('PRIVATE KEY');
    if (!isWindows) expect(statSync(join(dir, 'ck.pem')).mode & 0o777).toBe(0o600);
  });

  test.skipIf(isWindows)('a link in their place is replaced, never followed', async () => {
    const dir = folder();
    const elsewhere = join(folder(), 'elsewhere');
    writeFileSync(elsewhere, 'not mine');
    symlinkSync(elsewhere, join(dir, 'ck.pem'));
    expect((await exportCredential(await request(dir))).ok).toBe(false);
    expect((await exportCredential(await request(dir, { overwrite: true }))).ok).toBe(true);
    expect(readFileSync(elsewhere, 'utf8')).toBe('not mine');
  });

  test.skipIf(isWindows)('a link to nothing counts as there', async () => {
    const dir = folder();
    const nowhere = join(dir, 'nowhere');
    symlinkSync(nowhere, join(dir, 'ck.pem'));
    expect((await exportCredential(await request(dir))).ok).toBe(false);
    expect(existsSync(nowhere)).toBe(false);
  });
});

describe('all files or none', () => {
  test('a folder in the place of the last leaves the first as they were', async () => {
    const dir = folder();
    mkdirSync(join(dir, 'ck.pem'));
    writeFileSync(join(dir, 'PushChatCert.pem'), 'mine');
    const result = await exportCredential(await request(dir, { overwrite: true }));
    const problem = { code: 'file-unwritable', file: join(dir, 'ck.pem'), trouble: 'folder' };
    expect(result).toEqual({ ok: false, problem });
    expect(readdirSync(dir).sort()).toEqual(['PushChatCert.pem', 'ck.pem']);
    expect(readFileSync(join(dir, 'PushChatCert.pem'), 'utf8')).toBe('mine');
  });

  test('a folder that is missing for one of them leaves none', async () => {
    const dir = folder();
    const key = join(dir, 'missing', 'key.pem');
    const paths = { certificate: join(dir, 'a.pem'), key, combined: null, pkcs12: null };
    const result = await exportCredential(await request(dir, { paths }));
    expect(result).toEqual({ ok: false, problem: { code: 'file-unwritable', file: key, trouble: 'missing' } });
    expect(readdirSync(dir)).toEqual([]);
  });

  test.each([true, false])('what was already put in place is taken back, overwrite %s', async (overwrite) => {
    const dir = folder();
    const certificate = join(dir, 'a.pem');
    if (overwrite) writeFileSync(certificate, 'mine');
    // Its file beside has a shorter name, so that only the last step fails.
    const key = join(dir, `${'k'.repeat(300)}.pem`);
    const paths = { certificate, key, combined: null, pkcs12: null };
    const result = await exportCredential(await request(dir, { paths, overwrite }));
    expect(result).toEqual({ ok: false, problem: { code: 'file-unwritable', file: key, trouble: 'io' } });
    expect(readdirSync(dir)).toEqual(overwrite ? ['a.pem'] : []);
    if (overwrite) expect(readFileSync(certificate, 'utf8')).toBe('mine');
  });

  test.skipIf(isWindows)('a folder that may not be written to says so', async () => {
    const dir = folder();
    chmodSync(root, 0o755);
    chmodSync(dir, 0o555);
    const asked = await request(dir);
    expect(await asNobody(() => exportCredential(asked))).toMatchObject({ problem: { trouble: 'permission' } });
  });

  test('the same path twice is refused', async () => {
    const dir = folder();
    const paths = { certificate: join(dir, 'a.pem'), key: null, combined: join(dir, '.', 'a.pem'), pkcs12: null };
    expect(await exportCredential(await request(dir, { paths }))).toMatchObject({ problem: { code: 'usage' } });
    expect(readdirSync(dir)).toEqual([]);
  });
});

describe.skipIf(isWindows)('the three commands', () => {
  test.each(['rc2-40', 'aes-256'] as const)('run in a shell and give the same: %s', async (cipher) => {
    const dir = folder();
    const source = makePushFiles(dir, { key: { path: push.key }, pkcs12: { cipher, contents: 'identity' } });
    const tray = new ImportTray();
    const files = [source.cer, source.p12].map((path) => ({
      name: path.slice(dir.length + 1),
      bytes: readFileSync(path),
    }));
    const added = unwrapped(await tray.add(files, NOW));
    const state = unwrapped(await tray.unlock(added.files[1]?.fileId ?? '', source.passphrase, NOW));
    const facts = state.credentials[0];
    const sources = facts === undefined ? null : recipeSources(state, facts);
    if (sources === null) throw new Error(JSON.stringify(state));
    const names = { certificate: 'a cert.pem', key: "Jo's key.pem", combined: 'all.pem', pkcs12: null };
    const [x509 = '', pkcs12 = '', cat = ''] = opensslRecipe({ ...sources, names, encryptKey: false });
    // A person types the passphrase; here openssl reads it from the file.
    const script = [x509, `${pkcs12} -passin file:Push.p12.pass`, cat].join(' && ');
    execFileSync('sh', ['-c', script], { cwd: dir, stdio: 'pipe' });
    expect(certificateOf(join(dir, 'all.pem'))).toEqual(readFileSync(source.cer));
    expect(publicKeyOf(join(dir, 'all.pem'))).toBe(publicKeyOf(push.key));
  });
});
