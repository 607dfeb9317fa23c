import { expect, test } from './support/app.ts';
import { startSimulatorProcess } from './support/command-line.ts';
import { makeSigningKey } from './support/credential-files.ts';
import { closedPort } from './support/servers.ts';
import { clipboardText } from './support/system.ts';

/** Tokens that the rules below know. */
const UNKNOWN = 'b0'.repeat(32);
const GONE = 'c1'.repeat(32);
const OVERLOADED = 'd2'.repeat(32);
const GOOD = 'e3'.repeat(32);
const GONE_SINCE = Date.UTC(2026, 9, 1, 12);

const RULES = [
  { match: { token: UNKNOWN }, answer: { reason: 'BadDeviceToken' } },
  { match: { token: GONE }, answer: { reason: 'Unregistered', timestamp: GONE_SINCE } },
  { match: { token: OVERLOADED }, answer: { reason: 'TooManyRequests' } },
];

test('rejections over HTTP/2 keep Apple’s word and are explained', async ({ bench, pushFiles, serving, folder }) => {
  const simulator = await serving(startSimulatorProcess(folder, RULES));
  await bench.importPair(pushFiles);
  await bench.aimAtCustom({ port: simulator.http2Port, caFile: simulator.caFile });
  const sendTo = async (token: string) => {
    await bench.field('Device token').fill(token);
    return bench.send();
  };

  await test.step('400 BadDeviceToken', async () => {
    const row = await sendTo(UNKNOWN);
    await expect(row).toContainText('400');
    await expect(row.getByRole('heading')).toHaveText('BadDeviceToken');
    await expect(row).toContainText('APNs does not know this device token in this environment.');
    await expect(row).toContainText('Switch between sandbox and production');
    await expect(bench.announcement).toHaveText('400 BadDeviceToken');
  });
  await test.step('410 Unregistered, and since when', async () => {
    const row = await sendTo(GONE);
    await expect(row).toContainText('410');
    await expect(row).toContainText(/since 1 October 2026.*\(\d+ days ago\)/);
    await row.getByRole('button', { name: 'Remove token' }).click();
    await expect(bench.field('Device token')).toHaveValue('');
    await expect(bench.announcement).toHaveText('The token was removed from the field and from the recent tokens.');
  });
  await test.step('429 TooManyRequests', async () => {
    await expect(await sendTo(OVERLOADED)).toContainText('429');
  });
  await test.step('the natural cause of PayloadTooLarge', async () => {
    await bench.field('Device token').fill(GOOD);
    await bench.field('Body').fill('x'.repeat(4096));
    await expect(bench.page.getByText('is over the limit of 4,096. You can still send')).toBeVisible();
    const row = await bench.send();
    await expect(row.getByRole('heading')).toHaveText('PayloadTooLarge');
    await expect(row).toContainText('413');
  });
  await test.step('an accepted one beside them, the newest on top', async () => {
    await bench.field('Body').fill('Short');
    const row = await bench.send();
    await expect(row).toContainText('Accepted by APNs');
    await row.getByRole('button', { name: 'Details of Accepted by APNs' }).click();
    for (const id of ['apns-id', 'apns-unique-id']) {
      await bench.dialog.getByRole('button', { name: `Copy ${id}`, exact: true }).click();
      const copied = await clipboardText(bench.running.app);
      expect(copied).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/i);
      await expect(bench.dialog.getByTitle(copied)).toHaveText(copied);
    }
    await bench.page.keyboard.press('Escape');
    await expect(bench.results.getByRole('heading', { level: 3 })).toHaveText([
      'Accepted by APNs',
      'PayloadTooLarge',
      'TooManyRequests',
      'Unregistered',
      'BadDeviceToken',
    ]);
  });
});

