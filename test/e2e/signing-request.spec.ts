import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCertificate, openssl } from '../support/openssl-files.ts';
import { expect, test } from './support/app.ts';
import { newUserData } from './support/running-app.ts';

const PASSPHRASE = 'rain, sun and snow';

test('a signing request is made without a Keychain, and Apple’s answer pairs with the key that waits', async ({
  bench,
  pushFiles,
  folder,
}) => {
  const key = join(folder, 'push.key');
  const request = join(folder, 'CertificateSigningRequest.certSigningRequest');

  await test.step('from the finding that a key is missing', async () => {
    await bench.importFiles(pushFiles.cer);
    await bench.button('Create signing request').click();
    await expect(bench.dialog).toContainText('The key is written first');
    await bench.createRequest(folder, PASSPHRASE);
  });
  await test.step('the files are what openssl expects, the key for its owner alone', async () => {
    expect(readdirSync(folder).sort()).toEqual(['CertificateSigningRequest.certSigningRequest', 'push.key']);
    expect((statSync(key).mode & 0o777).toString(8)).toBe('600');
    openssl(['req', '-in', request, '-verify', '-noout']);
    const subject = openssl([
      'req',
      '-in',
      request,
      '-noout',
      '-subject',
      '-nameopt',
      'utf8,sep_comma_plus',
    ]).toString();
    expect(subject).toContain('CN=Example Weather push');
    expect(subject).toContain('emailAddress=you@example.com');
    expect(() => openssl(['pkey', '-in', key, '-passin', 'pass:', '-noout'])).toThrow();
    openssl(['pkey', '-in', key, '-passin', `pass:${PASSPHRASE}`, '-noout', '-check']);
  });
  await test.step('the key waits among the identities', async () => {
    await bench.openIdentities();
    await expect(bench.identity('Example Weather push')).toContainText('waits for Apple');
  });
  const plain = join(folder, 'plain.key');
  writeFileSync(plain, openssl(['pkey', '-in', key, '-passin', `pass:${PASSPHRASE}`]), { mode: 0o600 });
  const apple = join(folder, 'apple');
  mkdirSync(apple);
  const issued = makeCertificate(apple, { key: { path: plain }, topic: 'com.example.renewed' });
  await test.step('the .cer pairs with it', async () => {
    await bench.openBench();
    await bench.button('New bench').click();
    await bench.importFiles(issued.cer);
    await expect(bench.page.getByRole('region', { name: issued.commonName })).toContainText('key matches');
    await bench.openIdentities();
    await expect(bench.identity('com.example.renewed')).toBeVisible();
    await expect(bench.identity('waits for Apple')).toHaveCount(0);
  });
});

test('without a keyring the .cer that comes after a restart asks for the key’s file by name', async ({
  launch,
  folder,
}) => {
  const userData = await newUserData();
  const first = await launch({ userData, args: ['--password-store=basic'] });
  await first.openIdentities();
  await first.button('Create signing request').first().click();
  await first.createRequest(folder, PASSPHRASE);
  expect(await first.running.close()).toBe(0);

  const plain = join(folder, 'plain.key');
  const key = join(folder, 'push.key');
  writeFileSync(plain, openssl(['pkey', '-in', key, '-passin', `pass:${PASSPHRASE}`]), { mode: 0o600 });
  const apple = join(folder, 'apple');
  mkdirSync(apple);
  const issued = makeCertificate(apple, { key: { path: plain }, topic: 'com.example.renewed' });
  const second = await launch({ userData, args: ['--password-store=basic'] });
  await second.importFiles(issued.cer);
  await expect(second.page.getByRole('alert')).toContainText('Its key is in push.key, and not in hand now.');
  await second.importFiles(key);
  await second.unlock(PASSPHRASE);
  await expect(second.page.getByRole('region', { name: issued.commonName })).toContainText('key matches');
});
