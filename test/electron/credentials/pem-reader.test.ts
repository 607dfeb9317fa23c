import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FileReading, readCredentialFile } from '../../../electron/credentials/read-file.ts';
import { makeCertificate, makePkcs12, openssl } from '../../support/openssl-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const dir = temporaryFolder();
const rsa = makeCertificate(dir, { name: 'rsa' });
const ec = makeCertificate(dir, { name: 'ec', key: 'ec', ca: rsa.ca });
const PASSPHRASE = 'Schlüssel 推';
const passphraseFile = join(dir, 'passphrase');
writeFileSync(passphraseFile, `${PASSPHRASE}\n`);
const PASSOUT = ['-passout', `file:${passphraseFile}`];

function read(content: string | Uint8Array, passphrase: string | null = null, name = 'key.pem'): Promise<FileReading> {
  return readCredentialFile(name, Buffer.from(content), passphrase);
}

function keyId(key: string): string {
  return createHash('sha256')
    .update(openssl(['pkey', '-in', key, '-pubout', '-outform', 'der']))
    .digest('hex');
}

function holds(reading: FileReading): unknown {
  if (reading.kind !== 'read') return reading;
  return [
    reading.certificates.map(({ summary }) => summary.publicKeyId),
    reading.keys.map(({ summary }) => summary.publicKeyId),
  ];
}

/** What a key would be written as. */
function written(reading: FileReading): readonly string[] {
  if (reading.kind !== 'read') return [];
  return reading.keys.map(({ key }) => key.export({ type: 'pkcs8', format: 'pem' }).toString());
}

const RSA_ID = keyId(rsa.key);
const EC_ID = keyId(ec.key);

describe('plain keys', () => {
  test('an EC key of a version that no standard knows is refused, or read and written as any other', async () => {
    const der = openssl(['ec', '-in', ec.key, '-outform', 'der']);
    const right = written(await read(der));
    expect(right).toHaveLength(1);
    const changed = Buffer.from(der);
    changed[der.indexOf(Buffer.from([2, 1, 1])) + 2] = 0;
    const reading = await read(changed);
    if (reading.kind === 'read') expect(written(reading)).toEqual(right);
    else expect(reading).toMatchObject({ kind: 'failed', problem: { code: 'file-damaged' } });
  });

  test.each([
    ['PKCS#8, RSA', () => openssl(['pkey', '-in', rsa.key]), RSA_ID],
    ['PKCS#1', () => openssl(['rsa', '-in', rsa.key, '-traditional']), RSA_ID],
    ['PKCS#8, EC', () => openssl(['pkey', '-in', ec.key]), EC_ID],
    ['SEC1 with its parameters before it', () => readParameters(), EC_ID],
    ['DER, PKCS#8', () => openssl(['pkcs8', '-topk8', '-nocrypt', '-in', rsa.key, '-outform', 'der']), RSA_ID],
    ['DER, PKCS#1', () => openssl(['rsa', '-in', rsa.key, '-traditional', '-outform', 'der']), RSA_ID],
    ['DER, SEC1', () => openssl(['ec', '-in', ec.key, '-outform', 'der']), EC_ID],
  ])('%s', async (_form, make, id) => {
    expect(holds(await read(make()))).toEqual([[], [id]]);
  });

  function readParameters(): Buffer {
    const file = join(dir, 'sec1.pem');
    openssl(['ecparam', '-name', 'prime256v1', '-out', file]);
    return Buffer.concat([readFileSync(file), openssl(['ec', '-in', ec.key])]);
  }
});

describe('encrypted keys', () => {
  const pkcs8 = (...options: string[]) => openssl(['pkcs8', '-topk8', '-in', rsa.key, ...options, ...PASSOUT]);
  const traditional = (cipher: string) => openssl(['rsa', '-in', rsa.key, '-traditional', cipher, ...PASSOUT]);
  test.each([
    ['PKCS#8, AES-256', () => pkcs8('-v2', 'aes-256-cbc')],
    ['PKCS#8, AES-128, SHA-512', () => pkcs8('-v2', 'aes-128-cbc', '-v2prf', 'hmacWithSHA512')],
    ['PKCS#8, 3DES', () => pkcs8('-v2', 'des3', '-v2prf', 'hmacWithSHA1')],
    ['PKCS#8, the older scheme', () => pkcs8('-v1', 'PBE-SHA1-3DES')],
    ['PKCS#8, DER', () => pkcs8('-v2', 'aes-256-cbc', '-outform', 'der')],
    ['PKCS#8, scrypt', () => pkcs8('-scrypt')],
    ['traditional, AES-256', () => traditional('-aes256')],
    ['traditional, 3DES', () => traditional('-des3')],
  ])('%s', async (_form, make) => {
    const bytes = make();
    expect(await read(bytes)).toEqual({ kind: 'locked', wrongPassphrase: false });
    expect(await read(bytes, 'another')).toEqual({ kind: 'locked', wrongPassphrase: true });
    expect(holds(await read(bytes, PASSPHRASE))).toEqual([[], [RSA_ID]]);
  });

  test.each([
    ['MD5 and DES', () => pkcs8('-v1', 'PBE-MD5-DES', '-provider', 'legacy', '-provider', 'default'), 'PBE-MD5-DES'],
  ])('%s is named as what is not read', async (_form, make, cipher) => {
    const problem = { code: 'cipher-unsupported', file: 'key.pem', cipher };
    expect(await read(make(), PASSPHRASE)).toEqual({ kind: 'failed', problem });
  });
});

