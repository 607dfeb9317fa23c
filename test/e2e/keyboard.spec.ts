import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/app.ts';
import type { BenchPage } from './support/bench-page.ts';
import { answerDialog } from './support/system.ts';

const TOKEN = 'a5'.repeat(32);

/** Ctrl here; the ⌘ of a Mac. */
const press = (bench: BenchPage, key: string) => bench.page.keyboard.press(`ControlOrMeta+${key}`);

/** Moves with Tab until what has this role and name has the focus; fails when it is not within reach. */
async function tabTo(
  bench: BenchPage,
  role: 'button' | 'textbox' | 'searchbox' | 'radio' | 'tab',
  name: string,
): Promise<void> {
  const wanted = bench.page.getByRole(role, { name, exact: true });
  for (let presses = 0; presses < 60; presses += 1) {
    await bench.page.keyboard.press('Tab');
    if (await wanted.evaluateAll((found) => found.some((each) => each === document.activeElement))) return;
  }
  throw new Error(`${role} ${name} was not reached with Tab`);
}

test('the whole journey with the keyboard alone', async ({ bench, pushFiles, folder }) => {
  const { page } = bench;
  const { keyboard } = page;

  await test.step('choose files, and type the passphrase', async () => {
    // Awaited from before the way there: Playwright tells the page to leave the system's dialog out only some time later.
    const chooser = page.waitForEvent('filechooser');
    await tabTo(bench, 'button', 'Choose files');
    await keyboard.press('Enter');
    await (await chooser).setFiles([pushFiles.cer, pushFiles.p12]);
    await expect(bench.field('Passphrase')).toBeFocused();
    await keyboard.type(pushFiles.passphrase);
    await keyboard.press('Enter');
    await expect(bench.button('Export PEM')).toBeVisible();
  });

  await test.step('export, without encryption', async () => {
    await answerDialog(bench.running.app, folder);
    await press(bench, 'e');
    await expect(bench.dialog).toBeVisible();
    await tabTo(bench, 'radio', 'Encrypt with a passphrase');
    await keyboard.press('ArrowRight');
    await tabTo(bench, 'button', 'Choose folder and save');
    await keyboard.press('Enter');
    await expect(bench.dialog).toContainText('Saved 3 files');
    await keyboard.press('Escape');
    await expect(bench.dialog).toBeHidden();
  });

  await test.step('start the simulator, aim at it, test', async () => {
    await tabTo(bench, 'radio', 'Sandbox');
    await keyboard.press('ArrowLeft');
    await expect(bench.choice('Target', 'Simulator')).toBeChecked();
    await tabTo(bench, 'button', 'Start simulator');
    await keyboard.press('Space');
    await expect(bench.button(/^Simulator on/)).toBeVisible({ timeout: 30_000 });
    await press(bench, 't');
    await expect(bench.announcement).toContainText('Connected in');
  });

  await test.step('write and send', async () => {
    await tabTo(bench, 'textbox', 'Device token');
    await keyboard.type(TOKEN);
    await tabTo(bench, 'textbox', 'Title');
    await press(bench, 'a');
    await keyboard.type('By hand');
    await press(bench, 'Enter');
    await expect(bench.results.first()).toContainText('Accepted by APNs');
    await expect(bench.announcement).toHaveText('Accepted by APNs');
  });
});

