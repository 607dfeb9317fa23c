import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from './support/app.ts';
import type { BenchPage } from './support/bench-page.ts';
import { answerDialog, clipboardText } from './support/system.ts';

const run = promisify(execFile);
const TOKEN = '0123456789abcdef'.repeat(4);

const item = (bench: BenchPage, name: string) => bench.page.getByRole('menuitem', { name, exact: true });

test('what the Bench would send is copied as a program that sends it, with the file that Export PEM wrote', async ({
  bench,
  pushFiles,
  folder,
}) => {
  await bench.importPair(pushFiles);
  await bench.aimAt('Simulator');
  await bench.startSimulator();
  await bench.field('Device token').fill(TOKEN);
  await bench.field('Title').fill('It’s “$HOME” `time`');

  await test.step('the copy is announced, and told what file it reads', async () => {
    await bench.button('Copy as').click();
    await item(bench, 'Node').click();
    await expect(bench.announcement).toHaveText('Copied as Node.');
    const bar = bench.page.getByRole('region', { name: 'Send' });
    await expect(bar).toContainText('Copied as Node. It reads ck.pem, the combined file of');
  });

  await test.step('the file is a press away', async () => {
    await bench.button('Export PEM for the copied program').click();
    await bench.choice('Private key', 'Do not encrypt').click();
    await answerDialog(bench.running.app, folder);
    await bench.dialog.getByRole('button', { name: 'Choose folder and save' }).click();
    await expect(bench.dialog).toContainText('Saved 3 files');
    await bench.dialog.getByRole('button', { name: 'Done' }).click();
  });

  await test.step('the program does what its first lines say', async () => {
    writeFileSync(join(folder, 'push.mjs'), await clipboardText(bench.running.app));
    const { stdout } = await run(process.execPath, ['push.mjs'], { cwd: folder });
    expect(stdout).toMatch(/^200 /);
    await bench.openSimulator();
    await expect(bench.page.getByRole('main')).toContainText('It’s “$HOME” `time`');
  });
});

test('a program that cannot be says why, and the app’s side is there without a token', async ({ bench, pushFiles }) => {
  await bench.importPair(pushFiles);

  await test.step('without a token', async () => {
    await bench.button('Copy as').click();
    await expect(bench.page.getByRole('group', { name: 'Paste a device token to send.' })).toBeVisible();
    await expect(item(bench, 'curl')).toHaveAttribute('aria-disabled', 'true');
    await item(bench, 'Swift').click();
    await expect(bench.announcement).toHaveText('Copied as Swift.');
    expect(await clipboardText(bench.running.app)).toContain('String(format: "%02x", $0)');
  });

  await test.step('over HTTP/2', async () => {
    await bench.field('Device token').fill(TOKEN);
    await bench.button('Copy as').click();
    const openssl = bench.page.getByRole('menuitem', { name: 'openssl cannot speak HTTP/2; curl can.' });
    await expect(openssl).toHaveAttribute('aria-disabled', 'true');
    await expect(item(bench, 'curl')).not.toHaveAttribute('aria-disabled', 'true');
    await bench.page.keyboard.press('Escape');
  });

  await test.step('over the legacy protocol, by keyboard alone', async () => {
    await bench.aimAt('Sandbox', 'legacy');
    await bench.button('Copy as').focus();
    await bench.page.keyboard.press('Enter');
    const curl = bench.page.getByRole('menuitem', {
      name: 'curl curl does not speak the binary protocol.',
      exact: true,
    });
    await expect(curl).toHaveAttribute('aria-disabled', 'true');
    // What cannot be chosen is passed over at first, and reached all the same.
    await expect(item(bench, 'openssl s_client')).toBeFocused();
    await bench.page.keyboard.press('ArrowUp');
    await expect(curl).toBeFocused();
    await bench.page.keyboard.press('ArrowDown');
    await expect(item(bench, 'openssl s_client')).toBeFocused();
    await bench.page.keyboard.press('Enter');
    await expect(bench.announcement).toHaveText('Copied as openssl s_client.');
    const text = await clipboardText(bench.running.app);
    expect(text).toContain("-connect 'gateway.sandbox.push.apple.com:2195'");
    expect(text).not.toContain(pushFiles.passphrase);
  });

  await test.step('a change of the message takes the note away', async () => {
    await bench.field('Title').fill('Another');
    await expect(bench.page.getByText('Copied as openssl s_client.').and(bench.page.locator('p'))).toHaveCount(0);
  });
});
