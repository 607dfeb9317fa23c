import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, test } from './support/app.ts';
import type { BenchPage } from './support/bench-page.ts';
import { answerDialog } from './support/system.ts';

const TOKEN = 'a5'.repeat(32);

/** Ctrl here; the ⌘ of a Mac. */
const press = (bench: BenchPage, key: string) => bench.page.keyboard.press(`ControlOrMeta+${key}`);

type Role = 'button' | 'checkbox' | 'combobox' | 'textbox' | 'searchbox' | 'radio' | 'tab';

/** Whether one of these has the focus, be it in the editor's own tree. */
const hasFocus = (wanted: Locator) => wanted.evaluateAll((found) => found.some((each) => each.matches(':focus')));

/** Moves with Tab, or another key, until what has this role and name has the focus; fails when it is not within reach. */
async function tabTo(bench: BenchPage, role: Role, name: string | RegExp, key = 'Tab'): Promise<void> {
  const wanted = bench.page.getByRole(role, { name, exact: true });
  for (let presses = 0; presses < 60; presses += 1) {
    await bench.page.keyboard.press(key);
    if (await hasFocus(wanted)) return;
  }
  throw new Error(`${role} ${name} was not reached with ${key}`);
}

// Nothing here but keys and looks: no press of the mouse, no text or focus given to a field by the test.
test('the whole journey with the keyboard alone', async ({ bench, pushFiles, folder }) => {
  const { page } = bench;
  const { keyboard } = page;
  const newest = bench.results.first();

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
    await tabTo(bench, 'button', 'Test connection');
    await keyboard.press('Enter');
    await expect(bench.announcement).toContainText('Connected in');
    await expect(bench.button('Test connection')).toBeFocused();
  });

  await test.step('write an alert; an added field takes the focus, and gives it back to its chip', async () => {
    await tabTo(bench, 'textbox', 'Device token');
    await keyboard.type(TOKEN);
    await tabTo(bench, 'textbox', 'Title');
    await press(bench, 'a');
    await keyboard.type('By hand');
    await tabTo(bench, 'button', 'Add category');
    await keyboard.press('Enter');
    await expect(bench.field('Category')).toBeFocused();
    await keyboard.type('RAIN');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await expect(bench.button('Add category')).toBeFocused();
    await tabTo(bench, 'button', 'Show more fields');
    await keyboard.press('Enter');
    await expect(bench.button('Add localised keys')).toBeFocused();
    await tabTo(bench, 'button', 'Add content-available');
    await keyboard.press('Enter');
    await expect(page.getByRole('checkbox', { name: 'Wake the app' })).toBeFocused();
    await tabTo(bench, 'button', 'Remove content-available');
    await keyboard.press('Enter');
    await expect(bench.button('Add content-available')).toBeFocused();
  });

  await test.step('send with its key', async () => {
    await press(bench, 'Enter');
    await expect(newest).toContainText('Accepted by APNs');
    await expect(bench.announcement).toHaveText('Accepted by APNs');
  });

  await test.step('another push type, from its example', async () => {
    await tabTo(bench, 'combobox', 'Push type', 'Shift+Tab');
    await keyboard.press('Enter');
    await expect(page.getByRole('option', { name: /^alert/ })).toBeFocused();
    await keyboard.type('back');
    await expect(page.getByRole('option', { name: /^background/ })).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Push type' })).toBeFocused();
    await expect(page.getByRole('combobox', { name: 'Push type' })).toHaveText(/^background/);
    await tabTo(bench, 'textbox', 'Custom data');
    await keyboard.type('{"city":"Oslo"}');
  });

  await test.step('the JSON: the form follows what is typed, and Tab leaves', async () => {
    await press(bench, ']');
    await expect(bench.tab('JSON')).toBeFocused();
    await tabTo(bench, 'textbox', 'Payload as JSON');
    await expect(bench.field('Payload as JSON')).toContainText('Oslo');
    await press(bench, 'a');
    await keyboard.type('{"aps":{"content-available":1},"city":"Bergen"}');
    await keyboard.press('Tab');
    await expect(bench.button('Format')).toBeFocused();
    await keyboard.press('Shift+Tab');
    await expect(bench.field('Payload as JSON')).toBeFocused();
    await press(bench, '[');
    await expect(bench.tab('Form')).toBeFocused();
    await expect(bench.field('Custom data')).toHaveValue(/"Bergen"/);
    await expect(page.getByRole('checkbox', { name: 'Wake the app' })).toBeChecked();
  });

  await test.step('a topic that is refused, sent with Tab and Enter, and mended with its button', async () => {
    await keyboard.press('ArrowLeft');
    await expect(bench.tab('Headers')).toHaveAttribute('aria-selected', 'true');
    await tabTo(bench, 'textbox', 'Topic');
    await keyboard.type('com.example.maps');
    await tabTo(bench, 'button', 'Send notification');
    await keyboard.press('Enter');
    await expect(newest).toContainText('does not cover the topic com.example.maps.');
    await expect(bench.button('Send notification')).toBeFocused();
    await tabTo(bench, 'button', 'Use topic com.example.weather');
    await keyboard.press('Enter');
    await expect(newest.getByText('apns-topic is com.example.weather now')).toBeFocused();
    await keyboard.press('Tab');
    await expect(bench.button('Send now')).toBeFocused();
    await keyboard.press('Enter');
    await expect(bench.results).toHaveCount(3);
    await expect(newest).toContainText('Accepted by APNs');
  });

  await test.step('read the result', async () => {
    await tabTo(bench, 'button', 'Nothing on the phone?', 'Shift+Tab');
    await keyboard.press('Enter');
    await expect(newest.getByRole('listitem').first()).toBeVisible();
    await tabTo(bench, 'button', 'Details of Accepted by APNs');
    await keyboard.press('Enter');
    await expect(bench.dialog).toContainText('Bergen');
    await keyboard.press('Escape');
    await expect(bench.dialog).toBeHidden();
    await expect(newest.getByRole('button', { name: 'Details of Accepted by APNs' })).toBeFocused();
  });
});

