import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestSimulator, type TestSimulator } from '../../support/simulator.ts';
import { folder, pick, run, start } from './cli-bench.ts';

const TOKEN = '1b14a89b65361301e7ded0f8de35ec1f322c37698b9fe712252a2cba42207d90';
const OTHER = TOKEN.replace(/^1b/, '2c');

let simulator: TestSimulator;

beforeAll(async () => {
  simulator = await startTestSimulator({
    rules: [
      { token: 'dead', answer: { kind: 'reason', reason: 'Unregistered', timestamp: 1_700_000_000_000 }, times: null },
      { token: 'dead', answer: { kind: 'legacy-status', legacyStatus: 8 }, times: null },
      { token: 'feed1234', answer: { kind: 'reason', reason: 'BadDeviceToken', timestamp: null }, times: null },
      { token: 'beef', answer: { kind: 'reason', reason: 'Shutdown', timestamp: null }, times: null },
    ],
  });
});

afterAll(() => simulator.stop());

function credential(): string[] {
  const { cer, p12, passphraseFile } = simulator.ready.demo;
  return ['--credential', cer, '--credential', p12, '--passphrase-file', passphraseFile];
}

function http2(): string[] {
  return ['--host', '127.0.0.1', '--port', String(simulator.ready.http2Port), '--ca', simulator.ready.ca];
}

function legacy(): string[] {
  const { legacyPort, ca } = simulator.ready;
  const where = ['--host', '127.0.0.1', '--port', String(legacyPort), '--ca', ca];
  return [...where, '--protocol', 'legacy', '--quiet-ms', '200'];
}

describe('test', () => {
  it('passes over HTTP/2 with the fields of the contract', async () => {
    const { status, lines, stderr } = await run(['test', ...credential(), ...http2(), '--json']);
    expect(status).toBe(0);
    expect(lines).toHaveLength(1);
    expect(Object.keys(Object(lines[0]))).toEqual(['ok', 'target', 'stages', 'tls', 'transcript', 'problem']);
    expect(lines[0]).toMatchObject({
      ok: true,
      target: { host: '127.0.0.1', port: simulator.ready.http2Port, protocol: 'http2', proxy: null },
      stages: [
        { stage: 'dns', status: 'passed' },
        { stage: 'tcp', status: 'passed' },
        { stage: 'tls', status: 'passed' },
        { stage: 'credential', status: 'passed', detail: 'accepted' },
        { stage: 'http2', status: 'passed' },
      ],
      tls: { alpn: 'h2', verified: true },
      problem: null,
    });
    expect(Object.keys(Object(pick(lines, 0, 'stages', 0)))).toEqual(['stage', 'status', 'ms', 'detail']);
    expect(Object.keys(Object(pick(lines, 0, 'tls')))).toEqual(['version', 'cipher', 'alpn', 'verified', 'chain']);
    expect(Object.keys(Object(pick(lines, 0, 'tls', 'chain', 0)))).toEqual(['subject', 'issuer', 'notAfter', 'sha256']);
    expect(stderr).toContain('Testing 127.0.0.1');
  });

  it('passes over the legacy protocol', async () => {
    const { status, lines } = await run(['test', ...credential(), ...legacy(), '--json']);
    expect(status).toBe(0);
    expect(pick(lines, 0, 'stages', 4)).toMatchObject({ stage: 'legacy', status: 'passed' });
  });

  it('skips the credential when there is none, and prints the stages in their order', async () => {
    const { status, stdout } = await run(['test', ...http2()]);
    expect(status).toBe(0);
    expect(stdout.match(/DNS|TCP|TLS(?= {3})|Client certificate|HTTP\/2/g)).toEqual([
      'DNS',
      'TCP',
      'TLS',
      'Client certificate',
      'HTTP/2',
    ]);
  });

  it('ends with 3 where the server is not trusted: the problem is in JSON, and in words without it', async () => {
    const argv = ['test', '--host', '127.0.0.1', '--port', String(simulator.ready.http2Port)];
    const { status, lines } = await run([...argv, '--json']);
    expect(status).toBe(3);
    expect(lines[0]).toMatchObject({
      ok: false,
      problem: { code: 'tls-untrusted', remedy: expect.stringMatching('--ca') },
    });
    const people = await run(argv);
    expect(people).toMatchObject({ status: 3, stderr: expect.stringMatching(/not trusted[\s\S]*1\. /) });
  });

  it('ends with 3, in good time, for a name that does not resolve, and says what to do', async () => {
    const { status, stderr } = await run(['test', '--host', 'no-such-host.invalid', '--port', '443']);
    expect(status).toBe(3);
    expect(stderr).toMatch(/did not resolve/);
    expect(stderr).toMatch(/1\. /);
  }, 15_000);

  it('ends with 1 when the server turns the missing certificate away', async () => {
    const { status, lines } = await run(['test', ...legacy(), '--json']);
    expect(status).toBe(1);
    expect(pick(lines, 0, 'problem', 'code')).toBe('credential-refused');
  });

  it('is interrupted: what was found is told, and the status is 130', async () => {
    const silent = createServer();
    await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
    const address = silent.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const running = start(['test', '--host', '127.0.0.1', '--port', String(port), '--json']);
    silent.once('connection', () => running.interrupt());
    const { status, lines } = await running.ended;
    silent.close();
    expect(status).toBe(130);
    expect(lines[0]).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
  });
});

