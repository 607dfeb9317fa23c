import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FileReading, readCredentialFile } from '../../../electron/credentials/read-file.ts';
import {
  type Issued,
  makeCa,
  makeCertificate,
  makePkcs12,
  openssl,
  type Pkcs12Options,
} from '../../support/openssl-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const dir = temporaryFolder();
const rsa = makeCertificate(dir, { name: 'rsa', kind: 'universal' });
const ec = makeCertificate(dir, { name: 'ec', key: 'ec', ca: rsa.ca });
let made = 0;

function pkcs12(options: Pkcs12Options, from: Issued = rsa): Buffer {
  made += 1;
  return readFileSync(makePkcs12(join(dir, `${made}.p12`), from, options));
}

function read(bytes: Uint8Array, passphrase: string | null): Promise<FileReading> {
  return readCredentialFile('Push.p12', bytes, passphrase);
}

async function opened(bytes: Uint8Array, passphrase: string | null) {
  const reading = await read(bytes, passphrase);
  if (reading.kind !== 'read') throw new Error(`not read: ${JSON.stringify(reading)}`);
  return reading;
}

function fingerprint(pem: string): string {
  return createHash('sha256').update(new X509Certificate(pem).raw).digest('hex');
}

function publicKeyIdByOpenssl(key: string): string {
  return createHash('sha256')
    .update(openssl(['pkey', '-in', key, '-pubout', '-outform', 'der']))
    .digest('hex');
}

function privateKeyByOpenssl(key: string): Buffer {
  return openssl(['pkcs8', '-topk8', '-nocrypt', '-in', key, '-outform', 'der']);
}

const MACS = ['sha1', 'sha256', 'sha384', 'sha512'] as const;
const CIPHERS = ['rc2-40', 'rc2-128', '3des', '2des', 'aes-128', 'aes-192', 'aes-256', 'none'] as const;

describe('a whole identity', () => {
  test.each(CIPHERS.flatMap((cipher) => MACS.map((mac) => ({ cipher, mac }))))(
    'gives the same certificate and key as openssl: $cipher, MAC $mac',
    async ({ cipher, mac }) => {
      const reading = await opened(pkcs12({ cipher, mac, passphrase: 'correct horse' }), 'correct horse');
      expect(reading.certificates.map(({ summary }) => summary.sha256)).toEqual([fingerprint(rsa.certificatePem)]);
      expect(reading.keys.map(({ summary }) => summary.publicKeyId)).toEqual([publicKeyIdByOpenssl(rsa.key)]);
      expect(reading.keys[0]?.key.export({ type: 'pkcs8', format: 'der' })).toEqual(privateKeyByOpenssl(rsa.key));
      expect(reading.form).toBe(cipher.startsWith('rc2') ? 'pkcs12-rc2' : 'pkcs12');
    },
  );

  test.each(CIPHERS)('does not open with another passphrase: %s', async (cipher) => {
    const bytes = pkcs12({ cipher, passphrase: 'correct horse' });
    expect(await read(bytes, 'Correct horse')).toEqual({ kind: 'locked', wrongPassphrase: true });
    expect(await read(bytes, null)).toEqual({ kind: 'locked', wrongPassphrase: false });
  });

  test('with an EC key gives the same key as openssl', async () => {
    const reading = await opened(pkcs12({ cipher: 'rc2-40', passphrase: 'x' }, ec), 'x');
    expect(reading.keys.map(({ summary }) => summary)).toEqual([
      { file: 'Push.p12', publicKeyId: publicKeyIdByOpenssl(ec.key), keyAlgorithm: 'EC P-256' },
    ]);
    expect(reading.certificates[0]?.summary.publicKeyId).toBe(publicKeyIdByOpenssl(ec.key));
  });

  test('with a chain gives every certificate of it', async () => {
    const intermediate = makeCa(dir, 'Test Intermediate', { issuer: rsa.ca });
    const chain = join(dir, 'chain.pem');
    writeFileSync(chain, intermediate.certificatePem + rsa.ca.certificatePem);
    const reading = await opened(pkcs12({ chain, passphrase: 'x' }), 'x');
    const wanted = [rsa, intermediate, rsa.ca].map(({ certificatePem }) => fingerprint(certificatePem));
    expect(reading.certificates.map(({ summary }) => summary.sha256).sort()).toEqual(wanted.sort());
    expect(reading.certificates.map(({ summary }) => summary.isAuthority).sort()).toEqual([false, true, true]);
  });
});

describe('a part of an identity', () => {
  test.each(['rc2-40', 'aes-256'] as const)('only the key: %s', async (cipher) => {
    const reading = await opened(pkcs12({ cipher, contents: 'key', passphrase: 'x' }), 'x');
    expect(reading.certificates).toEqual([]);
    expect(reading.keys).toHaveLength(1);
  });

  test.each(['rc2-40', 'aes-256'] as const)('only the certificate: %s', async (cipher) => {
    const reading = await opened(pkcs12({ cipher, contents: 'certificate', passphrase: 'x' }), 'x');
    expect(reading.certificates).toHaveLength(1);
    expect(reading.keys).toEqual([]);
  });
});

