import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openssl } from '../support/openssl-files.ts';
import { expect, test } from './support/app.ts';
import { follow, PROJECT, runCommand, startCommand, startSimulatorProcess } from './support/command-line.ts';
import { silentServer } from './support/servers.ts';

const TOKEN = '4b'.repeat(32);

test('simulate in one process, test and send in others, over both protocols', async ({ serving, folder }) => {
  const simulator = await serving(startSimulatorProcess(folder));
  const { cer, p12, passphraseFile } = simulator.demo;
  const common = ['--credential', cer, '--credential', p12, '--passphrase-file', passphraseFile];
  for (const [protocol, port] of [
    ['http2', simulator.http2Port],
    ['legacy', simulator.legacyPort],
  ] as const) {
    await test.step(protocol, async () => {
      const target = ['--host', '127.0.0.1', '--port', String(port), '--protocol', protocol, '--ca', simulator.caFile];
      const tested = await runCommand(['test', ...common, ...target, '--json']);
      expect(tested.status).toBe(0);
      expect(JSON.parse(tested.stdout)).toMatchObject({ ok: true, target: { port, protocol }, problem: null });

      const token = protocol === 'http2' ? TOKEN : TOKEN.replaceAll('4', '5');
      const sent = await runCommand(['send', ...common, ...target, '--token', token, '--alert', 'Hello', '--json']);
      expect(sent.status).toBe(0);
      const [outcome, summary] = sent.stdout.split('\n').map((line) => JSON.parse(line));
      expect(outcome).toMatchObject({ outcome: 'accepted', token, status: protocol === 'http2' ? 200 : 0 });
      expect(summary).toMatchObject({ summary: { total: 1, accepted: 1 } });
      expect(JSON.parse(await simulator.command.line(token))).toMatchObject({ event: 'notification', protocol, token });
    });
  }
});

test('the simulator ends with 0 on SIGINT and on SIGTERM', async ({ folder }) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    mkdirSync(join(folder, signal));
    const simulator = await startSimulatorProcess(join(folder, signal));
    simulator.command.child.kill(signal);
    expect(await simulator.command.ended).toMatchObject({ status: 0, signal: null });
  }
});

test('a test that waits ends with 130 on SIGINT, in one line of JSON', async ({ serving }) => {
  let connected = (): void => {};
  const waiting = new Promise<void>((resolve) => {
    connected = resolve;
  });
  const server = await serving(silentServer(() => connected()));
  const target = ['--host', '127.0.0.1', '--port', String(server.port)];
  const command = startCommand(['test', ...target, '--json']);
  await waiting;
  command.child.kill('SIGINT');
  const { status, stdout } = await command.ended;
  expect(status).toBe(130);
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
});

test('a closed pipe ends it quietly', async ({ folder }) => {
  const simulator = await startSimulatorProcess(folder);
  simulator.command.child.stdout.destroy();
  const { cer, p12, passphraseFile } = simulator.demo;
  await runCommand([
    ...['send', '--credential', cer, '--credential', p12, '--passphrase-file', passphraseFile],
    ...['--host', '127.0.0.1', '--port', String(simulator.http2Port), '--ca', simulator.caFile],
    ...['--token', TOKEN, '--alert', 'Nobody reads this'],
  ]);
  const { stderr } = await simulator.command.ended;
  expect(stderr).not.toMatch(/EPIPE|Error|^\s+at /m);
});

test('npm run pushbench takes relative paths from the folder it is called in', async ({ pushFiles, folder }) => {
  writeFileSync(join(folder, 'mine.cer'), readFileSync(pushFiles.cer));
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['run', '-s', '--prefix', PROJECT, 'pushbench', '--', 'inspect', 'mine.cer', '--json'];
  const { status, stdout } = await follow(spawn(npm, args, { cwd: folder, shell: process.platform === 'win32' })).ended;
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    credentials: [{ commonName: pushFiles.commonName, hasPrivateKey: false, files: ['mine.cer'] }],
    findings: [{ code: 'no-private-key', severity: 'error' }],
  });
});

test('convert writes what openssl reads; a wrong passphrase is 2, with a remedy', async ({ pushFiles, folder }) => {
  const wrong = join(folder, 'wrong');
  writeFileSync(wrong, 'wrong\n');
  const convert = (passphraseFile: string) =>
    runCommand(
      [
        ...['convert', '--credential', pushFiles.cer, '--credential', pushFiles.p12],
        ...['--passphrase-file', passphraseFile, '--out', 'ck.pem', '--no-key-encryption', '--json'],
      ],
      { cwd: folder },
    );
  const refused = await convert(wrong);
  expect(refused.status).toBe(2);
  expect(JSON.parse(refused.stdout).problem).toMatchObject({
    code: 'passphrase-wrong',
    remedy: expect.stringMatching(/\w/),
  });
  expect((await convert(pushFiles.passphraseFile)).status).toBe(0);
  const publicKey = openssl(['pkey', '-in', pushFiles.key, '-pubout']).toString();
  expect(openssl(['pkey', '-in', join(folder, 'ck.pem'), '-pubout']).toString()).toBe(publicKey);
  expect(openssl(['x509', '-in', join(folder, 'ck.pem'), '-noout', '-pubkey']).toString()).toBe(publicKey);
});

test('a name that does not resolve is 3, wrong usage is 2, and neither shows a stack', async ({ pushFiles }) => {
  const unresolved = await runCommand(['test', '--host', 'no-such-host.invalid', '--port', '443', '--json']);
  expect(unresolved.status).toBe(3);
  const { problem } = JSON.parse(unresolved.stdout);
  expect(problem.code).toMatch(/^(name-not-found|resolver-unavailable)$/);
  const usage = await runCommand(['send', '--credential', pushFiles.pem, '--token', TOKEN, '--alert', 'Hi']);
  expect(usage.status).toBe(2);
  expect(usage.stderr).not.toMatch(/^\s+at /m);
  expect(usage.stdout).toBe('');
});
