import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { pemOf } from '../../../electron/credentials/pem-text.ts';
import { openReadingThread } from '../../../electron/credentials/reading-thread.ts';
import { MAX_FILE_BYTES } from '../../../shared/credential/credential.ts';
import { builtWorker } from '../../support/built-worker.ts';
import { makeCertificate, makePkcs12, openssl } from '../../support/openssl-files.ts';
import { explicit, integerOf, nested, octetsOf, oidOf, plainPart, sequenceOf, storeOf } from '../../support/raw-der.ts';
import { readInTime } from '../../support/reading-time.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** What may be read is at most 10 MB; what it takes is bounded by what is counted in it. */
const LONGEST_MS = 3_000;
const TIMEOUT = 60_000;
const dir = temporaryFolder();
const ec = makeCertificate(dir, { name: 'ec', key: 'ec' });
const rsa = makeCertificate(dir, { name: 'rsa', ca: ec.ca });
const OVERSIZED = { kind: 'failed', problem: { code: 'not-a-credential', looksLike: 'oversized' } };
const DAMAGED = { kind: 'failed', problem: { code: 'file-damaged' } };
const OTHER = { kind: 'failed', problem: { code: 'not-a-credential', looksLike: null } };
const TEXT = { kind: 'failed', problem: { code: 'not-a-credential', looksLike: 'text' } };
const LOCKED = { kind: 'locked', wrongPassphrase: true };

/** So many authorities, each with a serial number of its own. Nobody checks their signatures here. */
function authorities(count: number): readonly string[] {
  const { raw, serialNumber } = new X509Certificate(ec.ca.certificatePem);
  const serial = raw.indexOf(Buffer.from(serialNumber, 'hex'));
  return Array.from({ length: count }, (_, at) => {
    const der = Buffer.from(raw);
    der.writeUInt16BE(at, serial + 2);
    return pemOf('CERTIFICATE', der);
  });
}

function encryptedKey(iterations: number): string {
  const scheme = ['-v2', 'aes-256-cbc', '-iter', String(iterations), '-passout', 'pass:x'];
  return openssl(['pkcs8', '-topk8', '-in', ec.key, ...scheme]).toString();
}

const filled = (text: string, bytes = MAX_FILE_BYTES) =>
  Buffer.from(text.repeat(Math.floor(bytes / text.length)), 'latin1');
const block = (label: string, body: string | Buffer) =>
  Buffer.concat([
    Buffer.from(`-----BEGIN ${label}-----\n`),
    Buffer.from(body),
    Buffer.from(`-----END ${label}-----\n`),
  ]);

describe('a large file with a credential in it', () => {
  const bundle = authorities(3_000);

  test(
    'is read: 3,000 authorities before a certificate and its encrypted key, which asks for its passphrase',
    async () => {
      const bytes = Buffer.from([...bundle, ec.certificatePem, encryptedKey(2_048)].join('\n'));
      expect(await readInTime('all.pem', bytes, null, LONGEST_MS)).toEqual({ kind: 'locked', wrongPassphrase: false });
      expect(await readInTime('all.pem', bytes, 'Käse', LONGEST_MS)).toEqual(LOCKED);
      const reading = await readInTime('all.pem', bytes, 'x', LONGEST_MS);
      if (reading.kind !== 'read') throw new Error(JSON.stringify(reading));
      expect(reading.certificates).toHaveLength(3_001);
      expect(reading.keys.map(({ key }) => key.export({ type: 'pkcs8', format: 'pem' }))).toEqual([ec.keyPem]);
    },
    TIMEOUT,
  );

  test.each(['rc2-40', '3des', 'aes-256'] as const)(
    'is read: a .p12 with a chain of 3,000, %s',
    async (cipher) => {
      const chain = join(dir, 'chain.pem');
      writeFileSync(chain, bundle.join(''));
      const bytes = readFileSync(makePkcs12(join(dir, `${cipher}.p12`), ec, { cipher, chain, passphrase: 'x' }));
      expect(await readInTime('all.p12', bytes, 'y', LONGEST_MS)).toEqual(LOCKED);
      const reading = await readInTime('all.p12', bytes, 'x', LONGEST_MS);
      if (reading.kind !== 'read') throw new Error(JSON.stringify(reading));
      expect([reading.certificates.length, reading.keys.length]).toEqual([3_001, 1]);
    },
    TIMEOUT,
  );

  test('is read: nine megabytes of lines before it', async () => {
    const notes = 'Bag Attributes\n    friendlyName: one of many\n';
    const bytes = Buffer.concat([filled(notes, 9 * 1024 * 1024), Buffer.from(ec.certificatePem + ec.keyPem)]);
    const reading = await readInTime('notes.pem', bytes, null, LONGEST_MS);
    expect(reading).toMatchObject({ kind: 'read', certificates: [{}], keys: [{}] });
  });

  test('is a provisioning profile of nine megabytes', async () => {
    const list = Buffer.concat([Buffer.from('<plist version="1.0">'), filled('<true/>\n', 9 * 1024 * 1024)]);
    const signing = ['-signer', ec.certificate, '-inkey', ec.key, '-outform', 'der', '-nodetach', '-binary'];
    const path = join(dir, 'large.mobileprovision');
    openssl(['cms', '-sign', ...signing, '-out', path], list);
    const bytes = readFileSync(path);
    const problem = { code: 'not-a-credential', file: 'a.cer', looksLike: 'provisioning-profile' };
    expect(await readInTime('a.cer', bytes, null, LONGEST_MS)).toEqual({ kind: 'failed', problem });
  });
});

