import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FileReading, readCredentialFile } from '../../../electron/credentials/read-file.ts';
import { makeCertificate, makePkcs12, openssl } from '../../support/openssl-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const RUNS = process.env.PUSHBENCH_PROOF === '1' ? 3000 : 300;
const TIMEOUT = RUNS * 200;
const LONGEST_MS = 1000;
const PASSPHRASE = 'x';
const dir = temporaryFolder();
const rsa = makeCertificate(dir, { name: 'rsa', kind: 'universal' });
const ec = makeCertificate(dir, { name: 'ec', key: 'ec', ca: rsa.ca });
const PASS = ['-passout', `pass:${PASSPHRASE}`];

type Seed = { readonly name: string; readonly bytes: Buffer; readonly authenticated: boolean };

function seed(name: string, bytes: Uint8Array | string, authenticated = false): Seed {
  return { name, bytes: Buffer.from(bytes), authenticated };
}

function store(cipher: 'rc2-40' | '3des' | 'aes-256' | 'none', mac: 'sha1' | 'sha256' | 'none'): Seed {
  const options = { cipher, mac, iterations: 1, passphrase: PASSPHRASE } as const;
  const bytes = readFileSync(makePkcs12(join(dir, `${cipher}-${mac}.p12`), rsa, options));
  return seed(`${cipher}, MAC ${mac}, .p12`, bytes, mac !== 'none');
}

const SEEDS: readonly Seed[] = [
  store('rc2-40', 'sha1'),
  store('aes-256', 'sha256'),
  store('3des', 'none'),
  store('aes-256', 'none'),
  store('none', 'none'),
  seed('certificate.cer', readFileSync(rsa.cer)),
  seed('whole.pem', rsa.certificatePem + rsa.keyPem),
  seed('ec.pem', ec.certificatePem + ec.keyPem),
  seed('ec.key', openssl(['ec', '-in', ec.key, '-outform', 'der'])),
  seed('rsa.key', openssl(['pkcs8', '-topk8', '-nocrypt', '-in', rsa.key, '-outform', 'der'])),
  seed('encrypted.pem', openssl(['pkcs8', '-topk8', '-v2', 'aes-256-cbc', '-iter', '1', '-in', rsa.key, ...PASS])),
  seed('traditional.pem', openssl(['rsa', '-in', rsa.key, '-traditional', '-aes256', ...PASS])),
];

type Mutation = {
  readonly kind: 'set' | 'insert' | 'delete' | 'cut' | 'copy';
  readonly at: number;
  readonly value: number;
};

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('set', 'set', 'set', 'insert', 'delete', 'cut', 'copy'),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  value: fc.integer({ min: 0, max: 255 }),
});

function mutate(bytes: Buffer, { kind, at, value }: Mutation): Buffer {
  const index = Math.floor(at * bytes.length);
  const before = bytes.subarray(0, index);
  switch (kind) {
    case 'set':
      return Buffer.concat([before, Buffer.from([value]), bytes.subarray(index + 1)]);
    case 'insert':
      return Buffer.concat([before, Buffer.from([value]), bytes.subarray(index)]);
    case 'delete':
      return Buffer.concat([before, bytes.subarray(index + 1 + (value % 16))]);
    case 'cut':
      return before;
    case 'copy':
      return Buffer.concat([before, bytes.subarray(index, index + value), bytes.subarray(index)]);
  }
}

/** Reads and checks that it took less than a second of processor time (wall time depends on what else runs). */
async function readInTime(name: string, bytes: Buffer, passphrase: string | null): Promise<FileReading> {
  const start = process.cpuUsage();
  const reading = await readCredentialFile(name, bytes, passphrase);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(LONGEST_MS);
  return reading;
}

function exported(reading: FileReading): readonly string[] {
  if (reading.kind !== 'read') return [];
  return reading.keys.map(({ key }) => key.export({ type: 'pkcs8', format: 'pem' }).toString());
}

/** What may come out of a changed file: no key but the true one, no certificate that Node would not take. */
function expectNothingWrong(reading: FileReading, original: FileReading, authenticated: boolean): void {
  if (reading.kind !== 'read' || original.kind !== 'read') return;
  const truth = exported(original);
  for (const key of exported(reading)) expect(truth).toContain(key);
  for (const { der, summary } of reading.certificates) {
    expect(new X509Certificate(der).fingerprint256.replaceAll(':', '').toLowerCase()).toBe(summary.sha256);
    expect(Number.isNaN(Date.parse(summary.notAfter))).toBe(false);
  }
  if (!authenticated) return;
  expect(reading.certificates.map(({ summary }) => summary)).toEqual(
    original.certificates.map(({ summary }) => summary),
  );
}

describe.each(SEEDS)('a changed file: $name', ({ name, bytes, authenticated }) => {
  test(
    'gives the true content, a refusal or a question for the passphrase, and soon',
    async () => {
      const original = await readCredentialFile(name, bytes, PASSPHRASE);
      expect(original.kind).toBe('read');
      await fc.assert(
        fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (mutations) => {
          const changed = mutations.reduce(mutate, bytes);
          expectNothingWrong(await readInTime(name, changed, PASSPHRASE), original, authenticated);
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT,
  );
});

describe('bytes of chance', () => {
  const names = fc.constantFrom('a.cer', 'a.p12', 'a.pem', 'a.key', 'AuthKey_X.p8', 'a.mobileprovision', 'a');
  const der = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.concat([Buffer.from([0x30]), bytes]));
  const label = fc.constantFrom('CERTIFICATE', 'PRIVATE KEY', 'RSA PRIVATE KEY', 'ENCRYPTED PRIVATE KEY', 'X');
  const pem = fc
    .tuple(label, label, fc.base64String(), fc.string())
    .map(([begin, end, body, words]) =>
      Buffer.from(`${words}\n-----BEGIN ${begin}-----\nProc-Type: 4,ENCRYPTED\n${body}\n-----END ${end}-----\n`),
    );
  const any = fc.uint8Array({ maxLength: 4000 }).map((bytes) => Buffer.from(bytes));

  test(
    'never give a credential',
    async () => {
      await fc.assert(
        fc.asyncProperty(names, fc.oneof(any, der, pem), fc.option(fc.string()), async (name, bytes, passphrase) => {
          expect((await readInTime(name, bytes, passphrase)).kind).not.toBe('read');
        }),
        { numRuns: RUNS * 3 },
      );
    },
    TIMEOUT,
  );
});

describe('files made to be slow', () => {
  test.each([
    ['deeply nested', Buffer.concat([...Array(120_000)].map(() => Buffer.from([0x30, 0x80])))],
    [
      'many small values',
      Buffer.concat([Buffer.from([0x30, 0x83, 0x03, 0xf0, 0]), Buffer.alloc(0x03f000, Buffer.from([5, 0]))]),
    ],
    ['many beginnings', Buffer.from('-----BEGIN CERTIFICATE-----\n'.repeat(9_000))],
    ['many empty blocks', Buffer.from('-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n'.repeat(4_500))],
    ['one long line', Buffer.from(`-----BEGIN CERTIFICATE-----\n${'A'.repeat(250_000)}`)],
    ['10 MB of zeros', Buffer.alloc(10 * 1024 * 1024)],
  ])('%s', async (_name, bytes) => {
    expect((await readInTime('a.p12', bytes, 'x')).kind).toBe('failed');
  });
});
