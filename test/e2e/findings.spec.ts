import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCertificate, makePkcs12, makePushFiles } from '../support/openssl-files.ts';
import { expect, test } from './support/app.ts';
import type { BenchPage } from './support/bench-page.ts';
import { catchLinks } from './support/system.ts';

const DAY = 86_400_000;
const CERTIFICATES_PAGE = 'https://developer.apple.com/account/resources/certificates/list';

/** A finding by its title, with its remedy. */
const finding = (bench: BenchPage, title: string | RegExp) =>
  bench.page.getByRole('alert').or(bench.page.getByRole('note')).filter({ hasText: title });

test('a certificate alone asks for its key', async ({ bench, pushFiles }) => {
  await bench.importFiles(pushFiles.cer);
  const told = finding(bench, 'The private key is missing');
  await expect(told).toContainText(`aps_development.cer holds the certificate ${pushFiles.commonName}`);
  await expect(told).toContainText('Keychain Access, My Certificates');
  const chooser = bench.page.waitForEvent('filechooser');
  await told.getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles(pushFiles.p12);
  await bench.unlock(pushFiles.passphrase);
  await expect(bench.button('Export PEM')).toBeVisible();
  await expect(told).toBeHidden();
});

test('a key alone asks for its certificate, and links to where Apple has it', async ({ bench, pushFiles }) => {
  const opened = await catchLinks(bench.running.app);
  await bench.importFiles(pushFiles.p12);
  await bench.unlock(pushFiles.passphrase);
  const told = finding(bench, 'The certificate is missing');
  await expect(told).toContainText('Push.p12 holds a private key and no certificate.');
  await told.getByRole('button', { name: 'Open Apple’s certificates page' }).click();
  await expect.poll(opened).toEqual([CERTIFICATES_PAGE]);
});

test('files that are not a pair are told apart by the ends of their keys', async ({ bench, pushFiles, folder }) => {
  const other = makePushFiles(folder);
  await bench.importFiles(pushFiles.cer, other.p12);
  await bench.unlock(other.passphrase);
  const told = finding(bench, 'Certificate and key do not belong together');
  await expect(told).toContainText(/aps_development\.cer needs the key …\w+, and Push\.p12 holds the key …\w+/);
  await expect(told).toContainText('Find the .p12 that was exported on the Mac where this certificate was requested.');
  await bench.button('Remove Push.p12').click();
  await expect(told).toBeHidden();
});

test('a wrong passphrase is told at its field, the right one goes on', async ({ bench, pushFiles }) => {
  await bench.importFiles(pushFiles.cer, pushFiles.p12);
  await bench.unlock('correct hors');
  await expect(bench.page.getByRole('alert').filter({ hasText: 'does not open Push.p12' }).first()).toBeVisible();
  await expect(bench.field('Passphrase')).toHaveAttribute('aria-invalid', 'true');
  await expect(bench.page.getByText('If it is lost, export the certificate with its key')).toBeVisible();
  await expect(bench.button('Create signing request')).toBeVisible();
  await bench.unlock(pushFiles.passphrase);
  await expect(bench.button('Export PEM')).toBeVisible();
});

test('an empty passphrase is tried without asking', async ({ bench, folder }) => {
  const files = makePushFiles(folder, { pkcs12: { passphrase: '' } });
  await bench.importFiles(files.cer, files.p12);
  await expect(bench.button('Export PEM')).toBeVisible();
});

test('an expired certificate is told and still works', async ({ bench, folder }) => {
  const expired = makePushFiles(folder, { days: -3 });
  await bench.importPair(expired);
  await expect(finding(bench, /The certificate expired \d days ago/)).toContainText('APNs refuses it since then');
  await expect(bench.button('Test connection')).toBeEnabled();
});