describe('without a passphrase', () => {
  test.each(CIPHERS)('an empty one is tried without being asked for: %s', async (cipher) => {
    expect((await opened(pkcs12({ cipher, passphrase: '' }), null)).keys).toHaveLength(1);
  });

  test('a given empty one opens the same file', async () => {
    expect((await opened(pkcs12({ passphrase: '' }), '')).keys).toHaveLength(1);
  });

  test('a given one that is not empty does not', async () => {
    expect((await read(pkcs12({ passphrase: '' }), 'x')).kind).toBe('locked');
  });

  test('a file without encryption and MAC opens', async () => {
    const reading = await opened(pkcs12({ cipher: 'none', mac: 'none' }), null);
    expect([reading.certificates.length, reading.keys.length]).toEqual([1, 1]);
  });
});

describe('a file without a MAC', () => {
  test.each(['rc2-40', '3des', 'aes-256'] as const)('opens with its passphrase and no other: %s', async (cipher) => {
    const bytes = pkcs12({ cipher, mac: 'none', passphrase: 'x' });
    expect((await opened(bytes, 'x')).keys).toHaveLength(1);
    expect(await read(bytes, 'y')).toEqual({ kind: 'locked', wrongPassphrase: true });
    expect(await read(bytes, null)).toEqual({ kind: 'locked', wrongPassphrase: false });
  });
});

describe('a passphrase that is not ASCII', () => {
  const passphrases = ['Käse & Brötchen', 'пароль', '推送证书', '🔑 key'];
  test.each(
    (['rc2-40', '3des', 'aes-256'] as const).flatMap((cipher) =>
      passphrases.map((passphrase) => ({ cipher, passphrase })),
    ),
  )('opens what openssl wrote: $passphrase, $cipher', async ({ cipher, passphrase }) => {
    const bytes = pkcs12({ cipher, passphrase });
    expect((await opened(bytes, passphrase)).keys).toHaveLength(1);
    expect((await read(bytes, `${passphrase}!`)).kind).toBe('locked');
  });
});

describe('a file that is not usable', () => {
  const good = pkcs12({ passphrase: 'x', iterations: 1 });

  test('says how much work it asks for when that is too much', async () => {
    const grown = withMacIterations(pkcs12({ passphrase: 'x', iterations: 2 }), 0x7fffffff);
    const problem = { code: 'too-much-work', file: 'Push.p12', iterations: 0x7fffffff, limit: 5_000_000 };
    expect(await read(grown, 'x')).toEqual({ kind: 'failed', problem });
  });

  test('opens 100,000 iterations while the process goes on with other work', async () => {
    const bytes = pkcs12({ cipher: 'aes-256', passphrase: 'x', iterations: 100_000 });
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    await opened(bytes, 'x');
    clearInterval(timer);
    expect(longest).toBeLessThan(500);
  });

  test.each([1, 20, 100, 1000, -100, -1])('cut at byte %i it is damaged, and where is told', async (at) => {
    const reading = await read(good.subarray(0, at < 0 ? good.length + at : at), 'x');
    expect(reading).toMatchObject({ kind: 'failed', problem: { code: 'file-damaged', file: 'Push.p12' } });
    const problem = reading.kind === 'failed' ? reading.problem : null;
    expect(problem).toMatchObject({ offset: expect.any(Number) });
  });

  test('with bytes after its end it is damaged', async () => {
    const reading = await read(Buffer.concat([good, Buffer.from([0])]), 'x');
    expect(reading).toEqual({
      kind: 'failed',
      problem: { code: 'file-damaged', file: 'Push.p12', offset: good.length },
    });
  });

  test('an RC4 file names the cipher that is not read', async () => {
    const file = join(dir, 'rc4.p12');
    const pass = ['-passout', 'pass:x'];
    openssl([
      ...['pkcs12', '-export', '-legacy', '-certpbe', 'PBE-SHA1-RC4-128', '-keypbe', 'PBE-SHA1-3DES'],
      ...['-in', rsa.certificate, '-inkey', rsa.key, '-out', file, ...pass],
    ]);
    const problem = { code: 'cipher-unsupported', file: 'Push.p12', cipher: 'RC4-128' };
    expect(await read(readFileSync(file), 'x')).toEqual({ kind: 'failed', problem });
    expect((await read(readFileSync(file), 'y')).kind).toBe('locked');
  });
});

/** Replaces the MAC's iteration count (a final `02 01 02`) by a four-byte one and mends the lengths around it. */
function withMacIterations(bytes: Buffer, iterations: number): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(iterations);
  const mended = Buffer.concat([bytes.subarray(0, -3), Buffer.from([0x02, 0x04]), count]);
  mended.writeUInt16BE(bytes.readUInt16BE(2) + 3, 2);
  const macData = lastIndexOfSequence(bytes);
  mended.writeUInt8(bytes.readUInt8(macData + 1) + 3, macData + 1);
  return mended;
}

/** Where the last member of the outer sequence starts: it ends with the file and has a one-byte length. */
function lastIndexOfSequence(bytes: Buffer): number {
  for (let at = bytes.length - 2; at > 0; at -= 1) {
    if (bytes[at] === 0x30 && bytes.readUInt8(at + 1) === bytes.length - at - 2 && bytes[at + 2] === 0x30) return at;
  }
  throw new Error('no MacData found');
}