test('an answer is mended at one press, and shows all that went over the wire', async ({
  bench,
  pushFiles,
  serving,
  folder,
}) => {
  const simulator = await serving(startSimulatorProcess(folder));
  await bench.importPair(pushFiles);
  await bench.aimAtCustom({ port: simulator.http2Port, caFile: simulator.caFile });
  await bench.field('Device token').fill(GOOD);
  await bench.tab('Headers').click();
  await bench.field('Topic').fill('com.example.maps');
  const refused = await bench.send();
  await expect(refused).toContainText('The certificate does not cover the topic com.example.maps.');
  await refused.getByRole('button', { name: 'Use topic com.example.weather', exact: true }).click();
  await expect(bench.announcement).toHaveText('apns-topic is com.example.weather now. Send to try it.');
  await expect(bench.results).toHaveCount(1);
  await refused.getByRole('button', { name: 'Send now' }).click();
  await expect(bench.results).toHaveCount(2);
  const row = bench.results.first();
  await expect(row).toContainText('Accepted by APNs');
  await row.getByRole('button', { name: 'Nothing on the phone?' }).click();
  await expect(row).toContainText('the app must be allowed to show alerts');
  await row.getByRole('button', { name: 'Nothing on the phone?' }).click();

  await row.getByRole('button', { name: 'Details of Accepted by APNs' }).click();
  const { dialog } = bench;
  for (const text of [`/3/device/${GOOD}`, 'com.example.weather', ':status', 'New connection', 'TLS 1.3']) {
    await expect(dialog.getByText(text, { exact: false }).first()).toBeVisible();
  }
  await dialog.getByRole('button', { name: 'Copy all as text' }).click();
  const copied = await clipboardText(bench.running.app);
  expect(copied).toContain('200 Accepted by APNs');
  expect(copied).toContain('apns-topic: com.example.weather');
  expect(copied).toContain(':status: 200');
  await dialog.getByRole('button', { name: 'Send again' }).click();
  await expect(dialog).toBeHidden();
  await expect(bench.results).toHaveCount(3);
  await row.getByRole('button', { name: 'Details of Accepted by APNs' }).click();
  await expect(dialog.getByText('Kept connection')).toBeVisible();
});

test('an error packet of the binary protocol is read and attributed', async ({ bench, pushFiles, serving, folder }) => {
  const rules = [{ match: { token: UNKNOWN }, answer: { legacyStatus: 8 } }];
  const simulator = await serving(startSimulatorProcess(folder, rules));
  await bench.importPair(pushFiles);
  await bench.aimAtCustom({ port: simulator.legacyPort, caFile: simulator.caFile }, 'legacy');
  await bench.field('Device token').fill(UNKNOWN);
  const row = await bench.send();
  await expect(row).toContainText('8');
  await expect(row).toContainText('The gateway does not know this device token.');
  await row.getByRole('button', { name: 'Details of InvalidToken' }).click();
  const legend = bench.dialog.getByRole('list', { name: 'Fields of the frame' });
  await expect(legend.getByRole('button', { name: /^Device token/ })).toBeVisible();
  await expect(bench.dialog).toContainText('8, InvalidToken');
  await bench.page.keyboard.press('Escape');
  await bench.field('Device token').fill(GOOD);
  await expect(await bench.send()).toContainText('no error within 1.5 s');
});

test('a send that cannot connect tells its own stage, and that nothing was sent', async ({ bench, pushFiles }) => {
  await bench.importPair(pushFiles);
  await bench.aimAtCustom({ port: await closedPort() });
  await bench.field('Device token').fill(GOOD);
  const row = await bench.send();
  await expect(row.getByRole('heading')).toHaveText('Failed at TCP');
  await expect(row).toContainText('refused the connection');
});

test('a send works although the last test failed', async ({ bench, pushFiles, serving, folder }) => {
  await bench.importPair(pushFiles);
  await bench.field('Device token').fill(GOOD);
  await bench.aimAtCustom({ port: await closedPort() });
  await bench.test();
  await expect(bench.page.getByText('The last test failed. You can still send')).toBeVisible();
  await expect(bench.button('Send notification')).toBeEnabled();
  const simulator = await serving(startSimulatorProcess(folder));
  await bench.aimAtCustom({ port: simulator.http2Port, caFile: simulator.caFile });
  await expect(await bench.send()).toContainText('Accepted by APNs');
});

test('ids that APNs does not take lead to the fields that correct them', async ({ bench, serving, folder }) => {
  const rules = [{ match: { token: UNKNOWN }, answer: { reason: 'InvalidProviderToken' } }];
  const simulator = await serving(startSimulatorProcess(folder, rules));
  await bench.importFiles(makeSigningKey(folder, '8QJ4T2M6ZD'));
  await bench.nameKey('WRONGTEAM1');
  await bench.aimAtCustom({ port: simulator.http2Port, caFile: simulator.caFile });
  await bench.field('Topic').fill('com.example.weather');
  await bench.field('Device token').fill(UNKNOWN);
  const card = bench.page.getByRole('region', { name: 'Signing key 8QJ4T2M6ZD' });
  await expect(card).not.toContainText('APNs cannot verify this key’s token.');
  await expect(await bench.send()).toContainText('InvalidProviderToken');
  await expect(card).toContainText('APNs cannot verify this key’s token.');
  await card.getByRole('button', { name: 'Correct Key ID or Team ID' }).click();
  await bench.field('Team ID').fill('7XK2A9QPLM');
  await bench.button('Use key AuthKey_8QJ4T2M6ZD.p8').click();
  await expect(card).toContainText('Team 7XK2A9QPLM');
  await expect(card).not.toContainText('APNs cannot verify this key’s token.');
});
