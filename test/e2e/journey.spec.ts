import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Protocol } from '../../shared/wire/endpoints.ts';
import { openssl } from '../support/openssl-files.ts';
import { expect, test } from './support/app.ts';
import type { BenchPage } from './support/bench-page.ts';
import { answerDialog } from './support/system.ts';

const TOKEN = '9c1f4e7a2b8d6053'.repeat(4);
const EXPORT_PASSPHRASE = 'für den Export';

test('from two files made by openssl to an accepted notification', async ({ bench, pushFiles, folder }) => {
  await test.step('the certificate is read, the key asks for its passphrase', async () => {
    await bench.importFiles(pushFiles.cer, pushFiles.p12);
    await expect(bench.progress.first()).toContainText('1 of 2 files ready');
    await expect(bench.field('Passphrase')).toBeFocused();
  });

  await test.step('a wrong passphrase is told, the right one opens the Bench', async () => {
    await bench.unlock('wrong horse');
    await expect(bench.diagnosis.filter({ hasText: 'does not open Push.p12' }).first()).toBeVisible();
    await bench.unlock(pushFiles.passphrase);
    const card = bench.page.getByRole('region', { name: pushFiles.commonName });
    for (const fact of ['Sandbox', 'com.example.weather', 'Team 7XK2A9QPLM', 'expires in', 'key matches']) {
      await expect(card).toContainText(fact);
    }
    await expect(bench.announcement).toContainText(`Ready to push with ${pushFiles.commonName}`);
  });

  await test.step('certificate and key are exported as PEM that openssl reads', async () => {
    await exportPem(bench, folder);
    expect(readdirSync(folder).sort()).toEqual(['PushChatCert.pem', 'PushChatKey.pem', 'ck.pem']);
    const combined = join(folder, 'ck.pem');
    const key = join(folder, 'PushChatKey.pem');
    expect([mode(combined), mode(key)]).toEqual(['600', '600']);
    expect(readFileSync(key, 'utf8')).toContain('BEGIN ENCRYPTED PRIVATE KEY');
    const wanted = openssl(['pkey', '-in', pushFiles.key, '-pubout']).toString();
    const passphrase = join(folder, 'passphrase');
    writeFileSync(passphrase, `${EXPORT_PASSPHRASE}\n`);
    for (const file of [combined, key]) {
      expect(openssl(['pkey', '-in', file, '-passin', `file:${passphrase}`, '-pubout']).toString()).toBe(wanted);
    }
    expect(openssl(['x509', '-in', combined, '-pubkey', '-noout']).toString()).toBe(wanted);
    expect(openssl(['x509', '-in', join(folder, 'PushChatCert.pem'), '-outform', 'der'])).toEqual(
      readFileSync(pushFiles.cer),
    );
  });

  await bench.startSimulator();
  for (const protocol of ['http2', 'legacy'] as const) {
    await test.step(`the connection to the simulator is proved over ${protocol}`, async () => {
      await bench.aimAt('Simulator', protocol);
      await bench.test();
      await expect(bench.announcement).toHaveText(/^Connected in \d+ ms$/);
      await expect(bench.stages).toHaveText(stagesOf(protocol));
    });
  }

  await bench.field('Device token').fill(TOKEN);
  await bench.field('Title').fill('Rain in 20 minutes');
  await bench.field('Body').fill('Heavy showers until 18:40. Take an umbrella.');
  await expect(bench.progress.last()).not.toContainText('200');

  for (const command of [0, 1, 2]) {
    await test.step(`command ${command} of the binary protocol is sent`, async () => {
      await bench.tab('Headers').click();
      await bench.select('Command', LEGACY_COMMANDS[command] ?? '');
      const row = await bench.send();
      await expect(row).toContainText('sent');
      await expect(row).toContainText('no error within 1.5 s');
    });
  }

  await test.step('the HTTP/2 API accepts', async () => {
    await bench.aimAt('Simulator', 'http2');
    const row = await bench.send();
    await expect(row).toContainText('Accepted by APNs');
    await expect(row).toContainText('200');
    await expect(row).toContainText('To 9c1f4e7a… via Simulator');
    await expect(bench.announcement).toHaveText('Accepted by APNs');
    await expect(bench.progress.last()).toContainText('200');
  });

  await test.step('the simulator received all four', async () => {
    await bench.button(/^Simulator on/).click();
    await expect(bench.page.getByRole('dialog')).toContainText('Received4');
  });
});

test('Try with the simulator makes the same journey with nothing but the app', async ({ bench }) => {
  await bench.button('Try with the simulator').click();
  await expect(bench.button('Export PEM')).toBeVisible({ timeout: 30_000 });
  await expect(bench.choice('Target', 'Simulator')).toBeChecked();
  await expect(bench.field('Device token')).toHaveValue(/^[0-9a-f]{64}$/);
  await bench.test();
  await expect(bench.announcement).toContainText('Connected in');
  await expect(await bench.send()).toContainText('Accepted by APNs');
});

test('the ck.pem that was just made is imported again', async ({ bench, pushFiles, folder }) => {
  await bench.importPair(pushFiles);
  await exportPem(bench, folder);
  await bench.button('New bench').click();
  await expect(bench.button('Try with the simulator')).toBeVisible();
  await bench.importFiles(join(folder, 'ck.pem'));
  await bench.unlock(EXPORT_PASSPHRASE);
  await expect(bench.page.getByRole('region', { name: pushFiles.commonName })).toContainText('key matches');
});

test('an export replaces files only when told to', async ({ bench, pushFiles, folder }) => {
  const precious = join(folder, 'ck.pem');
  writeFileSync(precious, 'precious');
  await bench.importPair(pushFiles);
  await bench.button('Export PEM').click();
  await bench.choice('Private key', 'Do not encrypt').click();
  await answerDialog(bench.running.app, folder);
  await bench.dialog.getByRole('button', { name: 'Choose folder and save' }).click();
  await expect(bench.dialog.getByRole('alert')).toContainText('ck.pem exists already. Nothing was written yet.');
  expect(readdirSync(folder)).toEqual(['ck.pem']);
  expect(readFileSync(precious, 'utf8')).toBe('precious');
  await bench.dialog.getByRole('button', { name: 'Replace' }).click();
  await expect(bench.dialog).toContainText('Saved 3 files');
  expect(openssl(['pkey', '-in', precious, '-noout', '-check']).toString()).toContain('valid');
});

const LEGACY_COMMANDS = [
  '0, simple: no identifier, no expiration',
  '1, enhanced: identifier and expiration',
  '2, framed: priority as well',
];

function stagesOf(protocol: Protocol): RegExp[] {
  const last = protocol === 'http2' ? /^HTTP\/2passed/ : /^Legacy gatewaypassed/;
  return [/^DNSpassed/, /^TCPpassed/, /^TLSpassed.*TLS 1\.3 verified/, /^Client certificatepassed.*accepted/, last];
}

async function exportPem(bench: BenchPage, folder: string): Promise<void> {
  await bench.button('Export PEM').click();
  const { dialog } = bench;
  await expect(dialog).toContainText('The files hold your private key.');
  await dialog.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(EXPORT_PASSPHRASE);
  await dialog.getByRole('textbox', { name: 'Repeat passphrase', exact: true }).fill(EXPORT_PASSPHRASE);
  await answerDialog(bench.running.app, folder);
  await dialog.getByRole('button', { name: 'Choose folder and save' }).click();
  await expect(dialog).toContainText('Saved 3 files');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();
}

const mode = (file: string): string => (statSync(file).mode & 0o777).toString(8);