describe('send', () => {
  it('tells an acceptance with every field of the contract, then the summary', async () => {
    const { status, lines } = await run([
      ...['send', ...credential(), ...http2(), '--token', TOKEN, '--title', 'Rain', '--alert', 'From 5 pm', '--json'],
    ]);
    expect(status).toBe(0);
    expect(Object.keys(Object(lines[0]))).toEqual([
      ...['index', 'token', 'label', 'outcome', 'status', 'reason', 'timestamp', 'apnsId', 'apnsUniqueId'],
      ...['identifier', 'stage', 'mayHaveBeenAccepted', 'ms', 'problem'],
    ]);
    expect(lines[0]).toMatchObject({ index: 0, token: TOKEN, outcome: 'accepted', status: 200, problem: null });
    expect(lines[1]).toMatchObject({ summary: { total: 1, accepted: 1, rejected: 0, failed: 0, cancelled: 0 } });
    expect(Object.keys(Object(pick(lines, 1, 'summary')))).toEqual([
      ...['total', 'accepted', 'rejected', 'failed', 'cancelled', 'ms', 'perSecond'],
    ]);
    const arrived = simulator.notifications().find(({ apnsId }) => apnsId === pick(lines, 0, 'apnsId'));
    expect(arrived).toMatchObject({
      payload: { aps: { alert: { title: 'Rain', body: 'From 5 pm' } } },
      headers: { 'apns-topic': simulator.ready.demo.topic, 'apns-push-type': 'alert' },
    });
  });

  it('tells a rejection with its reason, its time, and what to do: status 1', async () => {
    const argv = ['send', ...credential(), ...http2(), '--token', 'dead', '--alert', 'x'];
    const { status, lines } = await run([...argv, '--json']);
    expect(status).toBe(1);
    expect(lines[0]).toMatchObject({
      ...{ outcome: 'rejected', status: 410, reason: 'Unregistered', timestamp: '2023-11-14T22:13:20.000Z' },
      problem: { code: 'rejected', remedy: expect.stringMatching(/./) },
    });
    const people = await run(argv);
    expect(people.stdout).toMatch(/410 Unregistered[\s\S]*14 November 2023/);
  });

  it('tells a person the likeliest cause given what was sent, and leaves JSON as the contract has it', async () => {
    const argv = ['send', ...credential(), ...http2(), '--token', 'feed1234', '--alert', 'x'];
    const people = await run(argv);
    expect(people.stdout).toContain('APNs does not know this device token. It has 8 hex digits');
    const { lines } = await run([...argv, '--json']);
    expect(JSON.stringify(lines)).not.toContain('8 hex digits');
    const elsewhere = await run([
      ...['send', ...credential(), ...http2(), '--token', TOKEN, '--alert', 'x', '--topic', 'com.example.elsewhere'],
    ]);
    expect(elsewhere.stdout).toContain('The certificate does not cover the topic com.example.elsewhere. It covers');
  });

  it('sends over every legacy command, and reads the error packet', async () => {
    for (const command of ['0', '1', '2']) {
      const argv = ['send', ...credential(), ...legacy(), '--command', command, '--token', TOKEN, '--alert', 'x'];
      const { status, lines } = await run([...argv, '--json']);
      expect({ command, status }).toEqual({ command, status: 0 });
      expect(lines[0]).toMatchObject({ outcome: 'accepted', status: 0, identifier: command === '0' ? null : 1 });
    }
    const bad = await run(['send', ...credential(), ...legacy(), '--token', 'dead', '--alert', 'x', '--json']);
    expect(bad.status).toBe(1);
    expect(bad.lines[0]).toMatchObject({ outcome: 'rejected', status: 8, reason: 'InvalidToken', identifier: 1 });
  });

  it('sends to a list with labels, once to each device, and gives no line for what is skipped', async () => {
    const list = join(folder(), 'devices.txt');
    writeFileSync(list, `\ufeff# mine\n${TOKEN}, Ann's phone\r\n\n${OTHER}\tBob\n${TOKEN}\nxyz\ndead gone\n`);
    const argv = ['send', ...credential(), ...http2(), '--tokens', list, '--alert', 'x', '--json'];
    const refused = await run(argv);
    expect(refused.status).toBe(2);
    expect(refused.lines).toMatchObject([{ problem: { code: 'tokens-unusable', lines: [6] } }]);
    const { status, lines, stderr } = await run([...argv, '--skip-invalid']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/Line 6:/);
    expect(stderr).toMatch(/line 5/);
    const byIndex = lines.slice(0, -1).sort((a, b) => Number(pick(a, 'index')) - Number(pick(b, 'index')));
    expect(byIndex).toMatchObject([
      { index: 0, token: TOKEN, label: "Ann's phone", outcome: 'accepted' },
      { index: 1, token: OTHER, label: 'Bob', outcome: 'accepted' },
      { index: 2, token: 'dead', label: 'gone', outcome: 'rejected' },
    ]);
    expect(lines.at(-1)).toMatchObject({ summary: { total: 3, accepted: 2, rejected: 1 } });
  });

  it('reads tokens from stdin', async () => {
    const argv = ['send', ...credential(), ...http2(), '--tokens', '-', '--alert', 'x', '--json'];
    const { status, lines } = await run(argv, { stdin: `${TOKEN}\n` });
    expect(status).toBe(0);
    expect(lines).toHaveLength(2);
  });

  it('sends a payload byte for byte, with a warning when it is odd', async () => {
    const odd = '{"aps":{"alert":"é"},}  \n';
    const argv = ['send', ...credential(), ...http2(), '--token', OTHER, '--payload', '-', '--json'];
    const { stderr, lines } = await run(argv, { stdin: odd });
    expect(stderr).toMatch(/Line 1, column 22/);
    const arrived = simulator.notifications().find(({ apnsId }) => apnsId === pick(lines, 0, 'apnsId'));
    expect(Buffer.from(arrived?.payloadBase64 ?? '', 'base64').toString()).toBe(odd);
    const fine = await run(argv, { stdin: '{"aps":{}}' });
    expect(fine.stderr).not.toContain('!');
  });

  it('warns of a payload that is too large and lets the server decide', async () => {
    const stdin = JSON.stringify({ aps: { alert: 'x'.repeat(5_000) } });
    const argv = ['send', ...credential(), ...http2(), '--token', TOKEN, '--payload', '-', '--json'];
    const { status, stderr, lines } = await run(argv, { stdin });
    expect(stderr).toContain('4,096');
    expect(status).toBe(1);
    expect(lines[0]).toMatchObject({ status: 413, reason: 'PayloadTooLarge' });
  });

  it('puts odd headers on the wire, warning, so that the answer can be seen', async () => {
    const argv = ['send', ...credential(), ...http2(), '--token', TOKEN, '--alert', 'x', '--priority', '7', '--json'];
    const { status, stderr, lines } = await run(argv);
    expect(status).toBe(1);
    expect(stderr).toContain('apns-priority');
    expect(lines[0]).toMatchObject({ reason: 'BadPriority' });
  });

  it.each([
    [['--token', TOKEN, '--alert', 'x', '--payload', 'y'], 'usage'],
    [['--token', TOKEN], 'usage'],
    [['--token', TOKEN, '--payload', 'no-such-file.json'], 'file-unreadable'],
    [['--token', `${TOKEN}g`, '--alert', 'x'], 'token-malformed'],
    [['--token', '{length = 32, bytes = 0x1b14 ... 7d90}', '--alert', 'x'], 'token-truncated'],
    [['--token', TOKEN, '--alert', 'x', '--command', '1'], 'usage'],
    [['--token', TOKEN, '--alert', 'x', '--topic', 'com.exämple'], 'header-invalid'],
  ])('%j ends with 2 (%s) before anything is sent', async (options, code) => {
    const before = simulator.events.length;
    const { status, lines } = await run(['send', ...credential(), ...http2(), ...options, '--json']);
    expect(status).toBe(2);
    expect(lines).toMatchObject([{ problem: { code } }]);
    expect(simulator.events.length).toBe(before);
  });

  it('ends with 3 when there is no answer, saying at which stage', async () => {
    const argv = ['send', ...credential(), '--host', 'no-such-host.invalid', '--port', '443'];
    const { status, lines } = await run([...argv, '--token', TOKEN, '--alert', 'x', '--json']);
    expect(status).toBe(3);
    expect(lines[0]).toMatchObject({ outcome: 'failed', stage: 'dns', status: null, mayHaveBeenAccepted: false });
    expect(lines[1]).toMatchObject({ summary: { failed: 1 } });
  });

  it('interrupted, finishes its lines and summary: status 130', async () => {
    const argv = ['send', ...credential(), ...legacy(), '--token', TOKEN, '--token', OTHER, '--alert', 'x', '--json'];
    const before = simulator.notifications().length;
    const running = start([...argv, '--quiet-ms', '60000']);
    await simulator.received(before + 2);
    running.interrupt();
    const { status, lines } = await running.ended;
    expect(status).toBe(130);
    expect(lines.slice(0, 2)).toMatchObject([
      { outcome: 'cancelled', mayHaveBeenAccepted: true },
      { outcome: 'cancelled', mayHaveBeenAccepted: true },
    ]);
    expect(lines[2]).toMatchObject({ summary: { total: 2, cancelled: 2 } });
  });
});
