import { join } from 'node:path';
import { makePkcs12 } from '../support/openssl-files.ts';
import { expect, test } from './support/app.ts';
import { longestStall } from './support/system.ts';

/** Longest that the main process may be unable to answer while a file is opened, ms. */
const STALL_MS = 100;

test('a .p12 of 600,000 iterations opens while the window and the main process go on', async ({
  bench,
  pushFiles,
  folder,
}) => {
  const slow = { contents: 'key', cipher: 'aes-256', iterations: 600_000, passphrase: 'slow' } as const;
  const file = makePkcs12(join(folder, 'Slow.p12'), pushFiles, slow);
  await bench.importFiles(pushFiles.cer, file);
  await bench.field('Passphrase').waitFor();
  const stall = await longestStall(bench.running.app, async () => {
    await bench.field('Passphrase').fill('wrong');
    await bench.button('Unlock').click();
    // The page answers meanwhile, and so does the main process behind it.
    await bench.openSettings();
    await bench.choice('Theme', 'Dark').click();
    await expect(bench.choice('Theme', 'Dark')).toBeChecked();
    await bench.openBench();
    await expect(bench.page.getByRole('alert').filter({ hasText: 'does not open Slow.p12' })).toBeVisible();
    await bench.unlock('slow');
    await bench.button('Export PEM').waitFor();
  });
  test.info().annotations.push({ type: 'longest stall of the main process', description: `${stall} ms` });
  expect(stall).toBeLessThan(STALL_MS);
});

test('a reading that takes long can be cancelled, and the files stay as they were', async ({
  bench,
  pushFiles,
  folder,
}) => {
  const slow = { contents: 'key', cipher: 'aes-256', iterations: 4_900_000, passphrase: 'slow' } as const;
  const file = makePkcs12(join(folder, 'Endless.p12'), pushFiles, slow);
  await test.step('while it is imported', async () => {
    await bench.importFiles(file);
    await expect(bench.page.getByText('Reading Endless.p12…')).toBeVisible();
    await bench.button('Cancel reading Endless.p12').click();
    await expect(bench.announcement).toHaveText('Reading cancelled');
    await expect(bench.button('Try with the simulator')).toBeEnabled();
    await expect(bench.page.getByText('Reading Endless.p12…')).toBeHidden();
    await expect(bench.page.getByRole('alert')).toHaveCount(0);
  });
  await test.step('and with Escape, at once', async () => {
    await bench.importFiles(file);
    await expect(bench.page.getByText('Reading Endless.p12…')).toBeVisible();
    await bench.page.keyboard.press('Escape');
    await expect(bench.page.getByText('Reading Endless.p12…')).toBeHidden();
  });
  await test.step('and other files are read at once afterwards', async () => {
    await bench.importPair(pushFiles);
  });
});

test('the watch over the main process sees a stall', async ({ bench }) => {
  const stall = await longestStall(bench.running.app, async () => {
    await bench.running.app.evaluate(() => {
      const end = performance.now() + 300;
      while (performance.now() < end);
    });
  });
  expect(stall).toBeGreaterThanOrEqual(299);
});