describe('several things in one file', () => {
  test.each([
    ['certificate, then key', rsa.certificatePem + rsa.keyPem],
    ['key, then certificate', rsa.keyPem + rsa.certificatePem],
    ['Windows line ends', (rsa.certificatePem + rsa.keyPem).replaceAll('\n', '\r\n')],
    ['no line end at the end', (rsa.certificatePem + rsa.keyPem).trimEnd()],
    [
      'a byte order mark and words around',
      `\ufeffBag Attributes\n  a: b\n${rsa.certificatePem}words\n${rsa.keyPem}more`,
    ],
  ])('%s', async (_case, content) => {
    expect(holds(await read(content))).toEqual([[RSA_ID], [RSA_ID]]);
  });

  const whole = rsa.certificatePem + rsa.keyPem;
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
  test.each([
    ['UTF-8 with its mark', Buffer.from(`\ufeff${whole}`)],
    ['UTF-16 as Windows writes it', utf16(whole.replaceAll('\n', '\r\n'))],
    ['UTF-16 in the other order', utf16(whole).swap16()],
    [
      'UTF-16 with words of other letters and half a letter',
      Buffer.concat([utf16(`пароль\n${whole}`), Buffer.alloc(1)]),
    ],
  ])('%s', async (_case, content) => {
    expect(holds(await read(content))).toEqual([[RSA_ID], [RSA_ID]]);
  });

  test('an encrypted key in UTF-16, in the old form too', async () => {
    for (const old of [['-traditional', '-aes256'], ['-aes256']]) {
      const key = openssl(['rsa', '-in', rsa.key, ...old, ...PASSOUT]).toString();
      expect(await read(utf16(key))).toEqual({ kind: 'locked', wrongPassphrase: false });
      expect(holds(await read(utf16(key), PASSPHRASE))).toEqual([[], [RSA_ID]]);
    }
  });

  test('what openssl pkcs12 prints, with its bag attributes', async () => {
    const p12 = makePkcs12(join(dir, 'whole.p12'), rsa, { cipher: 'aes-256', passphrase: PASSPHRASE });
    const content = openssl(['pkcs12', '-in', p12, '-nodes', '-passin', `file:${passphraseFile}`]);
    expect(content.toString()).toContain('Bag Attributes');
    expect(holds(await read(content))).toEqual([[RSA_ID], [RSA_ID]]);
  });

  test('a certificate with an encrypted key is locked as a whole', async () => {
    const key = openssl(['pkcs8', '-topk8', '-v2', 'aes-256-cbc', '-in', rsa.key, ...PASSOUT]);
    expect(await read(rsa.certificatePem + key)).toEqual({ kind: 'locked', wrongPassphrase: false });
    expect(holds(await read(rsa.certificatePem + key, PASSPHRASE))).toEqual([[RSA_ID], [RSA_ID]]);
  });
});

describe('a damaged file', () => {
  const [first = '', ...rest] = rsa.keyPem.split('\n');
  test.each([
    ['an end that is missing', `${first}\n${rest.slice(0, 5).join('\n')}\n`],
    ['a character that is no base64', rsa.keyPem.replace(/\n(.)/, '\n*')],
    ['a line that is missing', [first, ...rest.slice(1)].join('\n')],
    ['a second beginning inside', `${first}\n${rsa.keyPem}`],
  ])('%s', async (_case, content) => {
    expect(await read(content)).toMatchObject({ kind: 'failed', problem: { code: 'file-damaged', file: 'key.pem' } });
  });

  test.each([
    ['bytes', Buffer.from(rsa.keyPem), 0, 1],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${rsa.keyPem}`), 3, 1],
    ['UTF-16', Buffer.from(`\ufeff${rsa.keyPem}`, 'utf16le'), 2, 2],
  ])('one that was cut tells the byte at which its end is missing: %s', async (_form, bytes, mark, width) => {
    const offset = mark + width * rsa.keyPem.indexOf('-----END');
    for (const cut of [bytes.subarray(0, offset + 8 * width), bytes.subarray(0, offset)]) {
      const problem = { code: 'file-damaged', file: 'key.pem', offset };
      expect(await read(cut)).toEqual({ kind: 'failed', problem });
    }
  });

  test('a key whose numbers do not fit each other', async () => {
    const der = openssl(['rsa', '-in', rsa.key, '-traditional', '-outform', 'der']);
    // Inside the private exponent: OpenSSL loads such a key without complaint.
    der.writeUInt8(der.readUInt8(400) ^ 1, 400);
    expect(await read(der)).toMatchObject({ kind: 'failed', problem: { code: 'file-damaged' } });
  });
});
