import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/app.ts';
import { dragFiles } from './support/drag.ts';
import { expectJson } from './support/json-text.ts';
import { newUserData } from './support/running-app.ts';

const TOKEN = '7e'.repeat(32);
const LAST_TOKEN = '7f'.repeat(32);
const HALF_TYPED = '{ "orderId" 7';
const UNFINISHED = '{\n  "aps": { "alert": "not finished",\n';

test('draft and settings survive, credentials do not', async ({ launch, pushFiles }) => {
  const userData = await newUserData();
  const first = await launch({ userData });
  await first.openSettings();
  await first.choice('Theme', 'Dark').click();
  await first.choice('Default target', 'Simulator').click();
  await first.openBench();
  await first.importPair(pushFiles);
  await first.field('Device token').fill(TOKEN);
  await first.tab('Headers').click();
  await first.field('Collapse id').fill('kept-too');
  // A message that is not finished is kept as it is, too, and so is what the payload cannot take yet.
  await first.tab('Form').click();
  await first.button('Add custom data').click();
  await first.field('Custom data').fill(HALF_TYPED);
  await first.tab('JSON').click();
  await first.field('Payload as JSON').fill(UNFINISHED);
  const draft = join(userData, 'drafts', 'bench.json');
  await expect.poll(() => existsSync(draft) && readFileSync(draft, 'utf8')).toContain('not finished');
  expect(await first.running.close()).toBe(0);

  const second = await launch({ userData });
  await expect(second.button('Try with the simulator')).toBeVisible();
  await second.importPair(pushFiles);
  await expect(second.field('Device token')).toHaveValue(TOKEN);
  await second.tab('Headers').click();
  await expect(second.field('Collapse id')).toHaveValue('kept-too');
  await second.tab('JSON').click();
  await expectJson(second, UNFINISHED);
  await second.field('Payload as JSON').fill('{ "aps": { "alert": "finished" } }');
  await second.button('1 warning').click();
  await second.button('Show field custom data').click();
  await expect(second.field('Custom data')).toBeFocused();
  await expect(second.field('Custom data')).toHaveValue(HALF_TYPED);
  await expect(second.page.getByRole('tabpanel')).toContainText('a colon is missing before this');
  await expect(second.choice('Target', 'Simulator')).toBeChecked();
  await second.openSettings();
  await expect(second.choice('Theme', 'Dark')).toBeChecked();
  // Nothing waits for the pause after which a draft is written otherwise.
  await second.openBench();
  await second.field('Device token').fill(LAST_TOKEN);
  expect(await second.running.close()).toBe(0);
  expect(readFileSync(draft, 'utf8')).toContain(LAST_TOKEN);
});

test('a damaged settings file is kept aside, and the defaults hold', async ({ launch }) => {
  const userData = await newUserData();
  writeFileSync(join(userData, 'settings.json'), '{"version": 1, "theme": "dar');
  const bench = await launch({ userData });
  await bench.openSettings();
  await expect(bench.choice('Theme', 'System')).toBeChecked();
  expect(readFileSync(join(userData, 'settings.damaged.json'), 'utf8')).toContain('"dar');
  expect(bench.running.logText()).toContain('settings.damaged.json');
  await bench.choice('Theme', 'Light').click();
  await expect.poll(() => existsSync(join(userData, 'settings.json'))).toBe(true);
});

test('a second start on the same data gives way to the first', async ({ launch }) => {
  const bench = await launch();
  await expect(launch({ userData: bench.running.userData })).rejects.toThrow();
  await expect(bench.button('Try with the simulator')).toBeVisible();
  expect(bench.running.app.windows()).toHaveLength(1);
});

for (const simulator of ['never started', 'running'] as const) {
  test(`closing the window ends the app, its simulator ${simulator}`, async ({ launch }) => {
    const bench = await launch();
    if (simulator === 'running') await bench.startSimulator();
    const { app, page } = bench.running;
    const ended = new Promise((resolve) => app.process().once('exit', resolve));
    await page.evaluate(() => window.close());
    expect(await ended).toBe(0);
  });
}

test('files of the disk are dropped with their real paths, and hovering says what will happen', async ({
  bench,
  pushFiles,
}) => {
  await dragFiles(bench.page, [pushFiles.cer, pushFiles.p12], false);
  await expect(bench.page.getByText('Release to import 2 files')).toBeVisible();
  await dragFiles(bench.page, [pushFiles.cer, pushFiles.p12]);
  await bench.unlock(pushFiles.passphrase);
  await expect(bench.page.getByRole('region', { name: pushFiles.commonName })).toContainText('key matches');
});

test('a folder that is dropped is told apart from a file', async ({ bench, folder }) => {
  await dragFiles(bench.page, [folder]);
  await expect(bench.page.getByRole('alert')).toContainText('is a folder, not a file');
});
