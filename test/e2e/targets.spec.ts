import { makePushFiles } from '../support/openssl-files.ts';
import { expect, test } from './support/app.ts';
import { goAwayServer, silentServer } from './support/servers.ts';

const TOKEN = 'f4'.repeat(32);

test('production asks once per launch, for a test and a send alike', async ({ bench, pushFiles }) => {
  await bench.importPair(pushFiles);
  await bench.aimAt('Production');
  await expect(bench.page.getByText('Production reaches real devices of real users.')).toBeVisible();
  await bench.field('Device token').fill(TOKEN);
  await bench.button('Send notification').click();
  await expect(bench.dialog).toContainText('Connect to production?');
  await bench.dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(bench.results).toHaveCount(0);
  await bench.button('Test connection').click();
  await bench.dialog.getByRole('button', { name: 'Continue with production' }).click();
  await bench.testEnded();
  await bench.test();
  await expect(bench.dialog).toBeHidden();
});

test('a certificate of the other environment is told before anything is sent', async ({ bench, pushFiles }) => {
  await bench.importPair(pushFiles);
  await bench.aimAt('Production');
  await expect(bench.page.getByText('This certificate is for Sandbox; Production will refuse it.')).toBeVisible();
  await bench.button('Use Sandbox').click();
  await expect(bench.choice('Target', 'Sandbox')).toBeChecked();
  await expect(bench.page.getByText('will refuse it')).toBeHidden();
});

test('a production certificate fits production', async ({ bench, folder }) => {
  await bench.importPair(makePushFiles(folder, { kind: 'production' }));
  await bench.aimAt('Production');
  await expect(bench.page.getByText('will refuse it')).toBeHidden();
  await bench.aimAt('Sandbox');
  await expect(bench.page.getByText('This certificate is for Production; Sandbox will refuse it.')).toBeVisible();
});

test('the fields of a custom endpoint say what does not fit', async ({ bench, pushFiles }) => {
  await bench.importPair(pushFiles);
  await bench.aimAt('Custom');
  await expect(bench.button('Test connection')).toBeDisabled();
  const told = bench.page.getByRole('region', { name: 'Connection' }).or(bench.page.getByRole('main')).first();
  for (const [host, says] of [
    ['https://push.example.com', 'Only the host name, without https://.'],
    ['push.example.com:443', 'Type the port in its own field.'],
    ['push example', 'A host name has letters, digits, dots and hyphens.'],
  ] as const) {
    await bench.field('Host').fill(host);
    await expect(told).toContainText(says);
  }
  await bench.field('Host').fill('push.example.com');
  await bench.field('Port').fill('70000');
  await expect(told).toContainText('A port is a number from 1 to 65535.');
  await bench.field('Port').fill('');
  await expect(bench.field('Address')).toHaveValue('push.example.com:443');
  await expect(bench.button('Test connection')).toBeEnabled();
});

test('the target is locked while a test runs, and a new target forgets the old result', async ({
  bench,
  pushFiles,
  serving,
}) => {
  await bench.importPair(pushFiles);
  await bench.aimAtCustom(await serving(silentServer()));
  await bench.button('Test connection').click();
  await expect(bench.choice('Target', 'Sandbox')).toBeDisabled();
  await expect(bench.button('Choose CA file')).toBeDisabled();
  await bench.button('Cancel test').click();
  await expect(bench.page.getByText('Test cancelled', { exact: true })).toBeVisible();
  await bench.aimAt('Sandbox');
  await expect(bench.page.getByText('Test cancelled', { exact: true })).toBeHidden();
});

test('a send is cancelled while the server is silent', async ({ bench, pushFiles, serving }) => {
  await bench.importPair(pushFiles);
  await bench.aimAtCustom(await serving(silentServer()));
  await bench.field('Device token').fill(TOKEN);
  await bench.button('Send notification').click();
  await bench.button('Cancel sending').click();
  await expect(bench.results.first()).toContainText('Cancelled');
  await expect(bench.results.first()).toContainText('It was not sent.');
});

test('a GOAWAY during a send is a rejection with its word', async ({ bench, pushFiles, serverFiles, serving }) => {
  const server = await serving(goAwayServer(serverFiles, 'BadCertificate'));
  await bench.importPair(pushFiles);
  await bench.aimAtCustom({ port: server.port, caFile: serverFiles.caFile });
  await bench.field('Device token').fill(TOKEN);
  await expect(await bench.send()).toContainText('BadCertificate');
});

test('the simulator starts, stops, and says what it received', async ({ bench, pushFiles }) => {
  await bench.importPair(pushFiles);
  await bench.aimAt('Simulator');
  await expect(bench.field('Address')).toHaveAttribute('placeholder', 'Simulator is off');
  await bench.startSimulator();
  await expect(bench.field('Address')).toHaveValue(/^127\.0\.0\.1:\d+$/);
  await bench.button(/^Simulator on/).click();
  await bench.button('Stop simulator').click();
  await expect(bench.page.getByText('Simulator off').first()).toBeVisible();
  await expect(bench.field('Address')).toHaveValue('');
});
