import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DEFAULT_SETTINGS } from '../../shared/settings/settings.ts';
import { openssl } from '../support/openssl-files.ts';
import { listenTcp } from '../support/tls-servers.ts';
import { expect, test } from './support/app.ts';
import type { BenchPage } from './support/bench-page.ts';
import {
  commandTwo,
  demoPem,
  http2Client,
  opensslClient,
  RAIN,
  simulatorFacts,
  startedSimulator,
} from './support/simulator-clients.ts';
import { answerSaveDialog, clipboardText } from './support/system.ts';

const run = promisify(execFile);

const faults = (bench: BenchPage) => bench.page.getByRole('region', { name: 'Faults' });

test('an armed 410 answers the next push, then all is as before', async ({ bench, folder, serving }) => {
  const { facts, pem } = await startedSimulator(bench, folder);
  const client = await serving(http2Client(facts, pem));
  expect(await client.push(RAIN)).toEqual({ status: 200, body: null });

  await test.step('armed for the next request, with its time', async () => {
    await bench.select('Respond', /Unregistered$/);
    await bench.choice('Apply to', 'Next').click();
    await bench.button('Arm').click();
    await expect(faults(bench)).toContainText('armed for next request');
    const before = Date.now();
    const { status, body } = await client.push(RAIN);
    expect([status, body?.reason]).toEqual([410, 'Unregistered']);
    expect(Math.abs(Number(body?.timestamp) - before)).toBeLessThan(60_000);
    await expect(faults(bench)).toContainText('used up');
    expect((await client.push(RAIN)).status).toBe(200);
  });

  await test.step('armed for every request, until disarmed; the legacy protocol is not meant', async () => {
    await bench.select('Respond', /TooManyRequests$/);
    await bench.choice('Apply to', 'Every').click();
    await bench.button('Arm').click();
    await expect(faults(bench)).toContainText('armed for every request');
    for (const _ of [1, 2]) expect((await client.push(RAIN)).status).toBe(429);
    expect(await opensslClient(facts, facts.legacyPort, pem, commandTwo(facts.token, RAIN))).toHaveLength(0);
    await bench.button('Disarm').click();
    await expect(faults(bench)).not.toContainText('armed for every request');
    expect((await client.push(RAIN)).status).toBe(200);
  });

  await test.step('a legacy status is an error packet that names the notification', async () => {
    await bench.select('Respond', /InvalidToken$/);
    await bench.choice('Apply to', 'Next').click();
    await bench.button('Arm').click();
    await expect(faults(bench)).toContainText('armed for next request');
    const packet = await opensslClient(facts, facts.legacyPort, pem, commandTwo(facts.token, RAIN, 0x11223344), true);
    expect([...packet]).toEqual([8, 8, 0x11, 0x22, 0x33, 0x44]);
  });
});

test('GOAWAY and the end of connections act at once on what is open', async ({ bench, folder, serving }) => {
  const { facts, pem } = await startedSimulator(bench, folder);
  await expect(bench.button('Send GOAWAY')).toBeDisabled();
  await expect(faults(bench)).toContainText('No connection is open.');

  const first = await serving(http2Client(facts, pem));
  await bench.button('Send GOAWAY').click();
  await first.goaway;
  await expect(bench.announcement).toHaveText('Sent GOAWAY to 1 connection');

  const second = await serving(http2Client(facts, pem));
  expect((await second.push(RAIN)).status).toBe(200);
  await bench.button('Close connection').click();
  await second.closed;
  await expect(bench.button('Close connection')).toBeDisabled();
});

