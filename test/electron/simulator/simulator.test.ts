import { existsSync, statSync } from 'node:fs';
import { connect } from 'node:http2';
import { createServer, type Server } from 'node:net';
import { basename, dirname } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startSimulator } from '../../../electron/simulator/simulator.ts';
import {
  demoIdentity,
  openHttp2,
  openLegacy,
  push,
  readToEnd,
  runCommand,
  simulatorForTest,
} from '../../support/simulator.ts';

const TOKEN = 'ab'.repeat(32);
const BASE = {
  host: '127.0.0.1',
  http2Port: 0,
  legacyPort: 0,
  feedbackPort: 0,
  dir: null,
  rules: [],
  portFallback: false,
  onEvent: () => undefined,
  now: () => new Date(),
};

async function busyPort(): Promise<number> {
  const server: Server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => new Promise<void>((done) => server.close(() => done())));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

test('names three different ports, absolute paths, a token and a provider-token key', async () => {
  const { ready, busyPorts } = await simulatorForTest();
  expect(new Set([ready.http2Port, ready.legacyPort, ready.feedbackPort]).size).toBe(3);
  for (const path of [ready.ca, ready.demo.cer, ready.demo.p12, ready.demo.passphraseFile, String(ready.demo.p8)]) {
    expect(path).toMatch(/^([A-Z]:)?[/\\]/);
    expect(existsSync(path)).toBe(true);
  }
  expect(ready.demo).toMatchObject({ keyId: 'DEM0KEY5AB', teamId: '7XK2A9QPLM', topic: 'com.example.weather' });
  expect(basename(String(ready.demo.p8))).toBe('AuthKey_DEM0KEY5AB.p8');
  expect(ready.demo.token).toMatch(/^[0-9a-f]{64}$/);
  expect(busyPorts).toEqual([]);
});

test('without a folder of its own uses a private one, and removes it at the end', async () => {
  const one = await simulatorForTest({ dir: null });
  const dir = dirname(one.ready.ca);
  expect(statSync(dir).mode & 0o777).toBe(0o700);
  await one.stop();
  expect(existsSync(dir)).toBe(false);
});

test('listens on ::1 too', async ({ skip }) => {
  const one = await simulatorForTest();
  const session = connect(`https://[::1]:${one.ready.http2Port}`, { ca: one.caPem, ...(await demoIdentity(one)) });
  const error = await new Promise<Error | null>((done) => {
    session.once('connect', () => done(null));
    session.once('error', done);
  });
  skip(error !== null && /EADDRNOTAVAIL|EAFNOSUPPORT/.test(String(error)), 'no IPv6 on this machine');
  expect(error).toBeNull();
  expect((await push(session, TOKEN)).status).toBe(200);
  session.destroy();
});

test('does not start with one port for two services', async () => {
  expect(await startSimulator({ ...BASE, http2Port: 40_001, legacyPort: 40_002, feedbackPort: 40_002 })).toEqual({
    ok: false,
    problem: { code: 'port-given-twice', port: 40_002, services: ['legacy', 'feedback'] },
  });
  expect(await startSimulator({ ...BASE, http2Port: 40_001, feedbackPort: 40_001, portFallback: true })).toMatchObject({
    problem: { code: 'port-given-twice', services: ['http2', 'feedback'] },
  });
});

