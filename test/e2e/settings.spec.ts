import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listenTcp } from '../support/tls-servers.ts';
import { expect, test } from './support/app.ts';
import type { BenchPage } from './support/bench-page.ts';
import { acceptingServer, closedPort } from './support/servers.ts';
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

test('a proxy is used once its address is whole, and a password never gets into the settings', async ({
  bench,
  pushFiles,
  serving,
}) => {
  const asked: string[] = [];
  const proxy = await serving(
    listenTcp((socket) =>
      socket.once('data', (request: Buffer) => {
        asked.push(request.toString().split('\r\n')[0] ?? '');
        socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      }),
    ),
  );
  await bench.importPair(pushFiles);
  await bench.openSettings();
  await bench.choice('Proxy', 'Address').click();
  const address = bench.field('Proxy address');

  await test.step('what is no address, and a password, are told and not kept', async () => {
    await address.fill('socks5://127.0.0.1:1080');
    await address.press('Enter');
    await expect(bench.page.getByRole('main')).toContainText('not to SOCKS');
    await address.fill('');
    await address.pressSequentially('http://ada:1815@127.0.0.1:3128');
    await address.press('Enter');
    await expect(bench.page.getByRole('main')).toContainText('Leave user name and password out');
    // Written later than anything before it.
    await bench.choice('Theme', 'Dark').click();
    await expect.poll(saved(bench)).toMatchObject({ theme: 'dark', proxy: 'environment' });
  });

  await test.step('the address is in force', async () => {
    await address.fill(`127.0.0.1:${proxy.port}`);
    await expect(bench.page.getByText(`Press Enter to use 127.0.0.1:${proxy.port}.`)).toBeVisible();
    await address.press('Enter');
    await expect(bench.page.getByText(`In force: 127.0.0.1:${proxy.port}.`)).toBeVisible();
    await expect.poll(saved(bench)).toMatchObject({ proxy: `http://127.0.0.1:${proxy.port}` });
  });

  await test.step('and connections go through it', async () => {
    await bench.openBench();
    await bench.aimAtCustom({ host: 'push.example.com', port: 443 });
    await bench.test();
    await expect(bench.diagnosis).toContainText('The proxy refused the connection');
    expect(asked).toEqual(['CONNECT push.example.com:443 HTTP/1.1']);
  });

  await test.step('none is none', async () => {
    await bench.openSettings();
    await bench.choice('Proxy', 'None').click();
    await expect.poll(saved(bench)).toMatchObject({ proxy: 'none' });
    await bench.openBench();
    await bench.test();
    await expect(bench.diagnosis).not.toContainText('proxy');
    expect(asked).toHaveLength(1);
  });
});

test('the simulator’s ports are saved when all three fit, and used at its next start', async ({ bench }) => {
  const port = await closedPort();
  await bench.openSettings();
  await bench.field('HTTP/2 port').fill('2195');
  await expect(bench.page.getByText('This is the Legacy binary port too.')).toBeVisible();
  await expect(bench.page.getByText('This is the HTTP/2 port too.')).toBeVisible();
  await bench.field('HTTP/2 port').fill(String(port));
  await expect.poll(saved(bench)).toMatchObject({ simulator: { http2Port: port, legacyPort: 2195 } });
  await bench.startSimulator();
  await expect(bench.button(/^Simulator on/)).toContainText(String(port));
  await expect(bench.page.getByText('takes effect at its next start')).toBeHidden();
  await bench.page.getByRole('checkbox', { name: 'Strict mode' }).click();
  await expect(bench.page.getByText('takes effect at its next start')).toBeVisible();
  await expect.poll(saved(bench)).toMatchObject({ simulator: { http2Port: port, strict: true } });
});
