import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readCredentialFile } from '../../../electron/credentials/read-file.ts';
import { issue, makeCertificate, makeKey, makePushFiles, openssl } from '../../support/openssl-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const dir = temporaryFolder();
const files = makePushFiles(join(dir, 'push'), { key: 'ec' });
const config = join(files.certificate, '..', 'aps_development.cnf');

function request(...options: string[]): Buffer {
  return openssl(['req', '-new', '-config', config, '-key', files.key, ...options]);
}

function profile(form = 'der', content = '<?xml version="1.0"?><plist version="1.0"><dict/></plist>'): Buffer {
  const signing = ['-signer', files.certificate, '-inkey', files.key, '-nodetach', '-binary'];
  return openssl(['cms', '-sign', ...signing, '-outform', form], content);
}

const base64 = (bytes: Buffer): Buffer => Buffer.from(`${bytes.toString('base64').replace(/.{64}/g, '$&\n')}\n`);

describe('a file that is something else', () => {
  test.each([
    ['Push.mobileprovision', () => profile(), 'provisioning-profile'],
    ['renamed.cer', () => profile(), 'provisioning-profile'],
    ['profile.pem', () => profile('pem'), 'provisioning-profile'],
    ['pkcs7.pem', () => Buffer.from(profile('pem').toString().replaceAll(' CMS-', ' PKCS7-')), 'provisioning-profile'],
    ['signed.pem', () => profile('pem', 'a letter'), null],
    ['profile.txt', () => base64(profile()), 'provisioning-profile'],
    ['one line.txt', () => Buffer.from(profile().toString('base64')), 'provisioning-profile'],
    ['letter.txt', () => base64(profile('der', 'a letter')), 'text'],
    [
      'profile with PEM.mobileprovision',
      () => profile('der', `<plist>\n${files.certificatePem}</plist>`),
      'provisioning-profile',
    ],
    ['CertificateSigningRequest.certSigningRequest', () => request(), 'signing-request'],
    ['request.cer', () => request('-outform', 'der'), 'signing-request'],
    ['public.pem', () => openssl(['pkey', '-in', files.key, '-pubout']), 'public-key'],
    ['public.key', () => openssl(['pkey', '-in', files.key, '-pubout', '-outform', 'der']), 'public-key'],
    ['empty.cer', () => Buffer.alloc(0), 'empty'],
    ['icon.png', () => Buffer.from('89504e470d0a1a0a0000', 'hex'), 'image'],
    ['Push.p12', () => Buffer.from('504b030414000000', 'hex'), 'archive'],
    ['notes.pem', () => Buffer.from('Grüße, no key here\n'), 'text'],
    ['0.bin', () => Buffer.from('30x'), 'text'],
    ['data.bin', () => deflateSync(Buffer.alloc(100, 'abc')), null],
    ['large.pem', () => Buffer.alloc(256 * 1024 + 1, 'a'), 'text'],
  ])('%s', async (name, make, looksLike) => {
    const problem = { code: 'not-a-credential', file: name, looksLike };
    expect(await readCredentialFile(name, make(), null)).toEqual({ kind: 'failed', problem });
  });
});

describe('a .p8 key', () => {
  const key = readFileSync(makeKey(join(dir, 'key.p8'), 'ec'));

  test.each([
    ['AuthKey_ABC123DEFG.p8', 'ABC123DEFG'],
    ['APNsAuthKey_ABC123DEFG.p8', 'ABC123DEFG'],
    ['AuthKey_ABC123DEFG (1).p8', 'ABC123DEFG'],
    ['AuthKey_ABC123DEFG.pem', 'ABC123DEFG'],
    ['AuthKey_ABC.p8', null],
    ['renamed.p8', null],
  ])('%s is a signing key, and its name tells its Key ID: %s', async (name, keyId) => {
    const reading = await readCredentialFile(name, key, null);
    expect(reading).toMatchObject({ kind: 'read', form: 'pem', signingKey: { keyId }, certificates: [], keys: [{}] });
  });

  test('under a name that does not say so is a private key like others', async () => {
    expect(await readCredentialFile('push.key', key, null)).toMatchObject({ signingKey: null, keys: [{}] });
  });
});

