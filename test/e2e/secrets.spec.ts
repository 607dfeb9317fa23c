import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePushFiles, openssl } from '../support/openssl-files.ts';
import { expect, test } from './support/app.ts';
import { startSimulatorProcess } from './support/command-line.ts';
import { answerDialog, clipboardText } from './support/system.ts';

const CANARY = 'canary-PASSPHRASE-7f3a';
const EXPORT_CANARY = 'canary-EXPORT-91bd';
const REQUEST_CANARY = 'canary-REQUEST-c05e';

/** Stretches of the private key in every form it could leak in: PEM text, DER as base64 and hex, its prime factors. */
function keyCanaries(keyFile: string): string[] {
  const pem = readFileSync(keyFile, 'utf8');
  const lines = pem.split('\n').filter((line) => line.length === 64);
  const der = openssl(['pkey', '-in', keyFile, '-outform', 'der']);
  const prime = /prime1:\n((?: {4}.*\n)+)/.exec(openssl(['pkey', '-in', keyFile, '-noout', '-text']).toString());
  const primeHex = (prime?.[1] ?? '').replace(/[\s:]/g, '');
  const middle = der.subarray(400, 500);
  return [
    lines[8] ?? '',
    lines[12] ?? '',
    middle.toString('hex'),
    middle.toString('base64').slice(4, 60),
    primeHex.slice(4, 60),
  ];
}

test('passphrases and the private key stay in the main process', async ({ launch, folder, serving }) => {
  const files = makePushFiles(folder, { pkcs12: { passphrase: CANARY } });
  const canaries = [CANARY, EXPORT_CANARY, REQUEST_CANARY, ...keyCanaries(files.key)];
  expect(canaries.every((canary) => canary.length > 15)).toBe(true);
  const simulator = await serving(startSimulatorProcess(folder));
  const bench = await launch();
  const { page } = bench;
  const printed: string[] = [];
  page.on('console', (message) => printed.push(message.text()));
  bench.running.app.process().stderr?.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  bench.running.app.process().stdout?.on('data', (chunk: Buffer) => printed.push(chunk.toString()));

  await bench.importFiles(files.cer, files.p12);
  await bench.unlock(`${CANARY}-wrong`);
  await expect(page.getByRole('alert').filter({ hasText: 'does not open' }).first()).toBeVisible();
  await bench.unlock(CANARY);
  await bench.button('Export PEM').click();
  const typed = bench.dialog.getByRole('textbox', { name: /passphrase/i });
  await typed.first().fill(EXPORT_CANARY);
  await typed.last().fill(EXPORT_CANARY);
  await answerDialog(bench.running.app, folder);
  await bench.dialog.getByRole('button', { name: 'Choose folder and save' }).click();
  // ck.pem is there from openssl; replacing it is a second request with the passphrase.
  await bench.dialog.getByRole('button', { name: 'Replace' }).click();
  await bench.dialog.getByRole('button', { name: 'Done' }).click();
  await bench.aimAtCustom({ port: simulator.http2Port, caFile: simulator.caFile });
  await bench.test();
  await bench.button(/^TLS and/).click();
  await bench.button('Copy').or(bench.button('Copy transcript')).first().click();
  const transcript = await clipboardText(bench.running.app);
  expect(transcript).toContain('openssl s_client');
  await bench.field('Device token').fill('ab'.repeat(32));
  await bench.send();
  await bench.button('Details').click();
  await bench.openIdentities();
  await bench.button('Create signing request').first().click();
  await bench.createRequest(folder, REQUEST_CANARY);
  const requested = join(folder, 'plain.key');
  openssl(['pkey', '-in', join(folder, 'push.key'), '-passin', `pass:${REQUEST_CANARY}`, '-out', requested]);
  canaries.push(...keyCanaries(requested));
  await bench.identity('com.example.app').click();
  await bench.button('Copy certificate as PEM').click();
  // A draft is written half a second after a change.
  await expect.poll(() => readdirSync(bench.running.userData)).toContain('drafts');

  const told = await page.evaluate(async () => {
    const { pushbench } = window;
    const answers = [
      await pushbench.importState(),
      await pushbench.readSettings(),
      await pushbench.readDraft(),
      await pushbench.listIdentities(),
    ];
    const values = [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value);
    return [
      document.documentElement.outerHTML,
      ...values,
      JSON.stringify(answers),
      JSON.stringify({ ...localStorage }),
    ];
  });
  const clipboard = [transcript, await clipboardText(bench.running.app)].join('\n');
  expect(clipboard).toContain('-----BEGIN CERTIFICATE-----');
  await bench.running.close();
  const everything = [...told, ...printed, clipboard, ...textsBelow(bench.running.userData)];
  expect(everything.length).toBeGreaterThan(10);
  for (const canary of canaries) {
    expect(everything.filter((text) => text.includes(canary)).map((text) => text.slice(0, 200))).toEqual([]);
  }
  // The search finds what is there.
  expect(everything.some((text) => text.includes('com.example.app'))).toBe(true);
});

/** Every file of the data folder as text, Chromium's own included. The simulator was not started here: it has a key. */
function textsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name}\n${readFileSync(join(entry.parentPath, entry.name), 'latin1')}`);
}
