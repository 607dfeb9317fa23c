import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FileReading, readCredentialFile } from '../../../electron/credentials/read-file.ts';
import { changedBytes } from '../../support/changed-bytes.ts';
import { makeCertificate, makePkcs12, openssl } from '../../support/openssl-files.ts';
import { withPbmac1 } from '../../support/pbmac1-store.ts';
import { RANDOM_DER } from '../../support/random-der.ts';
import { readInTime } from '../../support/reading-time.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** For each kind of file: so many changed ones, and so many of its form that mean nothing. */
const RUNS = process.env.PUSHBENCH_PROOF === '1' ? 10_000 : 1_000;
const TIMEOUT = RUNS * 200;
const LONGEST_MS = 1000;
const PASSPHRASE = 'x';
const dir = temporaryFolder();
const rsa = makeCertificate(dir, { name: 'rsa', kind: 'universal' });
const ec = makeCertificate(dir, { name: 'ec', key: 'ec', ca: rsa.ca });
const PASS = ['-passout', `pass:${PASSPHRASE}`];
const DER = ['-outform', 'der'];

/** `kind`: what the unchanged file is read as. `authenticated`: a MAC is over all that it holds. */
type Seed = {
  readonly name: string;
  readonly bytes: Buffer;
  readonly kind: 'read' | 'failed';
  readonly authenticated: boolean;
};

function seed(name: string, bytes: Uint8Array | string, more: Partial<Seed> = {}): Seed {
  return { name, bytes: Buffer.from(bytes), kind: 'read', authenticated: false, ...more };
}

function store(cipher: 'rc2-40' | 'rc2-128' | '3des' | 'aes-256' | 'none', mac: 'sha1' | 'sha256' | 'none'): Seed {
  const options = { cipher, mac, iterations: 1, passphrase: PASSPHRASE } as const;
  const bytes = readFileSync(makePkcs12(join(dir, `${cipher}-${mac}.p12`), rsa, options));
  return seed(`${cipher}, MAC ${mac}, .p12`, bytes, { authenticated: mac !== 'none' });
}

function encrypted(...scheme: string[]): Buffer {
  return openssl(['pkcs8', '-topk8', ...scheme, '-in', rsa.key, ...PASS]);
}

const SCRYPT = ['-scrypt', '-scrypt_N', '2', '-scrypt_r', '1', '-scrypt_p', '1'];
const REQUEST = ['req', '-new', '-config', join(dir, 'ec.cnf'), '-key', ec.key];
const PROFILE = ['cms', '-sign', '-signer', ec.certificate, '-inkey', ec.key, '-nodetach', ...DER];

const SEEDS: readonly Seed[] = [
  store('rc2-40', 'sha1'),
  store('rc2-128', 'sha1'),
  store('aes-256', 'sha256'),
  store('3des', 'none'),
  store('aes-256', 'none'),
  store('none', 'none'),
  seed('PBMAC1.p12', withPbmac1(store('aes-256', 'none').bytes, PASSPHRASE), { authenticated: true }),
  seed('certificate.cer', readFileSync(rsa.cer)),
  seed('certificate.pem', rsa.certificatePem),
  seed('whole.pem', rsa.certificatePem + rsa.keyPem),
  seed('ec.pem', ec.certificatePem + ec.keyPem),
  seed('SEC1, ec.key', openssl(['ec', '-in', ec.key, ...DER])),
  seed('PKCS#1, rsa.key', openssl(['rsa', '-in', rsa.key, '-traditional', ...DER])),
  seed('PKCS#8, rsa.key', openssl(['pkcs8', '-topk8', '-nocrypt', '-in', rsa.key, ...DER])),
  seed('AuthKey_ABC123DEFG.p8', ec.keyPem),
  seed('PBKDF2, encrypted.pem', encrypted('-v2', 'aes-256-cbc', '-iter', '1')),
  seed('PBKDF2, encrypted.key', encrypted('-v2', 'aes-256-cbc', '-iter', '1', ...DER)),
  seed('scrypt, encrypted.key', encrypted(...SCRYPT, ...DER)),
  seed('PKCS#12 scheme, encrypted.key', encrypted('-v1', 'PBE-SHA1-3DES', '-iter', '1', ...DER)),
  seed('traditional.pem', openssl(['rsa', '-in', rsa.key, '-traditional', '-aes256', ...PASS])),
  seed('Push.certSigningRequest', openssl(REQUEST), { kind: 'failed' }),
  seed('request.cer', openssl([...REQUEST, ...DER]), { kind: 'failed' }),
  seed('Push.mobileprovision', openssl(PROFILE, '<plist version="1.0"><dict/></plist>'), { kind: 'failed' }),
];

function exported(reading: FileReading): readonly string[] {
  if (reading.kind !== 'read') return [];
  return reading.keys.map(({ key }) => key.export({ type: 'pkcs8', format: 'pem' }).toString());
}

/** What may come out of a changed file: no key but the true one, no certificate that Node would not take. */
function expectNothingWrong(reading: FileReading, original: FileReading, authenticated: boolean): void {
  if (reading.kind !== 'read') return;
  // What held no credential does not hold one for a change of three places.
  if (original.kind !== 'read') throw new Error(`read as ${reading.form}`);
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

describe.each(SEEDS)('a changed file: $name', ({ name, bytes, kind, authenticated }) => {
  test(
    'gives the true content, a refusal or a question for the passphrase, and soon',
    async () => {
      const original = await readCredentialFile(name, bytes, PASSPHRASE);
      expect(original.kind).toBe(kind);
      await fc.assert(
        fc.asyncProperty(changedBytes(bytes), async (changed) => {
          expectNothingWrong(await readInTime(name, changed, PASSPHRASE, LONGEST_MS), original, authenticated);
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

  async function neverRead(content: fc.Arbitrary<Buffer>): Promise<void> {
    await fc.assert(
      fc.asyncProperty(names, content, fc.option(fc.string()), async (name, bytes, passphrase) => {
        expect((await readInTime(name, bytes, passphrase, LONGEST_MS)).kind).not.toBe('read');
      }),
      { numRuns: RUNS },
    );
  }

  test.each(Object.entries({ 'any bytes': any, 'a beginning of DER': der, 'PEM of any kind': pem }))(
    'never give a credential: %s',
    (_kind, content) => neverRead(content),
    TIMEOUT,
  );

  describe.each(Object.entries(RANDOM_DER))('in the form of a %s', (_kind, content) => {
    test('never give a credential, in DER', () => neverRead(content), TIMEOUT);
  });

  test(
    'in PEM blocks that are well formed never give a credential',
    () =>
      neverRead(
        fc
          .tuple(label, fc.oneof(...Object.values(RANDOM_DER)))
          .map(([name, bytes]) =>
            Buffer.from(`-----BEGIN ${name}-----\n${bytes.toString('base64')}\n-----END ${name}-----\n`),
          ),
      ),
    TIMEOUT,
  );
});
