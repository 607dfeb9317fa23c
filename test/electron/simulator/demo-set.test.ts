import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { beforeAll, describe, expect, test } from 'vitest';
import { type DemoSet, openDemoSet } from '../../../electron/simulator/demo-set.ts';
import { demoIdentity, runCommand, simulatorForTest } from '../../support/simulator.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const NOW = new Date();
const YEAR = 366 * 86_400_000;

async function opened(dir: string, now = NOW): Promise<DemoSet> {
  const set = await openDemoSet(dir, now);
  if (!set.ok) throw new Error(JSON.stringify(set.problem));
  return set.value;
}

function contents(dir: string): Record<string, string> {
  return Object.fromEntries(readdirSync(dir).map((name) => [name, sha256(join(dir, name))]));
}

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

describe('the demo files', () => {
  let dir: string;
  let set: DemoSet;
  beforeAll(async () => {
    dir = join(temporaryFolder(), 'set');
    set = await opened(dir);
  });

  test('belong to their owner alone', () => {
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(dir)) expect(statSync(join(dir, name)).mode & 0o777, name).toBe(0o600);
  });

  test('hold a development certificate with the extensions and the topic of Apple, and not of Apple', async () => {
    const certificate = new X509Certificate(readFileSync(set.demo.cer));
    expect(certificate.subject.split('\n')).toEqual([
      'UID=com.example.weather',
      'CN=Apple Development IOS Push Services: com.example.weather',
      'OU=7XK2A9QPLM',
      'O=Pushbench Demo',
      'C=US',
    ]);
    expect(certificate.issuer).toContain('Pushbench (not Apple)');
    const text = (await runCommand('openssl', ['x509', '-inform', 'der', '-in', set.demo.cer, '-noout', '-text']))
      .stdout;
    expect(text.toString()).toContain('1.2.840.113635.100.6.3.1');
    expect(text.toString()).toContain('1.2.840.113635.100.6.3.6');
    expect(text.toString()).not.toContain('1.2.840.113635.100.6.3.2:');
    expect((Date.parse(certificate.validTo) - NOW.getTime()) / 86_400_000).toBeCloseTo(365, 0);
  });

  test('hold a Push.p12 as Keychain Access writes it, which openssl reads with -legacy', async () => {
    const args = ['pkcs12', '-in', set.demo.p12, '-info', '-nodes', '-passin', `file:${set.demo.passphraseFile}`];
    const read = await runCommand('openssl', [...args, '-legacy']);
    expect(read.status).toBe(0);
    expect(read.stderr).toContain('pbeWithSHA1And40BitRC2-CBC, Iteration 2048');
    expect(read.stderr).toContain('pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 2048');
    expect(read.stderr).toContain('MAC: sha1');
    expect(read.stdout.toString()).toContain('friendlyName: Pushbench demo push key');
    const pem = /-----BEGIN CERTIFICATE[\s\S]*?END CERTIFICATE-----/.exec(read.stdout.toString())?.[0] ?? '';
    expect(new X509Certificate(pem).raw.equals(readFileSync(set.demo.cer))).toBe(true);
    const plain = await runCommand('openssl', args);
    expect(plain.status).not.toBe(0);
  });

  test('hold a Push.p12 that Node refuses for its cipher, not for its passphrase', () => {
    const pfx = readFileSync(set.demo.p12);
    const passphrase = readFileSync(set.demo.passphraseFile, 'utf8').trimEnd();
    expect(() => createSecureContext({ pfx, passphrase })).toThrow(/Unsupported/);
    expect(() => createSecureContext({ pfx, passphrase: 'wrong' })).toThrow(/mac verify failure/);
  });

  test('are read by our own reader, certificate and key being a pair', async () => {
    const one = await simulatorForTest({ dir });
    const { cert, key } = await demoIdentity(one);
    expect(() => createSecureContext({ cert, key })).not.toThrow();
  });

  test('have a CA that counts for the name localhost only, whose key was thrown away', async () => {
    const verified = await runCommand('openssl', ['verify', '-CAfile', set.ca, join(dir, 'server.pem')]);
    expect(verified.stdout.toString()).toContain('OK');
    const text = (await runCommand('openssl', ['x509', '-in', set.ca, '-noout', '-text'])).stdout.toString();
    expect(text).toMatch(/Name Constraints: critical\s+Permitted:\s+DNS:localhost\s+X509v3/);
    const server = new X509Certificate(set.server.certificatePem);
    expect(server.checkHost('localhost')).toBe('localhost');
    expect(server.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(server.checkIP('::1')).toBeDefined();
    const ca = new X509Certificate(readFileSync(set.ca));
    const texts = readdirSync(dir).map((name) => readFileSync(join(dir, name), 'latin1'));
    const keys = texts.flatMap((text) => text.match(/-----BEGIN [A-Z ]*PRIVATE KEY[\s\S]*?PRIVATE KEY-----/g) ?? []);
    // The server's and the demo provider-token key; neither issuer's.
    expect(keys).toHaveLength(2);
    const issuer = new X509Certificate(set.demoIssuerPem);
    for (const key of keys) {
      expect(ca.checkPrivateKey(createPrivateKey(key))).toBe(false);
      expect(issuer.checkPrivateKey(createPrivateKey(key))).toBe(false);
    }
  });

  test('keep the passphrase and the key out of what is known about them', () => {
    const passphrase = readFileSync(set.demo.passphraseFile, 'utf8').trimEnd();
    expect(JSON.stringify(set.demo)).not.toContain(passphrase);
    expect(readFileSync(join(dir, 'demo-set.json'), 'utf8')).not.toContain(passphrase);
  });
});