test('an app that is uninstalled is a 410 with its time, and stands in the feedback list until that is read', async ({
  bench,
  folder,
  serving,
}) => {
  await bench.button('Try with the simulator').click();
  await expect(bench.button('Export PEM')).toBeVisible({ timeout: 30_000 });
  await bench.openSimulator();
  const facts = await simulatorFacts(bench);
  const client = await serving(http2Client(facts, demoPem(facts, folder)));
  const phone = bench.page.getByRole('region', { name: 'The device’s phone' });

  await test.step('registered, it shows what it gets', async () => {
    await bench.choice('Shown in the list', 'Devices').click();
    await bench.button('Register device').click();
    await bench.dialog.getByRole('textbox', { name: 'Device token' }).fill(facts.token);
    await bench.dialog.getByRole('button', { name: 'Register', exact: true }).click();
    await expect(phone).toContainText('Nothing has arrived for this device yet.');
    expect((await client.push(RAIN)).status).toBe(200);
    await expect(phone).toContainText('Rain soon');
  });

  let since = '';
  await test.step('uninstalled, it is answered 410', async () => {
    await bench.button('Uninstall the app').click();
    await expect(bench.announcement).toHaveText('The app is uninstalled');
    const { status, body } = await client.push(RAIN);
    expect([status, body?.reason]).toEqual([410, 'Unregistered']);
    // The list has whole seconds.
    since = new Date(Math.floor(Number(body?.timestamp) / 1000) * 1000).toISOString();
    await expect(phone).toContainText('1 arrived, 1 did not.');
  });

  await test.step('listed once', async () => {
    await bench.openFeedback();
    await expect(bench.page.getByText('1 token waiting', { exact: true })).toBeVisible();
    await bench.button('Read').click();
    await expect(bench.gone).toHaveCount(1);
    await expect(bench.gone).toContainText(facts.token);
    const csv = join(folder, 'gone.csv');
    await answerSaveDialog(bench.running.app, csv);
    await bench.button('Export CSV').click();
    await expect(bench.announcement).toHaveText(`Written to ${csv}`);
    expect(readFileSync(csv, 'utf8').trimEnd().split(/\r?\n/)).toEqual(['token,timestamp', `${facts.token},${since}`]);
    await bench.button('Read').click();
    await expect(bench.gone).toHaveCount(0);
    await expect(bench.page.getByText('0 tokens waiting', { exact: true })).toBeVisible();
  });

  await test.step('and gone from the list; registered again, it takes pushes', async () => {
    await bench.openSimulator();
    await bench.choice('Shown in the list', 'Devices').click();
    await bench.page.getByRole('option', { name: facts.token.slice(0, 8) }).click();
    await bench.button('Register again').click();
    await expect(bench.button('Uninstall the app')).toBeVisible();
    expect((await client.push(RAIN)).status).toBe(200);
  });
});

test('the copied example for curl works as it is pasted', async ({ bench, folder }) => {
  const features = await run('curl', ['--version']).then(
    ({ stdout }) => stdout,
    () => '',
  );
  test.skip(!/^Features:.*\bHTTP2\b/m.test(features), 'this curl has no HTTP/2');
  await startedSimulator(bench, folder);
  // While nothing has arrived the page offers it too.
  await bench.button('Copy example').first().click();
  await bench.page.getByRole('menuitem', { name: 'curl, HTTP/2', exact: true }).click();
  await expect(bench.announcement).toHaveText('Copied');
  const example = await clipboardText(bench.running.app);
  const { stdout } = await run('bash', ['-c', example], { cwd: folder });
  expect(stdout).toMatch(/^HTTP\/2 200/);
  // Without the CA it says no: the certificate is really verified.
  const untrusting = example.replace(/--cacert \S+/, '');
  await expect(run('bash', ['-c', untrusting], { cwd: folder })).rejects.toThrow(/certificate/);
});

test('a port that is taken is named, and the next free one is a press away', async ({ bench, serving }) => {
  const other = await serving(listenTcp(() => {}));
  const simulator = { ...DEFAULT_SETTINGS.simulator, http2Port: other.port };
  await bench.openSettings();
  await bench.field('HTTP/2 port').fill(String(other.port));
  await bench.openSimulator();
  await bench.button('Start simulator').first().click();
  const strip = bench.page.getByRole('region', { name: 'State of the simulator' });
  await expect(strip).toContainText(`Port ${other.port} in use`);
  await expect(strip.getByRole('alert')).toContainText(String(other.port));

  await test.step('tried again it is still taken', async () => {
    await strip.getByRole('button', { name: 'Try again' }).click();
    await expect(strip).toContainText(`Port ${other.port} in use`);
  });

  await test.step('the free one is taken, and kept in the settings', async () => {
    await strip.getByRole('button', { name: /^Use \d+/ }).click();
    await expect(strip).toContainText('Running');
    const facts = await simulatorFacts(bench);
    expect(facts.http2Port).not.toBe(simulator.http2Port);
    await expect(strip.getByRole('listitem').first()).toContainText(String(facts.http2Port));
    await expect(strip.getByRole('listitem').nth(1)).toContainText(String(simulator.legacyPort));
    await bench.openSettings();
    await expect(bench.field('HTTP/2 port')).toHaveValue(String(facts.http2Port));
  });
});

test('the strip counts what is open and waits; the CA is saved where it is wanted', async ({
  bench,
  folder,
  serving,
}) => {
  const { facts, pem } = await startedSimulator(bench, folder);
  const ports = bench.page.getByRole('list', { name: 'Ports' }).getByRole('listitem');
  await expect(ports).toHaveText([/0 connections/, /0 connections/, /0 tokens waiting/]);
  const client = await serving(http2Client(facts, pem));
  await expect(ports.first()).toContainText('1 connection');
  await client.close();
  await expect(ports.first()).toContainText('0 connections');

  const saved = join(folder, 'simulator-ca.pem');
  await answerSaveDialog(bench.running.app, saved);
  await bench.button('Export simulator-ca.pem').click();
  await expect(bench.announcement).toContainText(saved);
  expect(readFileSync(saved, 'utf8')).toBe(readFileSync(facts.ca, 'utf8'));
  expect(openssl(['x509', '-in', saved, '-noout', '-subject']).toString()).toContain('Pushbench');
});
