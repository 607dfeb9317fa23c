import { spawnSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { publicKeyId } from '../../../electron/credentials/key-facts.ts';
import { readCredentialFile } from '../../../electron/credentials/read-file.ts';
import { createSigningRequest, writeSigningRequest } from '../../../electron/credentials/signing-request.ts';
import { openssl } from '../../support/openssl-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const root = temporaryFolder();
const request = await createSigningRequest({ commonName: 'Jo Blöggs 推送', email: 'jo@example.com' });
let made = 0;

/** What openssl says of a request's own signature, on standard error; its exit status is 0 either way. */
function verdict(der: Buffer): string {
  return spawnSync('openssl', ['req', '-inform', 'der', '-verify', '-noout'], { input: der }).stderr.toString();
}

function target(keyPassphrase: string | null = null, overwrite = false) {
  made += 1;
  const dir = join(root, String(made));
  mkdirSync(dir);
  const [keyPath, requestPath] = [join(dir, 'push.key'), join(dir, 'a.certSigningRequest')];
  return { dir, keyPath, requestPath, keyPassphrase, overwrite };
}

describe('a signing request', () => {
  test('is one that openssl verifies, with the name and address, signed with SHA-256', () => {
    const text = openssl(['req', '-verify', '-noout', '-text', '-nameopt', 'utf8'], request.requestPem).toString();
    expect(text).toContain('emailAddress=jo@example.com');
    expect(text).toContain('CN=Jo Blöggs 推送');
    expect(text).toContain('sha256WithRSAEncryption');
    expect(text).toContain('(2048 bit)');
  });

  test('that was changed is refused by the same check', () => {
    const other = openssl(['req', '-outform', 'der'], request.requestPem);
    other.writeUInt8(other.readUInt8(60) ^ 1, 60);
    expect(verdict(other)).toContain('failure');
    expect(verdict(openssl(['req', '-outform', 'der'], request.requestPem))).toContain('OK');
  });

  test('is for its key, by which its certificate will be known', () => {
    const publicPem = openssl(['req', '-noout', '-pubkey'], request.requestPem);
    expect(publicKeyId(createPublicKey(publicPem))).toBe(request.publicKeyId);
    expect(publicKeyId(createPublicKey(request.key))).toBe(request.publicKeyId);
    expect(request.keyAlgorithm).toBe('RSA 2048');
  });

  test('is recognised when it is given as a credential', async () => {
    const reading = await readCredentialFile('any.cer', Buffer.from(request.requestPem), null);
    expect(reading).toMatchObject({ problem: { code: 'not-a-credential', looksLike: 'signing-request' } });
  });
});

describe('its files', () => {
  test('are key and request, the key for its owner alone', async () => {
    const to = target();
    expect(await writeSigningRequest(request, to)).toEqual({
      ok: true,
      value: [
        { path: to.keyPath, contains: ['private-key'], encrypted: false },
        { path: to.requestPath, contains: ['signing-request'], encrypted: false },
      ],
    });
    expect(readFileSync(to.requestPath, 'utf8')).toBe(request.requestPem);
    expect(openssl(['pkey', '-in', to.keyPath, '-pubout'])).toEqual(
      openssl(['req', '-noout', '-pubkey'], request.requestPem),
    );
    if (process.platform !== 'win32') expect(statSync(to.keyPath).mode & 0o777).toBe(0o600);
  });

  test('have an encrypted key when a passphrase is given, and it comes back in', async () => {
    const to = target('пароль');
    await writeSigningRequest(request, to);
    const bytes = readFileSync(to.keyPath);
    expect(bytes.toString()).toContain('BEGIN ENCRYPTED PRIVATE KEY');
    expect((await readCredentialFile('push.key', bytes, 'other')).kind).toBe('locked');
    expect(await readCredentialFile('push.key', bytes, 'пароль')).toMatchObject({
      keys: [{ summary: { publicKeyId: request.publicKeyId } }],
    });
  });

  test.each(['keyPath', 'requestPath'] as const)('are both or none: %s is there already', async (which) => {
    const to = target();
    writeFileSync(to[which], 'mine');
    expect(await writeSigningRequest(request, to)).toMatchObject({ problem: { code: 'file-exists' } });
    expect(readdirSync(to.dir)).toHaveLength(1);
    expect((await writeSigningRequest(request, { ...to, overwrite: true })).ok).toBe(true);
    expect(existsSync(to.requestPath)).toBe(true);
  });
});