test('templates, findings and the palette with the keyboard alone', async ({ bench }) => {
  const { page } = bench;
  const { keyboard } = page;
  await tabTo(bench, 'button', 'Try with the simulator');
  await keyboard.press('Enter');
  await expect(bench.field('Device token')).toBeVisible({ timeout: 30_000 });

  await test.step('a template, found by its words, chosen with the arrows', async () => {
    await tabTo(bench, 'button', 'Templates');
    await keyboard.press('Enter');
    await expect(page.getByRole('searchbox', { name: 'Filter templates' })).toBeFocused();
    await keyboard.type('time-sensitive');
    await keyboard.press('ArrowDown');
    await expect(bench.template('Time-sensitive alert')).toHaveAttribute('aria-selected', 'true');
    await keyboard.press('Enter');
    await expect(bench.dialog).toBeHidden();
    await expect(bench.field('Title')).toHaveValue('Your ride is here');
    await expect(bench.button('Templates')).toBeFocused();
  });
  await test.step('a finding, mended from the list of them', async () => {
    await press(bench, ']');
    await tabTo(bench, 'textbox', 'Payload as JSON');
    await press(bench, 'a');
    await keyboard.type('{"aps":{"alert":"Rain","badge":"1"}}');
    await tabTo(bench, 'button', /^1 error/);
    await keyboard.press('Enter');
    await expect(bench.dialog).toBeVisible();
    await keyboard.press('Escape');
    await expect(bench.dialog).toBeHidden();
    await expect(bench.button(/^1 error/)).toBeFocused();
  });
  await test.step('a view of the message, from the palette', async () => {
    await tabTo(bench, 'textbox', 'Payload as JSON', 'Shift+Tab');
    await press(bench, 'k');
    await keyboard.type('message form');
    await keyboard.press('Enter');
    await expect(bench.tab('Form')).toHaveAttribute('aria-selected', 'true');
    await expect(page.locator('body')).not.toBeFocused();
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
