import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePkcs12, makePushFiles, openssl } from '../support/openssl-files.ts';
import { expect, test } from './support/app.ts';
import type { BenchPage } from './support/bench-page.ts';
import { makeSigningKey } from './support/credential-files.ts';
import { dragFiles } from './support/drag.ts';

const finding = (bench: BenchPage, title: string | RegExp) =>
  bench.page.getByRole('alert').or(bench.page.getByRole('note')).filter({ hasText: title });

test('six files of three credentials, dropped at once, are sorted into three', async ({ bench, threeCredentials }) => {
  const { paths, passphrase, weather, maps, transit } = threeCredentials;
  const filesOf = (name: string) => bench.page.getByRole('list', { name: `Files of ${name}` }).getByRole('listitem');
  const credential = (name: string) =>
    bench.page.getByRole('listitem').filter({ has: bench.page.getByRole('heading', { name, exact: true }) });
  await dragFiles(bench.page, paths);

  await test.step('what is complete is told, what is locked waits', async () => {
    await expect(bench.page.getByRole('heading', { name: 'Import 6 files' })).toBeVisible();
    await expect(bench.page.getByRole('heading', { name: '2 certificates can push' })).toBeVisible();
    await expect(bench.page.getByRole('heading', { name: '2 files belong to none of them' })).toBeVisible();
  });
  await test.step('each has its facts and its files', async () => {
    await bench.unlock(passphrase);
    await expect(bench.page.getByRole('heading', { name: '3 certificates can push' })).toBeVisible();
    await expect(filesOf(weather.commonName)).toHaveText(['aps_development.cer', 'Weather.p12']);
    await expect(filesOf(maps.commonName)).toHaveText(['aps.cer', 'Maps.p12']);
    await expect(filesOf(transit.commonName)).toHaveText(['aps_production.cer', 'Transit.p12']);
    await expect(credential(weather.commonName)).toContainText('Sandboxcom.example.weather');
    await expect(credential(maps.commonName)).toContainText(/Sandbox \+ Production.*expires in 2\d days/);
    await expect(credential(transit.commonName)).toContainText(/Production.*expires in [45] days/);
    await expect(bench.page.getByRole('alert')).toHaveCount(0);
  });
  await test.step('one is used, with a warning that blocks nothing; the others stay', async () => {
    await bench.button(`Use ${transit.commonName}`).click();
    await expect(bench.page.getByRole('region', { name: transit.commonName })).toContainText('Production');
    await expect(finding(bench, /The certificate expires in [45] days/)).toContainText('this week');
    await expect(bench.button('Test connection')).toBeEnabled();
    await bench.button('Details').click();
    await bench.button('Change files').click();
    await expect(bench.button(`Keep using ${transit.commonName}`)).toBeVisible();
    await expect(bench.page.getByRole('heading', { name: '3 certificates can push' })).toBeVisible();
  });
});

test('several identities in one file are offered to pick from', async ({ bench, threeCredentials, folder }) => {
  const { weather, maps } = threeCredentials;
  const all = join(folder, 'All.pem');
  writeFileSync(all, [weather.keyPem, maps.certificatePem, weather.certificatePem, maps.keyPem].join(''));
  await bench.importFiles(all);
  await expect(bench.page.getByRole('heading', { name: '2 certificates can push' })).toBeVisible();
  await expect(bench.page.getByRole('list', { name: `Files of ${maps.commonName}` })).toContainText('All.pem');
  await bench.button(`Use ${maps.commonName}`).click();
  await expect(bench.page.getByRole('region', { name: maps.commonName })).toContainText('key matches');
});

test('the wrong .p12 is named with the certificate, and the right key is taken when it is at hand', async ({
  bench,
  pushFiles,
  folder,
}) => {
  const other = makePushFiles(folder, { topic: 'com.example.maps', name: 'aps_maps' });
  const wrong = makePkcs12(join(folder, 'Maps.p12'), other, { contents: 'key' });
  const told = finding(bench, 'Certificate and key do not belong together');
  await test.step('without it there is nothing to offer', async () => {
    await bench.importFiles(pushFiles.cer, wrong);
    await expect(told).toContainText(/aps_development\.cer needs the key …\w{8}, and Maps\.p12 holds the key …\w{8}\./);
    await expect(told.getByRole('button', { name: 'Use the one that fits' })).toHaveCount(0);
    await bench.button('New bench').click();
  });
  await test.step('once Pushbench knows the right one, it offers it', async () => {
    await bench.importPair(pushFiles);
    await bench.button('New bench').click();
    await bench.importFiles(pushFiles.cer, wrong);
    await expect(told).toContainText('The right key is at hand, from Push.p12: use it in place of Maps.p12.');
    await told.getByRole('button', { name: 'Use the one that fits' }).click();
    await expect(bench.page.getByRole('region', { name: pushFiles.commonName })).toContainText('key matches');
    await expect(told).toBeHidden();
  });
});

test('a wrong .p12 that is whole in itself is named with the certificate too, and can be used for what it is', async ({
  bench,
  pushFiles,
  folder,
}) => {
  const other = makePushFiles(folder, { topic: 'com.example.maps', name: 'aps_maps' });
  const wrong = makePkcs12(join(folder, 'Maps.p12'), other, { passphrase: '', cipher: 'aes-256' });
  const told = finding(bench, 'Certificate and key do not belong together');
  await bench.importFiles(pushFiles.cer, wrong);
  await expect(told).toContainText(/aps_development\.cer needs the key …\w{8}, and Maps\.p12 holds the key …\w{8}\./);
  await bench.button(`Use ${other.commonName}`).click();
  await expect(bench.page.getByRole('region', { name: other.commonName })).toContainText('key matches');
  await expect(told).toHaveCount(0);
  await bench.button('New bench').click();

  // With the right key remembered nothing is wrong: both certificates have theirs.
  await bench.importPair(pushFiles);
  await bench.button('New bench').click();
  await bench.importFiles(pushFiles.cer, wrong);
  await expect(bench.page.getByRole('heading', { name: '2 certificates can push' })).toBeVisible();
  await expect(bench.page.getByRole('list', { name: `Files of ${pushFiles.commonName}` })).toContainText(
    'Push.p12, at hand',
  );
  await expect(told).toHaveCount(0);
});

