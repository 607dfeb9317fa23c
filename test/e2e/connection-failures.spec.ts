import { join } from 'node:path';
import { makeServerFiles } from '../support/openssl-files.ts';
import { listenHttp2 } from '../support/tls-servers.ts';
import { expect, test } from './support/app.ts';
import type { BenchPage } from './support/bench-page.ts';
import {
  acceptingServer,
  closedPort,
  goAwayServer,
  plainTextServer,
  refusingServer,
  silentServer,
  withoutHttp2,
} from './support/servers.ts';
import { answerDialog, catchLinks, clipboardText } from './support/system.ts';

test.beforeEach(({ bench, pushFiles }) => bench.importPair(pushFiles));

test('a name that does not resolve; the simulator is one press away', async ({ bench }) => {
  await bench.aimAtCustom({ host: 'no-such-host.invalid', port: 443 });
  await bench.test();
  await expectFailure(bench, 'DNS', 'no-such-host.invalid did not resolve');
  await expect(bench.announcement).toHaveText('Connection test failed: no-such-host.invalid did not resolve');
  await expect(bench.button('Test connection')).toBeFocused();
  await action(bench, 'Use the simulator').click();
  await expect(bench.button(/^Simulator on/)).toBeVisible({ timeout: 30_000 });
  await bench.test();
  await expect(bench.announcement).toContainText('Connected in');
  await expect(bench.diagnosis).toHaveCount(0);
});

test('a port on which nothing listens, until something does', async ({ bench, serverFiles, serving }) => {
  await bench.aimAtCustom({ port: await closedPort() });
  await bench.test();
  await expectFailure(bench, 'TCP', /^Nothing answers on port \d+/);
  await expect(bench.diagnosis).toContainText('No server is running on this port of this computer.');
  const server = await serving(acceptingServer(serverFiles));
  await bench.aimAtCustom({ port: server.port, caFile: serverFiles.caFile });
  await expect(bench.diagnosis).toHaveCount(0);
  await bench.test();
  await expect(bench.announcement).toContainText('Connected in');
});

test('a server that stays silent, within the time limit of the settings', async ({ bench, serving }) => {
  const server = await serving(silentServer());
  await bench.openSettings();
  await bench.page.getByRole('textbox', { name: 'Time limit of a stage' }).fill('1');
  await bench.openBench();
  await bench.aimAtCustom(server);
  await bench.test();
  await expectFailure(bench, 'TLS', 'No answer from 127.0.0.1');
  await expect(bench.diagnosis).toContainText('gave no answer within 1 s (TLS)');
  await expect(bench.diagnosis).toContainText('raise the time limit in Settings');
});

test('a server that speaks plain text is quoted', async ({ bench, serving }) => {
  await bench.aimAtCustom(await serving(plainTextServer()));
  await bench.test();
  await expectFailure(bench, 'TLS', 'The server does not speak TLS');
  await expect(bench.diagnosis).toContainText('220 mail.example.com ESMTP ready');
});

test('a CA that nobody trusts, until its file is chosen', async ({ bench, serverFiles, serving }) => {
  const server = await serving(acceptingServer(serverFiles));
  await bench.aimAtCustom(server);
  await bench.test();
  await expectFailure(bench, 'TLS', 'The server’s certificate is not trusted');
  await expect(bench.diagnosis).toContainText('Test Server CA');
  await expect(bench.diagnosis).toContainText('hung up before it showed a credential');
  await expect(bench.stages.nth(3)).toContainText('not sent');
  await answerDialog(bench.running.app, serverFiles.caFile);
  await action(bench, 'Choose CA file').click();
  await expect(bench.field('CA file')).toHaveValue(serverFiles.caFile);
  await bench.test();
  await expect(bench.stages.nth(2)).toContainText('verified');
  await expect(bench.announcement).toContainText('Connected in');
});

test('a certificate for another name', async ({ bench, serverFiles, serving, folder }) => {
  const files = makeServerFiles(folder, { names: ['push.example.com'], ca: serverFiles.ca });
  const server = await serving(acceptingServer(files));
  await bench.aimAtCustom({ port: server.port, caFile: files.caFile });
  await bench.test();
  await expectFailure(bench, 'TLS', 'The certificate is for another server');
  await expect(bench.diagnosis).toContainText('You connected to 127.0.0.1');
  await expect(bench.diagnosis).toContainText('push.example.com');
});

test('an expired server certificate; testing again tests again', async ({ bench, serverFiles, serving, folder }) => {
  const files = makeServerFiles(folder, { days: -2, ca: serverFiles.ca });
  const server = await serving(acceptingServer(files));
  await bench.aimAtCustom({ port: server.port, caFile: files.caFile });
  await bench.test();
  await expectFailure(bench, 'TLS', 'The server’s certificate has expired');
  const tests = bench.page.getByRole('region', { name: 'Last tests' }).getByRole('listitem');
  await expect(tests).toHaveCount(1);
  await action(bench, 'Test again').click();
  await expect(tests).toHaveCount(2);
});

