import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/app.ts';
import type { BenchPage } from './support/bench-page.ts';
import { acceptingServer } from './support/servers.ts';
import { answerDialog } from './support/system.ts';

/** The page's colour as it is painted. */
const canvas = (bench: BenchPage) => bench.page.evaluate(() => getComputedStyle(document.body).backgroundColor);

/** What the settings' file holds, once it holds it. */
const saved = (bench: BenchPage) => () =>
  JSON.parse(readFileSync(join(bench.running.userData, 'settings.json'), 'utf8'));

test('the theme changes at once and is kept', async ({ bench }) => {
  await bench.openSettings();
  await bench.choice('Theme', 'Dark').click();
  await expect.poll(() => bench.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  await expect.poll(() => canvas(bench)).toBe('rgb(23, 24, 27)');
  await bench.choice('Theme', 'Light').click();
  await expect.poll(() => canvas(bench)).toBe('rgb(246, 246, 248)');
  await expect.poll(saved(bench)).toMatchObject({ theme: 'light' });
});

test('the default target is that of a new bench, not of one that was aimed', async ({ bench, pushFiles }) => {
  await bench.importPair(pushFiles);
  await expect(bench.choice('Target', 'Sandbox')).toBeChecked();
  await bench.openSettings();
  await bench.choice('Default target', 'Simulator').click();
  await bench.openBench();
  await expect(bench.choice('Target', 'Simulator')).toBeChecked();
  await bench.aimAt('Custom');
  await bench.openSettings();
  await bench.choice('Default target', 'Production').click();
  await bench.openBench();
  await expect(bench.choice('Target', 'Custom')).toBeChecked();
});

test('a time limit out of range is explained and not kept', async ({ bench }) => {
  await bench.openSettings();
  const limit = bench.page.getByRole('textbox', { name: 'Time limit of a stage' });
  await limit.fill('500');
  await limit.blur();
  await expect(bench.page.getByRole('main')).toContainText('Enter a number from 1 to 120.');
  await limit.fill('2.5');
  await limit.blur();
  await expect.poll(saved(bench)).toMatchObject({ stageSeconds: 2.5 });
  await bench.page.getByRole('textbox', { name: 'Quiet interval' }).fill('250');
  await expect.poll(saved(bench)).toMatchObject({ quietMs: 250 });
});

test('a custom endpoint is added, used in the Bench, edited and removed', async ({
  bench,
  pushFiles,
  serverFiles,
  serving,
}) => {
  const server = await serving(acceptingServer(serverFiles));
  await bench.importPair(pushFiles);
  await bench.openSettings();

  await test.step('added, with what is missing told first', async () => {
    await bench.button('Add endpoint').click();
    await bench.dialog.getByRole('button', { name: 'Save endpoint' }).click();
    await expect(bench.dialog).toContainText('Enter the host name');
    await bench.dialog.getByRole('textbox', { name: 'Name' }).fill('Staging gateway');
    await bench.dialog.getByRole('textbox', { name: 'Host' }).fill('127.0.0.1');
    await bench.dialog.getByRole('textbox', { name: 'Port' }).fill(String(server.port));
    await answerDialog(bench.running.app, serverFiles.caFile);
    await bench.dialog.getByRole('button', { name: 'Choose CA file' }).click();
    await expect(bench.dialog).toContainText('Test Server CA');
    await bench.dialog.getByRole('button', { name: 'Save endpoint' }).click();
    await expect(bench.dialog).toBeHidden();
    await expect(bench.page.getByRole('listitem').filter({ hasText: 'Staging gateway' })).toContainText('own CA');
  });

  await test.step('used', async () => {
    await bench.openBench();
    await bench.aimAt('Custom');
    await bench.select('Saved endpoint', 'Staging gateway');
    await expect(bench.field('Address')).toHaveValue(`127.0.0.1:${server.port}`);
    await bench.test();
    await expect(bench.announcement).toContainText('Connected in');
  });

  await test.step('edited and removed', async () => {
    await bench.openSettings();
    await bench.button('Edit Staging gateway').click();
    await bench.dialog.getByRole('textbox', { name: 'Name' }).fill('Gateway');
    await bench.dialog.getByRole('button', { name: 'Save endpoint' }).click();
    await bench.button('Remove Gateway').click();
    await expect(bench.page.getByText('No custom endpoints yet.')).toBeVisible();
    await expect(bench.announcement).toHaveText('Gateway removed.');
    await expect.poll(saved(bench)).toMatchObject({ customEndpoints: [] });
  });
});

test('a file that holds no CA is refused by name', async ({ bench, pushFiles }) => {
  await bench.openSettings();
  await bench.button('Add endpoint').click();
  await answerDialog(bench.running.app, pushFiles.p12);
  await bench.dialog.getByRole('button', { name: 'Choose CA file' }).click();
  await expect(bench.dialog).toContainText('Push.p12');
  await expect(bench.dialog.getByRole('textbox', { name: 'CA file' })).toHaveValue('');
});
