import { X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { writePkcs12 } from '../../../electron/credentials/pkcs12-writer.ts';
import { readCredentialFile } from '../../../electron/credentials/read-file.ts';
import type { Pkcs12Form } from '../../../shared/credential/export-names.ts';
import { makeCa, makeCertificate, openssl } from '../../support/openssl-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const dir = temporaryFolder();
const ca = makeCa(dir);
const rsa = makeCertificate(dir, { name: 'rsa', ca });
const ec = makeCertificate(dir, { name: 'ec', key: 'ec', ca });
const PASSPHRASES = ['correct horse', '', 'Käse & Brötchen', 'пароль', '推送证书', '🔑 key'];
const FORMS = ['aes-256', 'keychain'] as const;
let made = 0;

async function store(form: Pkcs12Form, passphrase: string, from = rsa): Promise<{ path: string; bytes: Buffer }> {
  const bytes = await writePkcs12(
    {
      certificatePem: from.certificatePem,
      chainPem: [ca.certificatePem],
      privateKeyPem: from.keyPem,
      passphrase,
      friendlyName: 'Push 推送',
    },
    form,
  );
  made += 1;
  const path = join(dir, `${made}.p12`);
  writeFileSync(path, bytes);
  writeFileSync(`${path}.pass`, `${passphrase}\n`);
  return { path, bytes };
}

/** What openssl takes out of it; `args` before the passphrase. */
function opened(path: string, ...args: string[]): string {
  return openssl(['pkcs12', ...args, '-in', path, '-nodes', '-passin', `file:${path}.pass`]).toString();
}

function keyIn(pem: string): string {
  return openssl(['pkcs8', '-topk8', '-nocrypt'], pem).toString();
}

describe.each(FORMS)('a .p12 in the form %s', (form) => {
  const legacy = form === 'keychain' ? ['-legacy'] : [];

  test.each(PASSPHRASES)('opens in openssl with %j: the same certificate, chain and key', async (passphrase) => {
    const { path } = await store(form, passphrase);
    expect(keyIn(opened(path, ...legacy, '-nocerts'))).toBe(rsa.keyPem);
    expect(new X509Certificate(opened(path, ...legacy, '-clcerts', '-nokeys')).raw).toEqual(readFileSync(rsa.cer));
    expect(new X509Certificate(opened(path, ...legacy, '-cacerts', '-nokeys')).subject).toContain('Test CA');
  });

  test.each(PASSPHRASES)('opens here with %j and no other', async (passphrase) => {
    const { bytes } = await store(form, passphrase);
    expect(await readCredentialFile('a.p12', bytes, passphrase)).toMatchObject({
      kind: 'read',
      form: form === 'keychain' ? 'pkcs12-rc2' : 'pkcs12',
      oldCipher: form === 'keychain' ? 'RC2-40' : null,
      keys: [{}],
      certificates: [{}, {}],
    });
    expect((await readCredentialFile('a.p12', bytes, `${passphrase}!`)).kind).toBe('locked');
  });

  test('holds an EC key as well', async () => {
    const { path } = await store(form, 'x', ec);
    expect(keyIn(opened(path, ...legacy, '-nocerts'))).toBe(ec.keyPem);
  });

  test('tells its name, and that key and certificate belong together', async () => {
    const { path } = await store(form, 'x');
    const ids = opened(path, ...legacy).match(/localKeyID: .*/g) ?? [];
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
    const names = opened(path, ...legacy).match(/friendlyName: .*/g) ?? [];
    expect(new Set(names).size).toBe(1);
  });
});

test('the form aes-256 is what the TLS library of Node or Electron takes, and openssl without -legacy', async () => {
  const { bytes, path } = await store('aes-256', 'x');
  expect(() => createSecureContext({ pfx: bytes, passphrase: 'x' })).not.toThrow();
  expect(() => createSecureContext({ pfx: bytes, passphrase: 'y' })).toThrow();
  const info = openssl(['asn1parse', '-inform', 'der', '-in', path, '-i']).toString();
  expect(info).toContain(':sha256');
});

test('the form keychain is what OpenSSL 3 refuses without -legacy', async () => {
  const { path } = await store('keychain', 'x');
  expect(() => opened(path)).toThrow(/RC2-40-CBC|unsupported/);
});