test('a server without HTTP/2', async ({ bench, serverFiles, serving }) => {
  const server = await serving(withoutHttp2(serverFiles));
  await bench.aimAtCustom({ port: server.port, caFile: serverFiles.caFile });
  await bench.test();
  await expectFailure(bench, 'HTTP/2', 'The server does not offer HTTP/2');
  await expect(bench.diagnosis).toContainText('choose Legacy');
});

test('a certificate that the server refuses after the handshake', async ({ bench, serverFiles, serving }) => {
  const opened = await catchLinks(bench.running.app);
  const server = await serving(refusingServer(serverFiles));
  await bench.aimAtCustom({ port: server.port, caFile: serverFiles.caFile });
  await bench.test();
  await expectFailure(bench, 'Client certificate', 'The server refused the certificate');
  await expect(bench.diagnosis).toContainText(/TLS alert \d+/);
  await action(bench, 'Open Apple’s certificates page').click();
  await expect.poll(opened).toHaveLength(1);
});

test('GOAWAY BadCertificateEnvironment after the handshake', async ({ bench, serverFiles, serving }) => {
  const server = await serving(goAwayServer(serverFiles, 'BadCertificateEnvironment'));
  await bench.aimAtCustom({ port: server.port, caFile: serverFiles.caFile });
  await bench.test();
  await expect(bench.stages.nth(3)).toContainText('failed');
  await expect(bench.diagnosis).toContainText('Certificate and host are of different environments');
  await expect(bench.diagnosis).toContainText('The certificate is for sandbox');
  await expect(bench.diagnosis).toContainText('BadCertificateEnvironment');
  await expect(bench.transcript).toContainText('BadCertificateEnvironment');
});

test('a host of the binary protocol that Apple retired', async ({ bench }) => {
  await bench.aimAt('Sandbox', 'legacy');
  await expect(bench.page.getByText('Retired by Apple on 31 March 2021')).toBeVisible();
  await bench.test();
  await expect(bench.diagnosis).toContainText('Apple has retired this gateway');
  await action(bench, 'Use HTTP/2').click();
  await expect(bench.page.getByRole('combobox', { name: 'Protocol' })).toHaveText('HTTP/2');
  await expect(bench.diagnosis).toHaveCount(0);
});

test('the transcript is copied whole with one press', async ({ bench, serving }) => {
  await bench.aimAtCustom(await serving(plainTextServer()));
  await bench.test();
  await bench.button('Copy transcript').click();
  await expect(bench.announcement).toHaveText('Copied');
  const copied = await clipboardText(bench.running.app);
  expect(copied).toContain('openssl s_client');
  expect(squeezed(copied)).toBe(squeezed(await bench.transcript.innerText()));
});

test('Esc cancels a test that waits', async ({ bench, serving }) => {
  await bench.aimAtCustom(await serving(silentServer()));
  await bench.button('Test connection').click();
  await expect(bench.stages.nth(2)).toContainText('running');
  await expect(bench.button('Test connection')).toHaveAttribute('aria-busy', 'true');
  await bench.page.keyboard.press('Escape');
  await expect(bench.announcement).toHaveText('The connection test was cancelled');
  await expect(bench.diagnosis).toHaveCount(0);
});

test('what was checked and what TLS agreed on is told', async ({ bench, serverFiles, serving, folder }) => {
  const chained = makeServerFiles(join(folder, 'chained'), { ca: serverFiles.ca, signedBy: 'intermediate' });
  const server = await serving(listenHttp2(chained, () => {}));
  await bench.aimAtCustom(server);
  await bench.test();
  await expect(bench.page.getByRole('region', { name: 'Checked for you' }).getByRole('listitem')).not.toHaveCount(0);
  await bench.button(/^TLS and/).click();
  const chain = bench.page.getByRole('listitem').filter({ hasText: /issued by .* until / });
  await expect(chain).toHaveText([
    /localhost.*issued by .*Test Intermediate CA/,
    /Test Intermediate CA.*Test Server CA/,
  ]);
});

const action = (bench: BenchPage, name: string) => bench.diagnosis.getByRole('button', { name, exact: true });

async function expectFailure(bench: BenchPage, stage: string, title: string | RegExp): Promise<void> {
  await expect(bench.diagnosis.getByRole('heading', { level: 2 })).toHaveText(title);
  for (const part of ['What happened', 'Most likely cause', 'What to do']) {
    await expect(bench.diagnosis.getByRole('heading', { name: part })).toBeVisible();
  }
  await expect(bench.stages.filter({ hasText: 'failed' })).toHaveText(new RegExp(`^${stage}failed`));
  await expect(bench.page.getByText(new RegExp(`Failed at ${stage} after `))).toBeVisible();
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();
