import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newSigningKey } from '../../support/provider-tokens.ts';
import { folder, pick, type Running, run, start } from './cli-bench.ts';

const FREE = ['--http2-port', '0', '--legacy-port', '0', '--feedback-port', '0'];

async function ready(running: Running): Promise<Readonly<Record<string, unknown>>> {
  return Object(await running.line((line) => pick(line, 'event') === 'ready'));
}

function sendArguments(line: unknown, message = ['--alert', 'x']): string[] {
  const text = (...path: string[]): string => String(pick(line, ...path));
  return [
    ...['send', '--host', '127.0.0.1', '--port', text('http2Port'), '--ca', text('ca'), ...message, '--json'],
    ...['--credential', text('demo', 'cer'), '--credential', text('demo', 'p12')],
    ...['--passphrase-file', text('demo', 'passphraseFile'), '--token', text('demo', 'token')],
  ];
}

describe('simulate', () => {
  it('says ready first, journals what arrives, and stops on a signal with status 0', async () => {
    const readyFile = join(folder(), 'ready.json');
    const running = start(['simulate', ...FREE, '--ready-file', readyFile]);
    const line = await ready(running);
    expect(Object.keys(line)).toEqual(['event', 'http2Port', 'legacyPort', 'feedbackPort', 'ca', 'demo']);
    expect(line).toMatchObject({ demo: { keyId: 'DEM0KEY5AB', token: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    expect(pick(line, 'demo', 'p8')).toMatch(/AuthKey_DEM0KEY5AB\.p8$/);
    expect((await run(sendArguments(line))).status).toBe(0);
    await running.line((one) => pick(one, 'event') === 'notification');
    expect(JSON.parse(readFileSync(readyFile, 'utf8'))).toEqual(line);
    running.interrupt();
    const { status, lines } = await running.ended;
    expect(status).toBe(0);
    expect(pick(lines, 0)).toEqual(line);
    expect(existsSync(dirname(String(line.ca)))).toBe(false);
  });

  it('keeps its CA and demo files in the folder it is given, and uses them again', async () => {
    const dir = folder();
    const serve = async (): Promise<string> => {
      const running = start(['simulate', ...FREE, '--dir', 'demo'], { cwd: dir });
      const { ca } = await ready(running);
      running.interrupt();
      await running.ended;
      return readFileSync(String(ca), 'utf8');
    };
    expect(await serve()).toBe(await serve());
  });

  it('ends with 0 after the expected notifications, whose sender got its answer', async () => {
    const running = start(['simulate', ...FREE, '--expect', '1', '--timeout', '20']);
    const sent = await run(sendArguments(await ready(running)));
    expect(sent.lines[0]).toMatchObject({ outcome: 'accepted' });
    expect((await running.ended).status).toBe(0);
  });

  it('ends with 3 when they did not come in time', async () => {
    const { status, lines, stderr } = await run(['simulate', ...FREE, '--expect', '2', '--timeout', '0.1']);
    expect(status).toBe(3);
    expect(lines.at(-1)).toMatchObject({ problem: { code: 'notifications-missing', expected: 2, received: 0 } });
    expect(stderr).toContain('0 notifications of 2');
  });

  it('answers by rules', async () => {
    const rules = join(folder(), 'rules.json');
    writeFileSync(rules, JSON.stringify({ rules: [{ answer: { reason: 'Shutdown' }, times: 1 }] }));
    const running = start(['simulate', ...FREE, '--rules', rules, '--expect', '2']);
    const argv = sendArguments(await ready(running));
    expect((await run(argv)).lines[0]).toMatchObject({ status: 503, reason: 'Shutdown' });
    expect((await run(argv)).lines[0]).toMatchObject({ status: 200 });
    expect((await running.ended).status).toBe(0);
  });

  it('reads the rules again when the file changes, and keeps the old ones when it is broken', async () => {
    const rules = join(folder(), 'rules.json');
    const text = (reason: string): string => JSON.stringify({ rules: [{ answer: { reason } }] });
    writeFileSync(rules, text('Shutdown'));
    const running = start(['simulate', ...FREE, '--rules', rules]);
    const argv = sendArguments(await ready(running));
    const reasonNow = async (): Promise<unknown> => pick((await run(argv)).lines[0], 'reason');
    expect(await reasonNow()).toBe('Shutdown');
    writeFileSync(rules, '{ "rules": [');
    await running.line((line) => pick(line, 'code') === 'rules-unusable');
    expect(await reasonNow()).toBe('Shutdown');
    // As editors save: written beside, then renamed.
    writeFileSync(`${rules}.new`, text('Forbidden'));
    renameSync(`${rules}.new`, rules);
    await running.note(/Rules read again/);
    expect(await reasonNow()).toBe('Forbidden');
    running.interrupt();
    expect((await running.ended).status).toBe(0);
  });

  it('verifies with --strict what it takes without', async () => {
    const key = join(folder(), 'AuthKey_ABC123DEFG.p8');
    writeFileSync(key, newSigningKey().pem, { mode: 0o600 });
    const send = async (options: readonly string[]): Promise<unknown> => {
      const running = start(['simulate', ...FREE, ...options]);
      const ports = await ready(running);
      const target = ['--host', 'localhost', '--port', String(ports.http2Port), '--ca', String(ports.ca)];
      const credential = ['--credential', key, '--team-id', '7XK2A9QPLM', '--topic', 'com.example.weather'];
      const sent = await run(['send', ...target, ...credential, '--token', 'ab'.repeat(32), '--alert', 'Hi', '--json']);
      running.interrupt();
      await running.ended;
      return pick(sent.lines[0], 'reason');
    };
    expect(await send([])).toBeNull();
    expect(await send(['--strict'])).toBe('InvalidProviderToken');
  });

  it('tells what is odd about a notification as a problem, once', async () => {
    const payload = join(folder(), 'payload.json');
    writeFileSync(payload, '{"aps":{"alert":"Hi","badage":1}}');
    const running = start(['simulate', ...FREE, '--expect', '2']);
    const argv = sendArguments(await ready(running), ['--payload', payload, '--push-type', 'alert']);
    expect((await run([...argv, '--token', 'cd'.repeat(32)])).status).toBe(0);
    const { lines } = await running.ended;
    const problems = lines.filter((line) => pick(line, 'event') === 'problem');
    expect(problems).toMatchObject([{ code: 'key-misspelt', message: expect.stringContaining('Write "badge"') }]);
  });

  it.each([
    ['{"rules":[{"answer":{"reason":"Nonsense"}}]}', 'rules-invalid'],
    ['no JSON', 'rules-invalid'],
    [null, 'file-unreadable'],
  ])('refuses rules %j with 2 (%s)', async (text, code) => {
    const rules = join(folder(), 'rules.json');
    if (text !== null) writeFileSync(rules, text);
    const { status, lines } = await run(['simulate', ...FREE, '--rules', rules]);
    expect(status).toBe(2);
    expect(lines).toMatchObject([{ problem: { code } }]);
  });

  it('ends with 2 when a port is taken, naming it', async () => {
    const taken = createServer();
    await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { status, lines, stderr } = await run(['simulate', ...FREE, '--http2-port', String(port)]);
    taken.close();
    expect(status).toBe(2);
    expect(lines).toMatchObject([{ problem: { code: 'port-in-use', port } }]);
    expect(stderr).toContain(String(port));
  });
});