describe('a folder', () => {
  test('with a valid set is used again, unchanged', async () => {
    const dir = temporaryFolder();
    const first = await opened(dir);
    const before = contents(dir);
    expect(await opened(dir)).toEqual(first);
    expect(contents(dir)).toEqual(before);
  });

  test('with an expired set gets a new one', async () => {
    const dir = temporaryFolder();
    const first = await opened(dir, new Date(NOW.getTime() - YEAR));
    const second = await opened(dir);
    expect(second.demo.token).not.toBe(first.demo.token);
    expect(second.server.certificatePem).not.toBe(first.server.certificatePem);
  });

  test.each(['ca.pem', 'server.key', 'Push.p12', 'passphrase.txt'])('that lost %s gets a new set', async (name) => {
    const dir = temporaryFolder();
    const first = await opened(dir);
    rmSync(join(dir, name));
    expect((await opened(dir)).demo.token).not.toBe(first.demo.token);
    expect(existsSync(join(dir, name))).toBe(true);
  });

  test("with somebody's own Push.p12 is left alone", async () => {
    const dir = temporaryFolder();
    writeFileSync(join(dir, 'Push.p12'), 'mine');
    expect(await openDemoSet(dir, NOW)).toEqual({
      ok: false,
      problem: { code: 'file-exists', files: [join(dir, 'Push.p12')] },
    });
    expect(readFileSync(join(dir, 'Push.p12'), 'utf8')).toBe('mine');
    expect(readdirSync(dir)).toEqual(['Push.p12']);
  });

  test('whose Push.p12 was replaced by somebody is left alone too', async () => {
    const dir = temporaryFolder();
    await opened(dir);
    writeFileSync(join(dir, 'Push.p12'), 'mine');
    expect(await openDemoSet(dir, NOW)).toMatchObject({ ok: false, problem: { code: 'file-exists' } });
    expect(readFileSync(join(dir, 'Push.p12'), 'utf8')).toBe('mine');
  });

  test('that cannot be written is told as such', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(await openDemoSet(join(file, 'below'), NOW)).toMatchObject({
      ok: false,
      problem: { code: 'file-unwritable', file: join(file, 'below') },
    });
  });

  test('opened by four at once ends with one set, which all of them have', async () => {
    const dir = temporaryFolder();
    const sets = await Promise.all([opened(dir), opened(dir), opened(dir), opened(dir)]);
    for (const set of sets) expect(set).toEqual(sets[0]);
  });

  test('whose last opener died in the middle is opened all the same', async () => {
    const dir = temporaryFolder();
    const gone = await runCommand(process.execPath, ['-p', 'process.pid']);
    writeFileSync(join(dir, '.pushbench-lock'), gone.stdout.toString().trim());
    await opened(dir);
    expect(existsSync(join(dir, '.pushbench-lock'))).toBe(false);
  });
});
