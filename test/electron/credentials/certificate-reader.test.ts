import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCredentialFile } from '../../../electron/credentials/read-file.ts';
import { deriveAppleMeaning } from '../../../shared/credential/apple-oids.ts';
import type { CertificateSummary } from '../../../shared/credential/certificate-summary.ts';
import { type CertificateOptions, makeCa, makeCertificate, openssl } from '../../support/openssl-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const dir = temporaryFolder();
const ca = makeCa(dir, 'Test WWDR', { subject: ['CN=Test WWDR', 'OU=G4', 'O=Pushbench tests'] });
const plainCa = makeCa(dir, 'Plain CA');
let made = 0;

function make(options: CertificateOptions) {
  made += 1;
  return makeCertificate(dir, { ca, key: 'ec', name: `c${made}`, ...options });
}

async function summaryOf(bytes: Uint8Array): Promise<CertificateSummary> {
  const reading = await readCredentialFile('aps.cer', bytes, null);
  const first = reading.kind === 'read' ? reading.certificates[0] : undefined;
  if (first === undefined) throw new Error(JSON.stringify(reading));
  return first.summary;
}

async function meaningOf(options: CertificateOptions) {
  return deriveAppleMeaning(await summaryOf(readFileSync(make(options).cer)));
}

function byOpenssl(file: string, ...what: string[]): string {
  return openssl(['x509', '-in', file, '-noout', ...what])
    .toString()
    .trim();
}

describe('the facts of a certificate', () => {
  const certificate = make({ kind: 'universal', key: 'rsa' });

  test('are what openssl says', async () => {
    const summary = await summaryOf(readFileSync(certificate.cer));
    const file = certificate.certificate;
    expect(`serial=${summary.serialNumber.toUpperCase()}`).toBe(byOpenssl(file, '-serial'));
    expect(summary.sha256).toBe(
      byOpenssl(file, '-fingerprint', '-sha256').split('=')[1]?.replaceAll(':', '').toLowerCase(),
    );
    expect(new Date(byOpenssl(file, '-startdate').slice('notBefore='.length)).toISOString()).toBe(summary.notBefore);
    expect(new Date(byOpenssl(file, '-enddate').slice('notAfter='.length)).toISOString()).toBe(summary.notAfter);
    expect(summary).toMatchObject({
      file: 'aps.cer',
      commonName: 'Apple Push Services: com.example.app',
      uid: 'com.example.app',
      organizationalUnit: '7XK2A9QPLM',
      issuer: 'Test WWDR (G4)',
      keyAlgorithm: 'RSA 2048',
      isAuthority: false,
    });
  });

  test('are the same from DER and from PEM', async () => {
    expect(await summaryOf(Buffer.from(certificate.certificatePem))).toEqual(
      await summaryOf(readFileSync(certificate.cer)),
    );
  });

  test('name an issuer without a generation by its common name alone', async () => {
    expect((await summaryOf(readFileSync(make({ ca: plainCa }).cer))).issuer).toBe('Plain CA');
  });

  test('say of an authority that it is one', async () => {
    expect((await summaryOf(readFileSync(ca.certificate))).isAuthority).toBe(true);
  });

  test('keep letters beyond ASCII', async () => {
    const commonName = 'Apple Push Services: 例え.アプリ';
    expect((await summaryOf(readFileSync(make({ commonName }).cer))).commonName).toBe(commonName);
  });

  test('know times before 2000 and after 2050', async () => {
    // openssl counts the days from its own now.
    const days = 13_000;
    const end = Date.now() + days * 86_400_000;
    const file = make({ notBefore: new Date('1998-02-03T04:05:06Z'), days });
    const summary = await summaryOf(readFileSync(file.cer));
    expect(summary.notBefore).toBe('1998-02-03T04:05:06.000Z');
    expect(new Date(end).getUTCFullYear()).toBeGreaterThan(2050);
    expect(Math.abs(Date.parse(summary.notAfter) - end)).toBeLessThan(60_000);
  });
});

describe('what a certificate of openssl is for', () => {
  test.each([
    [
      'universal',
      ['sandbox', 'production'],
      ['com.example.app', 'com.example.app.voip', 'com.example.app.complication'],
    ],
    ['development', ['sandbox'], ['com.example.app']],
    ['production', ['production'], ['com.example.app']],
    ['mac-development', ['sandbox'], ['com.example.app']],
    ['voip', ['sandbox', 'production'], ['com.example.app.voip']],
    ['pass', ['production'], ['com.example.app']],
    ['not-push', [], []],
  ] as const)('%s', async (kind, environments, topics) => {
    const meaning = await meaningOf({ kind });
    expect(meaning.environments).toEqual(environments);
    expect(meaning.topics.map(({ topic }) => topic)).toEqual(topics);
    expect(meaning.teamId).toBe('7XK2A9QPLM');
  });

  test('is told by its extension where the name says the other environment', async () => {
    const commonName = 'Apple Production IOS Push Services: com.example.app';
    expect((await meaningOf({ environments: ['sandbox'], commonName })).environments).toEqual(['sandbox']);
  });

  test('is told by the name where there is no extension of Apple’s', async () => {
    expect((await meaningOf({ kind: 'production', appleExtensions: false })).environments).toEqual(['production']);
  });
});

test('a truncated certificate is damaged, and where is told', async () => {
  const bytes = readFileSync(join(dir, 'c1.cer'));
  const reading = await readCredentialFile('aps.cer', bytes.subarray(0, 500), null);
  expect(reading).toMatchObject({ kind: 'failed', problem: { code: 'file-damaged', offset: expect.any(Number) } });
});