test('each shortcut does its one thing, once', async ({ bench, pushFiles }) => {
  const { page } = bench;
  const inspector = page.getByRole('complementary', { name: 'Inspector' });

  await test.step('choose files', async () => {
    const chosen: unknown[] = [];
    page.on('filechooser', (chooser) => chosen.push(chooser));
    await press(bench, 'o');
    await expect.poll(() => chosen.length).toBe(1);
  });
  await bench.importPair(pushFiles);
  await bench.aimAt('Simulator');
  await bench.startSimulator();

  await test.step('test connection', async () => {
    await press(bench, 't');
    await bench.testEnded();
    await expect(page.getByText(/^\s*Connected in \d+ ms$/).first()).toBeVisible();
  });
  await test.step('send: one notification per press, even held down', async () => {
    await bench.field('Device token').fill(TOKEN);
    await press(bench, 'Enter');
    await expect(bench.results.first()).toContainText('Accepted by APNs');
    await page.keyboard.down('ControlOrMeta');
    for (let repeat = 0; repeat < 5; repeat += 1) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await page.keyboard.up('ControlOrMeta');
    await expect(bench.results).toHaveCount(2);
    await bench.button(/^Simulator on/).click();
    await expect(bench.dialog).toContainText('Received2');
    await page.keyboard.press('Escape');
  });
  await test.step('message tabs', async () => {
    await press(bench, ']');
    await expect(bench.tab('JSON')).toHaveAttribute('aria-selected', 'true');
    await press(bench, ']');
    await expect(bench.tab('Headers')).toHaveAttribute('aria-selected', 'true');
    await press(bench, '[');
    await expect(bench.tab('JSON')).toHaveAttribute('aria-selected', 'true');
  });
  await test.step('inspector', async () => {
    await press(bench, '\\');
    await expect(inspector).toBeHidden();
    await press(bench, '\\');
    await expect(inspector).toBeVisible();
  });
  await test.step('export, and keys of the page rest while a dialog is open', async () => {
    await press(bench, 'e');
    await expect(bench.dialog).toHaveCount(1);
    await press(bench, ',');
    await expect(bench.dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(bench.dialog).toBeHidden();
  });
  await test.step('sections', async () => {
    await press(bench, ',');
    await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
    for (const [key, name] of [
      ['2', 'Identities'],
      ['3', 'Simulator'],
      ['4', 'Feedback'],
      ['1', 'Bench'],
    ] as const) {
      await press(bench, key);
      await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
    }
  });
  await test.step('new bench', async () => {
    await press(bench, 'n');
    await expect(bench.button('Try with the simulator')).toBeVisible();
  });
});

test('from the settings, a key of the Bench brings it to the front and does no more', async ({ bench, pushFiles }) => {
  await bench.importPair(pushFiles);
  await bench.aimAt('Simulator');
  await bench.startSimulator();
  await bench.field('Device token').fill(TOKEN);
  await press(bench, ',');
  await press(bench, 'Enter');
  await expect(bench.button('Send notification')).toBeVisible();
  await expect(bench.results).toHaveCount(0);
});

test('the identities and a signing request with the keyboard alone', async ({ bench, threeCredentials, folder }) => {
  const { page } = bench;
  const { keyboard } = page;
  const { paths, passphrase, weather } = threeCredentials;
  await bench.importFiles(...paths);
  await bench.unlock(passphrase);
  await bench.page.getByRole('heading', { name: '3 certificates can push' }).waitFor();
  const out = join(folder, 'out');
  mkdirSync(out);

  await test.step('find one in the list, and use it', async () => {
    await press(bench, '2');
    await tabTo(bench, 'searchbox', 'Filter identities');
    await keyboard.type('com.example');
    await keyboard.press('ArrowDown');
    await keyboard.press('Home');
    await expect(bench.identity('com.example.maps')).toHaveAttribute('aria-selected', 'true');
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await expect(bench.identity('com.example.weather')).toHaveAttribute('aria-selected', 'true');
    await tabTo(bench, 'button', 'More actions');
    await keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeFocused();
    await keyboard.press('Escape');
    await tabTo(bench, 'button', 'Use in Bench');
    await keyboard.press('Enter');
    await expect(page.getByRole('region', { name: weather.commonName })).toContainText('key matches');
  });
  await test.step('create a signing request', async () => {
    await answerDialog(bench.running.app, out);
    await press(bench, '2');
    await tabTo(bench, 'button', 'Create signing request');
    await keyboard.press('Enter');
    await tabTo(bench, 'textbox', 'Common name');
    await keyboard.type('By hand');
    await tabTo(bench, 'textbox', 'Email');
    await keyboard.type('you@example.com');
    await tabTo(bench, 'radio', 'Encrypt with a passphrase');
    await keyboard.press('ArrowRight');
    await tabTo(bench, 'button', 'Choose folder and save');
    await keyboard.press('Enter');
    await expect(bench.dialog).toContainText('What to do next');
    expect(readdirSync(out)).toHaveLength(2);
    await keyboard.press('Escape');
    await expect(bench.dialog).toBeHidden();
    await expect(bench.identity('By hand')).toHaveAttribute('aria-selected', 'true');
  });
});

test('each menu item does what its key does', async ({ bench, pushFiles }) => {
  await bench.importPair(pushFiles);
  const choose = (path: readonly string[]) =>
    bench.running.app.evaluate(({ Menu, BrowserWindow }, [menu, item]) => {
      const top = Menu.getApplicationMenu()?.items.find(({ label }) => label.replace('&', '') === menu);
      const found = top?.submenu?.items.find(({ label }) => label === item);
      if (found === undefined) throw new Error(`${menu} > ${item} is not there`);
      found.click(undefined, BrowserWindow.getAllWindows()[0], undefined);
    }, path);
  await choose(['File', 'Export PEM…']);
  await expect(bench.dialog).toBeVisible();
  await bench.page.keyboard.press('Escape');
  for (const section of ['Simulator', 'Feedback', 'Bench']) {
    await choose(['View', section]);
    await expect(bench.page.getByRole('heading', { name: section, level: 1 })).toBeVisible();
  }
  await choose(['File', 'New Bench']);
  await expect(bench.button('Try with the simulator')).toBeVisible();
});

test('lists and segments move with the arrow keys', async ({ bench, pushFiles }) => {
  const { keyboard } = bench.page;
  await bench.importPair(pushFiles);
  await bench.choice('Target', 'Sandbox').focus();
  await keyboard.press('ArrowRight');
  await expect(bench.choice('Target', 'Production')).toBeChecked();
  const protocol = bench.page.getByRole('combobox', { name: 'Protocol' });
  await protocol.focus();
  await keyboard.press('ArrowDown');
  // A key that comes before the list has the focus would go to the button that opens it.
  await expect(bench.page.getByRole('option', { name: 'HTTP/2' })).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(bench.page.getByRole('option', { name: 'Legacy binary' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(protocol).toHaveText('Legacy binary');
  await bench.tab('Form').focus();
  await keyboard.press('ArrowRight');
  await expect(bench.tab('JSON')).toHaveAttribute('aria-selected', 'true');
});