test('a wrong Team ID is corrected in place, and a stage is called by what a signing key shows', async ({
  bench,
  folder,
}) => {
  await bench.importFiles(makeSigningKey(folder, '8QJ4T2M6ZD'));
  await bench.nameKey('WRONGTEAM1');
  await expect(bench.stages.nth(3)).toContainText('Provider token');
  await bench.button('Details').click();
  await bench.button('Correct Key ID or Team ID').click();
  await bench.field('Team ID').fill('7XK2A9QPLM');
  await bench.button('Use key AuthKey_8QJ4T2M6ZD.p8').click();
  await expect(bench.page.getByRole('region', { name: 'Signing key 8QJ4T2M6ZD' })).toContainText('Team 7XK2A9QPLM');
  await bench.openIdentities();
  await expect(bench.identity('AuthKey_8QJ4T2M6ZD.p8')).toHaveCount(1);
  await expect(bench.page.getByRole('main')).toContainText('7XK2A9QPLM');
});

test('a signing key asks for its team once, notices a mix-up, and remembers', async ({ bench, folder }) => {
  const file = makeSigningKey(folder, '8QJ4T2M6ZD');
  await bench.importFiles(file);
  await expect(bench.field('Key ID')).toHaveValue('8QJ4T2M6ZD');
  await expect(bench.field('Team ID')).toBeFocused();
  await bench.button('Use key AuthKey_8QJ4T2M6ZD.p8').click();
  await expect(bench.field('Team ID')).toHaveAttribute('aria-invalid', 'true');
  await bench.field('Key ID').fill('7xk2a9qplm');
  await bench.field('Team ID').fill('8QJ4T2M6ZD');
  await expect(bench.page.getByRole('alert')).toContainText('This is the Key ID, as the file’s name says.');
  await bench.button('Swap').click();
  await bench.button('Use key AuthKey_8QJ4T2M6ZD.p8').click();

  const card = bench.page.getByRole('region', { name: 'Signing key 8QJ4T2M6ZD' });
  await expect(card).toContainText('Sandbox + Production');
  await expect(card).toContainText('Team 7XK2A9QPLM');
  await expect(card).toContainText('all topics of the team');
  await expect(bench.button('Export PEM')).toHaveCount(0);
  await bench.field('Device token').fill('ab'.repeat(32));
  await expect(bench.page.getByRole('region', { name: 'Send' })).toContainText('Without one APNs answers MissingTopic');
  await bench.field('Topic').fill('com.example.weather');
  await expect(bench.page.getByRole('region', { name: 'Send' })).toContainText('via api.sandbox.push.apple.com');
  await bench.select('Protocol', 'Legacy binary');
  await expect(bench.page.getByText('a signing key works over HTTP/2')).toBeVisible();

  await bench.button('New bench').click();
  await bench.importFiles(file);
  await expect(card).toContainText('Team 7XK2A9QPLM');
});

test('a profile and a signing request are told from credentials, with what to bring instead', async ({
  bench,
  pushFiles,
  folder,
}) => {
  const key = makeSigningKey(folder, 'ABCDEFGHIJ');
  const request = join(folder, 'CertificateSigningRequest.certSigningRequest');
  openssl(['req', '-new', '-key', key, '-subj', '/CN=Example', '-out', request]);
  const profile = join(folder, 'Weather.mobileprovision');
  const signer = ['-signer', pushFiles.certificate, '-inkey', pushFiles.key];
  const plist =
    '<?xml version="1.0"?><plist version="1.0"><dict><key>Name</key><string>Weather</string></dict></plist>';
  openssl(['smime', '-sign', '-nodetach', '-binary', ...signer, '-outform', 'der', '-out', profile], plist);
  await bench.importFiles(request, profile);
  const rowOf = (name: string) =>
    bench.page.getByRole('listitem').filter({ has: bench.page.getByRole('heading', { name, exact: true }) });
  await expect(rowOf('Weather.mobileprovision')).toContainText(
    'is a provisioning profile, which lets an app be installed',
  );
  await expect(rowOf('Weather.mobileprovision')).toContainText(
    'Choose the push certificate (.cer) with its key (.p12)',
  );
  const row = rowOf('CertificateSigningRequest.certSigningRequest');
  await expect(row).toContainText('is a certificate signing request, which is what you send to Apple');
  await expect(row).toContainText('holds a public key alone, so nothing can be sent with it');
  await expect(row.getByRole('button', { name: 'Open Apple’s certificates page' })).toBeVisible();
});

test('a signing key sends to the simulator; without a topic APNs’ word is MissingTopic', async ({ bench, folder }) => {
  await bench.importFiles(makeSigningKey(folder, '8QJ4T2M6ZD'));
  await bench.nameKey('7XK2A9QPLM');
  await bench.startSimulator();
  await bench.aimAt('Simulator');
  await bench.field('Device token').fill('ab'.repeat(32));
  await expect(await bench.send()).toContainText('MissingTopic');
  await bench.field('Topic').fill('com.example.weather');
  await expect(await bench.send()).toContainText('Accepted by APNs');
});