describe('a file of up to 10 MB made to be slow ends soon', () => {
  const certificateBag = sequenceOf(
    oidOf('2a864886f70d010c0a0103'),
    explicit(sequenceOf(oidOf('2a864886f70d01091601'), explicit(octetsOf(readFileSync(ec.cer))))),
  );
  const keyBag = (key: Buffer) => plainPart(sequenceOf(oidOf('2a864886f70d010c0a0101'), explicit(key)));
  const longNumber = (bytes: number) => integerOf(Buffer.alloc(bytes, 0x4f));
  const dsa = (bytes: number) => {
    const number = longNumber(bytes);
    const algorithm = sequenceOf(oidOf('2a8648ce380401'), sequenceOf(number, longNumber(32), number));
    return sequenceOf(integerOf(0), algorithm, octetsOf(number));
  };
  const rsaDer = createPrivateKey(rsa.keyPem).export({ type: 'pkcs8', format: 'der' });
  const encryptedPart = (scheme: string, salt: Buffer, data: Buffer) => {
    const algorithm = sequenceOf(oidOf(scheme), sequenceOf(octetsOf(salt), integerOf(1)));
    const info = sequenceOf(
      oidOf('2a864886f70d010701'),
      algorithm,
      Buffer.concat([Buffer.from([0x80]), octetsOf(data).subarray(1)]),
    );
    return sequenceOf(oidOf('2a864886f70d010706'), explicit(sequenceOf(integerOf(0), info)));
  };
  const RC2_40 = '2a864886f70d010c0106';
  const TRIPLE_DES = '2a864886f70d010c0103';
  const rest = (bytes: number) => Buffer.alloc(MAX_FILE_BYTES - bytes);

  test.each<readonly [string, () => Buffer, object]>([
    ['zeros', () => rest(0), OTHER],
    ['line ends', () => filled('\n'), TEXT],
    ['lines of dashes', () => filled('-----\n'), TEXT],
    ['beginnings in one line', () => filled('-----BEGIN '), TEXT],
    ['beginnings of blocks', () => filled('-----BEGIN CERTIFICATE-----\n'), DAMAGED],
    ['dashes in a block', () => block('CERTIFICATE', filled('-----\n')), DAMAGED],
    ['a block of headers', () => block('CERTIFICATE', filled('a:b\n')), DAMAGED],
    ['a block of one long line', () => block('CERTIFICATE', filled('A')), DAMAGED],
    ['a block of short lines', () => block('CERTIFICATE', filled('M\n')), DAMAGED],
    ['a block that does not end', () => block('CERTIFICATE', filled('A')).subarray(0, -30), DAMAGED],
    ['empty blocks', () => filled('-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n'), OVERSIZED],
    ['the same certificate again and again', () => filled(ec.certificatePem), OVERSIZED],
    ['the same key again and again', () => filled(rsa.keyPem), OVERSIZED],
    ['a key in each bag', () => storeOf(...Array.from({ length: 3_000 }, () => keyBag(rsaDer))), OVERSIZED],
    ['keys of DSA, whose public half OpenSSL works out', () => filled(pemOf('PRIVATE KEY', dsa(600))), DAMAGED],
    ['a key of DSA with numbers of 3 MB', () => dsa(3_000_000), OVERSIZED],
    [
      'a key of RSA with numbers of 1 MB',
      () => sequenceOf(integerOf(0), ...Array(8).fill(longNumber(1_000_000))),
      OVERSIZED,
    ],
    ['base64 of nothing', () => filled('MIIB'), TEXT],
    ['small values', () => sequenceOf(filled('\x05\0')), OVERSIZED],
    ['as many small values as are read', () => sequenceOf(filled('\x05\0', 1_990_000)), OTHER],
    ['values that end somewhere', () => filled('0\x80'), OVERSIZED],
    ['values deep in each other', () => nested(Buffer.from([5, 0]), 10_000), DAMAGED],
    ['a large value 50 deep in a bag', () => storeOf(keyBag(nested(octetsOf(rest(10_000)), 50))), DAMAGED],
    [
      'an OID of 10 MB',
      () => storeOf(sequenceOf(oidOf('81'.repeat(MAX_FILE_BYTES - 200)), explicit(Buffer.alloc(9)))),
      DAMAGED,
    ],
    [
      'certificates in bags',
      () => storeOf(...Array.from({ length: 5_000 }, () => plainPart(certificateBag))),
      OVERSIZED,
    ],
    ['RC2', () => storeOf(encryptedPart(RC2_40, Buffer.alloc(8), rest(1_000).subarray(8))), LOCKED],
    ['a salt of 10 MB', () => storeOf(encryptedPart(TRIPLE_DES, rest(1_000), Buffer.alloc(16))), LOCKED],
  ])(
    '%s',
    async (_name, make, expected) => {
      const bytes = make();
      expect(bytes.length).toBeLessThanOrEqual(MAX_FILE_BYTES + 100);
      // Letters of Latin-1 are tried in three spellings.
      expect(await readInTime('a.p12', bytes, 'Käse', LONGEST_MS)).toMatchObject(expected);
    },
    TIMEOUT,
  );
});

