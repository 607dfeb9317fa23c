import type { Locator } from '@playwright/test';
import { expect, test } from './support/app.ts';
import type { BenchPage } from './support/bench-page.ts';
import { clipboardText } from './support/system.ts';

const TOKEN = 'a5'.repeat(32);

const press = (bench: BenchPage, key: string) => bench.page.keyboard.press(`ControlOrMeta+${key}`);
const palette = (bench: BenchPage): Locator => bench.page.getByRole('dialog', { name: 'Search or run' });
const field = (bench: BenchPage): Locator => palette(bench).getByRole('combobox', { name: 'Search or run' });
const options = (bench: BenchPage): Locator => palette(bench).getByRole('option');
const heading = (bench: BenchPage, name: string) => bench.page.getByRole('heading', { name, level: 1 });

/** Opens the palette, types, and runs what is on top. */
async function run(bench: BenchPage, words: string): Promise<void> {
  await press(bench, 'k');
  await expect(field(bench)).toBeFocused();
  await bench.page.keyboard.type(words);
  await bench.page.keyboard.press('Enter');
  await expect(palette(bench)).toHaveCount(0);
}

test('the journey from the palette alone: simulator, target, token, test, send', async ({ bench, pushFiles }) => {
  await bench.importPair(pushFiles);
  await run(bench, 'start simulator');
  await expect(bench.button(/^Simulator on/)).toBeVisible({ timeout: 30_000 });
  await run(bench, 'aim simulator');
  await expect(bench.choice('Target', 'Simulator')).toBeChecked();
  await run(bench, 'connection test');
  await expect(bench.announcement).toContainText('Connected in');
  await bench.field('Device token').fill(TOKEN);
  await run(bench, 'send notif');
  await expect(bench.results.first()).toContainText('Accepted by APNs');

  await test.step('the request, copied as a program', async () => {
    await run(bench, 'curl copy');
    await expect(bench.announcement).toHaveText('Copied as curl.');
    expect(await clipboardText(bench.running.app)).toContain(`/3/device/${TOKEN}`);
  });
  await test.step('a token that was sent to comes back into the message', async () => {
    await bench.field('Device token').fill('');
    await run(bench, 'use token a5a5');
    await expect(bench.field('Device token')).toHaveValue(TOKEN);
  });
  await test.step('from another page the Bench is shown, and nothing is sent', async () => {
    await run(bench, 'go settings');
    await expect(heading(bench, 'Settings')).toBeVisible();
    await run(bench, 'send');
    await expect(heading(bench, 'Bench')).toBeVisible();
    await expect(bench.announcement).toContainText('Look at the message');
    await expect(bench.results).toHaveCount(1);
  });
  await test.step('from another page, what sends nothing is done at once', async () => {
    await run(bench, 'feedback');
    await run(bench, 'export');
    await expect(bench.dialog.getByRole('button', { name: 'Choose folder and save' })).toBeVisible();
    await bench.page.keyboard.press('Escape');
  });
  await test.step('the views of the message, the app’s side, the newest result', async () => {
    await run(bench, 'message headers');
    await expect(bench.tab('Headers')).toHaveAttribute('aria-selected', 'true');
    await run(bench, 'format json');
    await expect(bench.tab('JSON')).toHaveAttribute('aria-selected', 'true');
    await run(bench, 'copy swift');
    await expect(bench.announcement).toHaveText('Copied as Swift.');
    expect(await clipboardText(bench.running.app)).toContain('didRegisterForRemoteNotificationsWithDeviceToken');
    await run(bench, 'details newest');
    await expect(bench.dialog.getByRole('heading', { name: /^Details: 200/ })).toBeVisible();
    await bench.page.keyboard.press('Escape');
  });
  await test.step('what Simulator does, from the Bench, where its faults are folded away', async () => {
    await bench.resize(960, 640);
    await run(bench, 'register device');
    await expect(bench.dialog.getByRole('button', { name: 'Make a token' })).toBeVisible();
    await bench.page.keyboard.press('Escape');
    await run(bench, 'go bench');
    await run(bench, 'arm fault');
    await expect(heading(bench, 'Simulator')).toBeVisible();
    await expect(bench.announcement).toContainText('Look at the answer, then arm it');
    await run(bench, 'arm fault');
    await expect(bench.page.getByRole('region', { name: 'Faults' })).toContainText('armed for next request');
    await run(bench, 'go settings');
    await run(bench, 'disarm');
    await expect(bench.announcement).toHaveText('Disarmed');
    await run(bench, 'example node-apn');
    await expect(bench.announcement).toHaveText('Copied');
    expect(await clipboardText(bench.running.app)).toContain('apn');
  });
  await test.step('a feedback list, which is cleared by reading it, is read once its page is in front', async () => {
    await run(bench, 'read feedback');
    await expect(bench.announcement).toContainText('reading clears its list');
    await run(bench, 'read feedback');
    await expect(bench.announcement).toContainText('The list is empty');
  });
});

test('typing filters, arrows choose, Esc closes and the focus is where it was', async ({ bench, pushFiles }) => {
  const { page } = bench;
  await bench.importPair(pushFiles);
  await bench.field('Title').focus();
  await press(bench, 'k');
  await expect(options(bench).first()).toHaveAttribute('data-highlighted', '');
  const all = await options(bench).count();
  expect(all).toBeGreaterThan(20);

  await page.keyboard.type('simulator');
  const first = options(bench).nth(0);
  const second = options(bench).nth(1);
  await expect(field(bench)).toHaveAttribute('aria-activedescendant', (await first.getAttribute('id')) ?? 'none');
  await page.keyboard.press('ArrowDown');
  await expect(field(bench)).toHaveAttribute('aria-activedescendant', (await second.getAttribute('id')) ?? 'none');
  expect(await options(bench).count()).toBeLessThan(all);
  await expect(palette(bench).getByRole('status')).toHaveText(/^\d+ found$/);

  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('no such thing');
  await expect(options(bench)).toHaveCount(0);
  await expect(palette(bench)).toContainText('Nothing is called “no such thing”.');
  await page.keyboard.press('Enter');
  await expect(palette(bench)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette(bench)).toHaveCount(0);
  await expect(bench.field('Title')).toBeFocused();
});

test('what cannot be done says why, and is not done', async ({ bench }) => {
  await press(bench, 'k');
  await bench.page.keyboard.type('send');
  const send = options(bench).filter({ hasText: 'Send notification' });
  await expect(send).toHaveAttribute('aria-disabled', 'true');
  await expect(send).toContainText('Import a certificate with its key');
  await bench.page.keyboard.press('Enter');
  await expect(palette(bench)).toBeVisible();
});

test('the field in the toolbar opens it; identities, theme and explanations are in it', async ({
  bench,
  threeCredentials,
}) => {
  const { page } = bench;
  await bench.importFiles(...threeCredentials.paths);
  await bench.unlock(threeCredentials.passphrase);
  await page.getByRole('heading', { name: '3 certificates can push' }).waitFor();
  await bench.openIdentities();

  await bench.button('Search or run').click();
  await page.keyboard.type('weather use');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: threeCredentials.weather.commonName })).toContainText('key matches');

  await run(bench, 'dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await run(bench, 'frame binary');
  await expect(page.getByRole('region', { name: 'A frame of the binary protocol' })).toBeFocused();
  await run(bench, 'signing request');
  await expect(bench.dialog.getByRole('textbox', { name: 'Common name' })).toBeVisible();
});
