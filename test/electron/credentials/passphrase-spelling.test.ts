import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { spellingsOf } from '../../../electron/credentials/passphrase-spelling.ts';
import { readCredentialFile } from '../../../electron/credentials/read-file.ts';
import { makeCertificate, makePkcs12, openssl } from '../../support/openssl-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const GERMAN = 'Käse & Brötchen';
const RUSSIAN = 'пароль';
const dir = temporaryFolder();
const ec = makeCertificate(dir, { key: 'ec', name: 'ec' });

/** A file that openssl takes the passphrase from, byte by byte. */
function passphraseFile(bytes: Buffer): string {
  const path = join(dir, `${bytes.toString('hex')}.pass`);
  writeFileSync(path, Buffer.concat([bytes, Buffer.from('\n')]));
  return `file:${path}`;
}

function keyPem(reading: Awaited<ReturnType<typeof readCredentialFile>>): unknown {
  return reading.kind === 'read' ? reading.keys[0]?.key.export({ type: 'pkcs8', format: 'pem' }) : reading;
}

describe('the spellings of a passphrase', () => {
  test('in ASCII are one, in UTF-16 with a closing zero', () => {
    const utf16 = Buffer.from('006100620000', 'hex');
    expect(spellingsOf('ab')).toEqual([{ utf16, bytes: Buffer.from('ab') }]);
    expect(spellingsOf('')).toEqual([{ utf16: Buffer.alloc(2), bytes: Buffer.alloc(0) }]);
  });

  test('in letters of Latin-1 are today’s, Latin-1 and the old OpenSSL’s', () => {
    const utf16 = Buffer.from('00e40000', 'hex');
    expect(spellingsOf('ä')).toEqual([
      { utf16, bytes: Buffer.from('c3a4', 'hex') },
      { utf16, bytes: Buffer.from('e4', 'hex') },
      { utf16: Buffer.from('00c300a40000', 'hex'), bytes: Buffer.from('c3a4', 'hex') },
    ]);
  });

  test('in other letters have none in Latin-1', () => {
    expect(spellingsOf('п').map(({ bytes }) => bytes.toString('hex'))).toEqual(['d0bf', 'd0bf']);
    expect(spellingsOf('п').map(({ utf16 }) => utf16.toString('hex'))).toEqual(['043f0000', '00d000bf0000']);
  });
});

describe('a file made in a terminal of Latin-1 opens with the same letters', () => {
  const latin1 = passphraseFile(Buffer.from(GERMAN, 'latin1'));

  test('an encrypted key', async () => {
    const bytes = openssl(['pkcs8', '-topk8', '-v2', 'aes-256-cbc', '-in', ec.key, '-passout', latin1]);
    expect(keyPem(await readCredentialFile('a.pem', bytes, GERMAN))).toBe(ec.keyPem);
    expect(await readCredentialFile('a.pem', bytes, `${GERMAN}!`)).toEqual({ kind: 'locked', wrongPassphrase: true });
  });

  test('a traditional one', async () => {
    const bytes = openssl(['ec', '-in', ec.key, '-aes256', '-passout', latin1]);
    expect(bytes.toString()).toContain('DEK-Info');
    expect(keyPem(await readCredentialFile('a.pem', bytes, GERMAN))).toBe(ec.keyPem);
    expect((await readCredentialFile('a.pem', bytes, 'Kase & Brotchen')).kind).toBe('locked');
  });

  test.each(['AES-256-CBC', 'PBE-SHA1-3DES'])('a .p12 with %s', async (cipher) => {
    const ciphers = ['-certpbe', cipher, '-keypbe', cipher];
    const bytes = openssl([
      ...['pkcs12', '-export', '-in', ec.certificate, '-inkey', ec.key],
      ...[...ciphers, '-passout', latin1],
    ]);
    expect(keyPem(await readCredentialFile('a.p12', bytes, GERMAN))).toBe(ec.keyPem);
    expect((await readCredentialFile('a.p12', bytes, `${GERMAN}!`)).kind).toBe('locked');
  });
});

describe('a .p12 of OpenSSL 1.0, which took each byte of UTF-8 for a letter, opens', () => {
  test.each(
    [GERMAN, RUSSIAN].flatMap((passphrase) => (['rc2-40', '3des'] as const).map((cipher) => ({ passphrase, cipher }))),
  )('$passphrase, $cipher', async ({ passphrase, cipher }) => {
    // Today's openssl spells these letters the way 1.0 spelt the passphrase.
    const asLetters = Buffer.from(passphrase, 'utf8').toString('latin1');
    const path = makePkcs12(join(dir, 'old.p12'), ec, { cipher, passphrase: asLetters });
    const bytes = readFileSync(path);
    expect(keyPem(await readCredentialFile('old.p12', bytes, passphrase))).toBe(ec.keyPem);
    expect((await readCredentialFile('old.p12', bytes, `${passphrase}!`)).kind).toBe('locked');
  });
});