describe('what a file may ask for', () => {
  test(
    'is 4,000 certificates and no more',
    async () => {
      const pems = authorities(4_000);
      const all = await readInTime('all.pem', Buffer.from(pems.join('')), null, LONGEST_MS);
      expect(all.kind === 'read' ? all.certificates.length : all).toBe(4_000);
      expect(await readInTime('all.pem', Buffer.from(`${pems.join('')}${pems[0]}`), null, LONGEST_MS)).toMatchObject(
        OVERSIZED,
      );
    },
    TIMEOUT,
  );

  test(
    'is 200 keys of RSA 2048 and no more',
    async () => {
      const all = await readInTime('keys.pem', filled(rsa.keyPem, 200 * rsa.keyPem.length), null, LONGEST_MS);
      expect(all.kind === 'read' ? all.keys.length : all).toBe(200);
      const more = filled(rsa.keyPem, 201 * rsa.keyPem.length);
      expect(await readInTime('keys.pem', more, null, LONGEST_MS)).toMatchObject(OVERSIZED);
    },
    TIMEOUT,
  );

  test('is read whole when it was cut: a bundle is damaged where it ends', async () => {
    const whole = Buffer.from(authorities(3_000).join(''));
    const cut = whole.subarray(0, whole.length - 400);
    const problem = { code: 'file-damaged', file: 'all.pem', offset: cut.length };
    expect(await readInTime('all.pem', cut, null, LONGEST_MS)).toEqual({ kind: 'failed', problem });
  });
});

describe('in the reading thread', () => {
  let workerFile: URL;
  beforeAll(async () => {
    workerFile = await builtWorker('electron/credentials/reading-worker.ts');
  });

  test(
    'a large file is read, and one that is cancelled answers before it is done',
    async () => {
      const thread = openReadingThread(workerFile);
      const file = { name: 'all.pem', bytes: Buffer.from(authorities(4_000).join('')), passphrase: null };
      const start = performance.now();
      expect(await thread.read(file, null)).toMatchObject({ ok: true, value: { kind: 'read' } });
      const whole = performance.now() - start;
      const cancel = new AbortController();
      const work = thread.read(file, cancel.signal);
      setTimeout(() => cancel.abort(), whole / 4);
      const again = performance.now();
      expect(await work).toEqual({ ok: false, problem: { code: 'cancelled', stage: null } });
      expect(performance.now() - again).toBeLessThan((3 / 4) * whole);
      await thread.close();
    },
    TIMEOUT,
  );
});