describe('the content counts, not the name', () => {
  test.each([
    ['certificate.p12', () => readFileSync(files.cer), 'der'],
    ['store.cer', () => readFileSync(files.p12), 'pkcs12'],
    ['anything', () => readFileSync(files.pem), 'pem'],
  ])('%s', async (name, make, form) => {
    expect(await readCredentialFile(name, make(), files.passphrase)).toMatchObject({ kind: 'read', form });
  });
});

describe('the words of PEM inside DER', () => {
  const hidden = makeKey(join(dir, 'hidden.pem'), 'ec');
  const comment = Buffer.from(`\n${readFileSync(hidden, 'utf8')}`).toString('hex');
  const { certificate } = issue(dir, 'comment', {
    subject: ['CN=Comment'],
    extensions: [`2.16.840.1.113730.1.13=DER:${comment}`],
    key: 'rsa',
    issuer: null,
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + 86_400_000),
  });
  const der = openssl(['x509', '-in', certificate, '-outform', 'der']);

  test('do not make a certificate a PEM file', async () => {
    expect(der.includes('\n-----BEGIN PRIVATE KEY-----\n')).toBe(true);
    const reading = await readCredentialFile('a.cer', der, null);
    expect(reading).toMatchObject({
      kind: 'read',
      form: 'der',
      keys: [],
      certificates: [{ summary: { commonName: 'Comment' } }],
    });
  });

  test('do not hide that it was cut', async () => {
    const reading = await readCredentialFile('a.cer', der.subarray(0, -10), null);
    expect(reading).toMatchObject({ kind: 'failed', problem: { code: 'file-damaged', offset: expect.any(Number) } });
  });

  test('do not make a file of other bytes a PEM file', async () => {
    const archive = Buffer.concat([Buffer.from('504b030414000000', 'hex'), Buffer.from(`\n${files.certificatePem}`)]);
    const problem = { code: 'not-a-credential', file: 'a.pem', looksLike: 'archive' };
    expect(await readCredentialFile('a.pem', archive, null)).toEqual({ kind: 'failed', problem });
  });

  test('after text that begins as DER does are PEM all the same', async () => {
    const text = Buffer.from(`0 s:CN=Comment\n${files.certificatePem}`);
    expect(await readCredentialFile('a.pem', text, null)).toMatchObject({ kind: 'read', form: 'pem' });
  });
});

test('garbage under a credential’s name is damaged, under another name it is something else', async () => {
  const garbage = Buffer.from('308204a1ffff00', 'hex');
  expect(await readCredentialFile('a.cer', garbage, null)).toMatchObject({ problem: { code: 'file-damaged' } });
  expect(await readCredentialFile('a.dat', garbage, null)).toMatchObject({ problem: { code: 'not-a-credential' } });
});

test('an EC certificate is read', async () => {
  const made = makeCertificate(join(dir, 'ec'), { key: 'ec' });
  const reading = await readCredentialFile('ec.cer', readFileSync(made.cer), null);
  expect(reading).toMatchObject({ certificates: [{ summary: { keyAlgorithm: 'EC P-256' } }] });
});

test('an RSA key of a version that RFC 8017 does not know is refused, or is the key that openssl has', async () => {
  const key = makeKey(join(dir, 'rsa.pem'));
  const der = openssl(['rsa', '-in', key, '-traditional', '-outform', 'der']);
  const version = der.indexOf(Buffer.from('020100', 'hex')) + 2;
  const changed = Buffer.concat([der.subarray(0, version), Buffer.from([2]), der.subarray(version + 1)]);
  const [unchanged, reading] = [
    await readCredentialFile('a.key', der, null),
    await readCredentialFile('a.key', changed, null),
  ];
  const pems = [unchanged, reading].map((one) =>
    one.kind === 'read' ? one.keys.map((piece) => piece.key.export({ type: 'pkcs8', format: 'pem' })) : one.kind,
  );
  expect(pems[0]).toEqual([readFileSync(key, 'utf8')]);
  // Node's library takes it for the same key, Electron's refuses it.
  expect(pems[1] === 'failed' || pems[1]?.[0] === readFileSync(key, 'utf8')).toBe(true);
});