test('a certificate that is not valid yet points to the clock', async ({ bench, folder }) => {
  await bench.importPair(makePushFiles(folder, { notBefore: new Date(Date.now() + 5 * DAY) }));
  await expect(finding(bench, 'The certificate is not valid yet')).toContainText('Set the clock');
});

test('a certificate for another purpose is told by its missing marks', async ({ bench, folder }) => {
  await bench.importPair(makePushFiles(folder, { kind: 'not-push' }));
  const told = finding(bench, 'This certificate cannot send push notifications');
  await expect(told).toContainText('carries none of Apple’s marks of a push certificate');
  await expect(told.getByRole('button', { name: 'Create signing request' })).toBeVisible();
});

test('a topic that the certificate does not cover has those it covers beside it', async ({ bench, folder }) => {
  await bench.importPair(makePushFiles(folder, { kind: 'universal', topic: 'com.example.maps' }));
  await bench.tab('Headers').click();
  await bench.field('Topic').fill('com.example.other');
  await expect(bench.page.getByText('This certificate does not cover the topic.')).toBeVisible();
  await bench.button('Use topic com.example.maps.voip').click();
  await expect(bench.field('Topic')).toHaveValue('com.example.maps.voip');
  await expect(bench.page.getByText('This certificate does not cover the topic.')).toHaveCount(0);
});

test('files that cannot be read say what they are instead', async ({ bench, pushFiles, folder }) => {
  const note = write(folder, 'notes.txt', 'Remember the milk\n');
  const picture = write(folder, 'certificate.png', Buffer.from('89504e470d0a1a0a0000000d', 'hex'));
  const damaged = write(folder, 'cut.cer', '');
  writeFileSync(damaged, Buffer.from(pushFiles.certificatePem.replace(/-----.*-----/g, ''), 'base64'));
  truncateSync(damaged, 200);
  await bench.importFiles(note, picture, damaged);
  const row = (name: string) =>
    bench.page.getByRole('listitem').filter({ has: bench.page.getByRole('heading', { name }) });
  await expect(row('notes.txt')).toContainText('is text without a certificate or key in it');
  await expect(row('certificate.png')).toContainText('is a picture');
  await expect(row('cut.cer')).toContainText('It was cut short or changed on its way');
});

test('a file over the limit is never handed over', async ({ bench, folder }) => {
  const large = write(folder, 'backup.p12', '');
  truncateSync(large, 11 * 1024 * 1024);
  await bench.importFiles(large);
  await expect(finding(bench, 'backup.p12 cannot be read')).toContainText('is larger than');
  await bench.button('Dismiss').click();
  await expect(bench.page.getByRole('alert')).toHaveCount(0);
});

test('several certificates that can push are offered to choose from', async ({ bench, pushFiles, folder }) => {
  const other = makeCertificate(folder, { kind: 'production', name: 'aps', topic: 'com.example.maps' });
  const p12 = makePkcs12(join(folder, 'Maps.p12'), other, { passphrase: '' });
  await bench.importFiles(pushFiles.cer, pushFiles.p12, p12);
  await bench.unlock(pushFiles.passphrase);
  await expect(bench.page.getByRole('heading', { name: '2 certificates can push' })).toBeVisible();
  await bench.button(`Use ${other.commonName}`).click();
  await expect(bench.page.getByRole('region', { name: other.commonName })).toContainText('Production');
});

test('two locked files have a field each', async ({ bench, pushFiles, folder }) => {
  const other = makePushFiles(folder, { kind: 'production', name: 'other' });
  const p12 = makePkcs12(join(folder, 'Other.p12'), other, { passphrase: 'second' });
  await bench.importFiles(pushFiles.p12, p12);
  await bench.field('Passphrase for Push.p12').fill(pushFiles.passphrase);
  await bench.field('Passphrase for Other.p12').fill('second');
  await bench.button('Unlock Other.p12').click();
  await expect(bench.field('Passphrase')).toHaveValue(pushFiles.passphrase);
});

function write(folder: string, name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
