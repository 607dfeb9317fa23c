import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePushFiles, openssl } from '../support/openssl-files.ts';
import { expect, test } from './support/app.ts';
import { makeSigningKey } from './support/credential-files.ts';
import { newUserData } from './support/running-app.ts';

/** The files of a data folder that hold a text, in any case; Chromium's own are among them. */
function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path, 'latin1').toLowerCase().includes(text.toLowerCase()));
}

test('what was imported is listed, found, told in detail, renamed and used', async ({
  bench,
  threeCredentials,
  folder,
}) => {
  const { paths, passphrase, weather, maps } = threeCredentials;
  await bench.importFiles(...paths, makeSigningKey(folder, '8QJ4T2M6ZD'));
  await bench.field('Team ID').fill('7XK2A9QPLM');
  await bench.button('Use key AuthKey_8QJ4T2M6ZD.p8').click();
  await bench.unlock(passphrase);
  await bench.page.getByRole('heading', { name: '4 credentials can push' }).waitFor();
  await bench.openIdentities();

  await test.step('the list groups them, with the days they have left', async () => {
    // The simulator's own is there too once a test before started it.
    await expect(bench.identity(/com\.example|AuthKey/)).toHaveCount(4);
    await expect(bench.identity('com.example.weather')).toContainText(/Sandbox · 36\d days left/);
    await expect(bench.identity('com.example.maps')).toContainText(/Sandbox \+ Production · 2\d days left/);
    await expect(bench.identity('com.example.transit')).toContainText(/Production · [45] days left/);
    await expect(bench.identity('AuthKey_8QJ4T2M6ZD.p8')).toContainText('no expiry');
  });
  await test.step('the filter finds by topic and by environment', async () => {
    const filter = bench.page.getByRole('searchbox', { name: 'Filter identities' });
    await filter.fill('MAPS');
    await expect(bench.identity()).toHaveText([/com\.example\.maps/]);
    await filter.fill('production');
    await expect(bench.identity()).toHaveCount(3);
    await filter.fill('no such thing');
    await expect(bench.identity()).toHaveCount(0);
    await expect(bench.announcement.filter({ hasText: 'Nothing here matches' })).toBeVisible();
    await filter.fill('');
  });
  await test.step('the detail is what openssl says', async () => {
    await bench.identity('com.example.maps').click();
    const shown = await bench.page.getByRole('main').innerText();
    const told = openssl(['x509', '-in', maps.certificate, '-noout', '-fingerprint', '-sha256']).toString();
    expect(shown.replaceAll(/\s/g, '')).toContain(told.trim().split('=')[1]);
    expect(shown).toContain('com.example.maps.voip');
    expect(shown).toContain('Example Ltd');
    await expect(bench.page.getByText('Same public key')).toBeVisible();
    await expect(bench.page.getByText(maps.certificatePem.split('\n')[1] ?? '')).toBeVisible();
  });
  await test.step('a name of one’s own', async () => {
    await bench.chooseAction('Rename');
    await bench.dialog.getByRole('textbox', { name: 'Name' }).fill('Maps, both environments');
    await bench.dialog.getByRole('button', { name: 'Rename' }).click();
    await expect(bench.identity('Maps, both environments')).toBeVisible();
  });
  await test.step('Use in Bench puts it in place of what was there', async () => {
    await bench.identity('com.example.weather').click();
    await bench.button('Use in Bench').click();
    await expect(bench.page.getByRole('region', { name: weather.commonName })).toContainText('key matches');
    await bench.button('Details').click();
    await bench.button('Change files').click();
    await expect(bench.page.getByRole('heading', { name: '1 certificate can push' })).toBeVisible();
  });
});

test('after a restart facts are there and session keys are not; what is removed leaves no trace', async ({
  launch,
  folder,
}) => {
  // A topic of its own: the simulator's demo has the usual one.
  const files = makePushFiles(folder, { topic: 'com.example.traceless', teamId: 'TRACELESS1' });
  const sha256 = openssl(['x509', '-in', files.certificate, '-noout', '-fingerprint', '-sha256'])
    .toString()
    .trim()
    .replace(/.*=/, '')
    .replaceAll(':', '');
  const userData = await newUserData();
  const first = await launch({ userData });
  await first.importPair(files);
  await first.openIdentities();
  await first.chooseAction('Rename');
  await first.dialog.getByRole('textbox', { name: 'Name' }).fill('Traceless by name');
  await first.dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(first.page.getByText('in memory until Pushbench quits')).toBeVisible();
  expect(await first.running.close()).toBe(0);
  const traces = [sha256, 'traceless', files.commonName];
  for (const trace of traces) expect(filesWith(userData, trace)).not.toEqual([]);

  const second = await launch({ userData });
  await test.step('the key has to be given again, and it says so', async () => {
    await second.openIdentities();
    await second.identity('Traceless by name').click();
    await expect(second.page.getByText('not in hand: drop Push.p12 again')).toBeVisible();
    await second.button('Use in Bench').click();
    await expect(second.page.getByRole('alert')).toContainText('Its key is in Push.p12, and not in hand now.');
    await second.importFiles(files.p12);
    await second.unlock(files.passphrase);
    await expect(second.page.getByRole('region', { name: files.commonName })).toContainText('key matches');
    await second.openIdentities();
    await expect(second.page.getByText('in memory until Pushbench quits')).toBeVisible();
  });
  await test.step('removing asks, then takes it out of the list and the Bench', async () => {
    await second.chooseAction('Remove');
    await expect(second.dialog).toContainText('The files you imported it from are not touched.');
    await expect(second.dialog).not.toContainText('saved with it');
    await second.dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(second.identity('Traceless by name')).toBeVisible();
    await second.chooseAction('Remove');
    await second.dialog.getByRole('button', { name: 'Remove' }).click();
    await expect(second.identity('Traceless by name')).toHaveCount(0);
    await second.openBench();
    await expect(second.button('Try with the simulator')).toBeVisible();
  });
  expect(await second.running.close()).toBe(0);
  for (const trace of traces) expect(filesWith(userData, trace)).toEqual([]);
});