describe('a busy port', () => {
  test('fails with port-in-use and the next free one', async () => {
    const port = await busyPort();
    const started = await startSimulator({ ...BASE, legacyPort: port });
    expect(started).toEqual({
      ok: false,
      problem: { code: 'port-in-use', port, host: '127.0.0.1', nextFree: expect.any(Number) },
    });
    expect(started.ok || (started.problem.code === 'port-in-use' && started.problem.nextFree)).toBeGreaterThan(port);
  });

  test('is never replaced by a port that another service is to have', async () => {
    const port = await busyPort();
    const started = await startSimulator({ ...BASE, http2Port: port, legacyPort: port + 1, feedbackPort: port + 2 });
    expect(started).toMatchObject({ ok: false, problem: { code: 'port-in-use', port } });
    expect(started.ok || (started.problem.code === 'port-in-use' && started.problem.nextFree)).toBeGreaterThan(
      port + 2,
    );
  });

  test('leaves nothing behind when it fails', async () => {
    const port = await busyPort();
    const other = await startSimulator({ ...BASE, http2Port: 0, legacyPort: port });
    expect(other.ok).toBe(false);
  });

  test('gives way to a free one where that is wanted, and is told', async () => {
    const port = await busyPort();
    const one = await simulatorForTest({ legacyPort: port, portFallback: true });
    expect(one.busyPorts).toEqual([port]);
    expect(one.ready.legacyPort).not.toBe(port);
  });
});

test('a host that is not of this machine is refused with words', async () => {
  expect(await startSimulator({ ...BASE, host: '192.0.2.1' })).toEqual({
    ok: false,
    problem: { code: 'usage', detail: '192.0.2.1 is not an address of this computer' },
  });
});

test('stops with clients connected, twice if asked, and journals their end', async () => {
  const one = await simulatorForTest();
  const identity = await demoIdentity(one);
  const session = await openHttp2(one, identity);
  session.on('error', () => session.destroy());
  const socket = await openLegacy(one, identity);
  socket.on('error', () => socket.destroy());
  await one.until((event) => event.event === 'connection' && event.protocol === 'legacy');
  await Promise.all([one.stop(), one.stop()]);
  const states = one.connections().map(({ protocol, state }) => `${protocol} ${state}`);
  expect(states.sort()).toEqual(['http2 closed', 'http2 open', 'legacy closed', 'legacy open']);
  await expect(openLegacy(one, identity)).rejects.toThrow(/ECONNREFUSED/);
  session.destroy();
  socket.destroy();
});

test('the feedback port hands out an empty list and ends', async () => {
  const one = await simulatorForTest();
  const socket = await openLegacy(one, await demoIdentity(one), one.ready.feedbackPort);
  expect(await readToEnd(socket)).toHaveLength(0);
  expect(one.connections()[0]).toMatchObject({ protocol: 'feedback', state: 'open' });
});

test('resumes a session of a client with a certificate', async () => {
  const one = await simulatorForTest();
  const identity = await demoIdentity(one);
  const options = { ...identity, maxVersion: 'TLSv1.2' } as const;
  const first = await openLegacy(one, options);
  const session = first.getSession();
  first.destroy();
  const second = await openLegacy(one, { ...options, session } as typeof options);
  expect(second.isSessionReused()).toBe(true);
  await one.until(() => one.connections().filter(({ state }) => state === 'open').length === 2);
  second.destroy();
  expect(new Set(one.connections().map(({ clientSubject }) => clientSubject)).size).toBe(1);
  expect(one.problems()).toEqual([]);
});

test('a client without HTTP/2 is turned away, and the journal says why', async () => {
  const one = await simulatorForTest();
  const args = ['s_client', '-connect', `127.0.0.1:${one.ready.http2Port}`, '-alpn', 'http/1.1'];
  await runCommand('openssl', args);
  expect(await one.until((event) => event.event === 'problem')).toMatchObject({ code: 'no-http2' });
  await runCommand('openssl', args.slice(0, 3));
  await one.until(() => one.problems().filter(({ code }) => code === 'no-http2').length === 2);
});

test('a port that is only looked at is no problem; bytes that are not TLS are', async () => {
  const one = await simulatorForTest();
  await runCommand('bash', ['-c', `exec 3<>/dev/tcp/127.0.0.1/${one.ready.legacyPort}`]);
  await runCommand('bash', ['-c', `exec 3<>/dev/tcp/127.0.0.1/${one.ready.legacyPort}; echo GET / >&3; cat <&3`]);
  expect(await one.until((event) => event.event === 'problem')).toMatchObject({ code: 'tls-failed', connection: 2 });
  expect(one.problems()).toHaveLength(1);
});
