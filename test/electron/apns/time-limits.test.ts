import { spawnSync } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { within } from '../../../electron/apns/time-limit.ts';
import type { StageEvent, StageName } from '../../../shared/connection/report.ts';
import type { Protocol } from '../../../shared/wire/endpoints.ts';
import { failedStage, LIMITS, probe, temporaryFolder } from '../../support/apns-calls.ts';
import { isLeftOut } from '../../support/left-out.ts';
import { makePushFiles, makeServerFiles } from '../../support/openssl-files.ts';
import { listenTcp, localEndpoint, materialOf, runServer, type TestServer } from '../../support/tls-servers.ts';

const dir = temporaryFolder();
const server = makeServerFiles(dir);
const material = materialOf(makePushFiles(dir));

const until = (running: TestServer): TestServer => {
  onTestFinished(running.close);
  return running;
};

/** A server that shakes hands on its first `speaks` connections, and says nothing on the others, nor anything more. */
async function silentAfter(speaks: number, protocol: Protocol): Promise<number> {
  const tls = createServer({
    cert: server.chainPem,
    key: server.keyPem,
    ...(protocol === 'http2' ? { ALPNProtocols: ['h2'] } : {}),
  });
  tls.on('secureConnection', (socket) => socket.on('error', () => {}));
  tls.on('tlsClientError', () => {});
  const running = await listenTcp((socket, number) => {
    if (number <= speaks) tls.emit('connection', socket);
  });
  return until(running).port;
}

/** A port whose queue of connections is full, so that the system drops what knocks. */
const FULL_BACKLOG = `
import socket, time
s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen(0)
port = s.getsockname()[1]
held = []
for _ in range(8):
    c = socket.socket(); c.setblocking(False); c.connect_ex(('127.0.0.1', port)); held.append(c)
time.sleep(0.2)
print('full', port, flush=True)
time.sleep(600)
`;
const hasPython = process.platform === 'linux' && spawnSync('python3', ['--version']).status === 0;

const SILENT: readonly (readonly [StageName, number, Protocol, string])[] = [
  ['tls', 0, 'http2', 'connection-timeout'],
  ['credential', 1, 'http2', 'connection-timeout'],
  ['credential', 1, 'legacy', 'connection-timeout'],
  ['http2', 2, 'http2', 'no-answer'],
];

describe('a server that stays silent', () => {
  it.each(SILENT)('in stage %s (after %i handshakes, %s) ends it with %s', async (stage, speaks, protocol, code) => {
    const port = await silentAfter(speaks, protocol);
    const limits = { stageMs: 400, quietMs: 100 };
    const report = await probe(localEndpoint(port, protocol), { extraCa: server.caPem, material, limits });
    expect(report.problem).toMatchObject({ code, stage, ms: 400 });
    expect(failedStage(report)).toBe(stage);
    const failed = report.stages.find(({ status }) => status === 'failed');
    expect(failed?.ms).toBeGreaterThanOrEqual(390);
  });

  it.skipIf(isLeftOut(hasPython))('to the knock itself (its queue is full) ends stage tcp', async () => {
    const { port } = until(await runServer('python3', ['-c', FULL_BACKLOG], /full (\d+)/));
    const limits = { stageMs: 500, quietMs: 100 };
    const report = await probe(localEndpoint(port), { limits });
    expect(report.problem).toEqual({ code: 'connection-timeout', host: '127.0.0.1', port, stage: 'tcp', ms: 500 });
  });
});

it.each(['late', 'cancelled'] as const)('a test that is %s leaves no socket open', async (ended) => {
  const accepted = new EventEmitter();
  const { port } = until(
    await listenTcp((socket) => {
      socket.resume();
      socket.once('close', () => accepted.emit('closed'));
    }),
  );
  const closed = once(accepted, 'closed');
  const control = new AbortController();
  const limits = { stageMs: ended === 'late' ? 300 : 60_000, quietMs: 100 };
  const onStage = (event: StageEvent): void => {
    if (ended === 'cancelled' && event.kind === 'began' && event.stage === 'tls') setImmediate(() => control.abort());
  };
  const report = await probe(localEndpoint(port), { limits, signal: control.signal, onStage });
  expect(report.ok).toBe(false);
  await closed;
});

describe('a test that is cancelled', () => {
  const IN: readonly (readonly [StageName, number, Protocol])[] = [
    ['tls', 0, 'http2'],
    ['credential', 1, 'http2'],
    ['http2', 2, 'http2'],
    ['legacy', 2, 'legacy'],
  ];

  it.each(IN)('in stage %s (after %i handshakes, %s) ends at once', async (stage, speaks, protocol) => {
    const port = await silentAfter(speaks, protocol);
    const control = new AbortController();
    let cancelledAt = 0;
    const report = await probe(localEndpoint(port, protocol), {
      extraCa: server.caPem,
      material,
      limits: { ...LIMITS, quietMs: 10_000 },
      signal: control.signal,
      onStage: (event) => {
        if (event.kind !== 'began' || event.stage !== stage) return;
        setTimeout(() => {
          cancelledAt = performance.now();
          control.abort();
        }, 30);
      },
    });
    expect(performance.now() - cancelledAt).toBeLessThan(1_000);
    expect(report.problem).toEqual({ code: 'cancelled', stage });
    expect(failedStage(report)).toBe(stage);
  });

  it('while its name is looked up, or before it began, ends at once', async () => {
    const control = new AbortController();
    const running = probe(localEndpoint(443, 'http2', { host: 'no-such-host.invalid' }), { signal: control.signal });
    control.abort();
    expect((await running).problem).toEqual({ code: 'cancelled', stage: 'dns' });
    const late = await probe(localEndpoint(443, 'http2', { host: 'localhost' }), { signal: control.signal });
    expect(late.problem).toEqual({ code: 'cancelled', stage: 'dns' });
  });

  it.skipIf(isLeftOut(hasPython))('while a port does not answer ends at once', async () => {
    const { port } = until(await runServer('python3', ['-c', FULL_BACKLOG], /full (\d+)/));
    const control = new AbortController();
    const started = performance.now();
    setTimeout(() => control.abort(), 50);
    const report = await probe(localEndpoint(port), { signal: control.signal });
    expect(report.problem).toEqual({ code: 'cancelled', stage: 'tcp' });
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('limited work', () => {
  const never = () => new Promise<never>(() => {});

  it('gives its value when it is in time', async () => {
    const control = new AbortController();
    expect(await within(5_000, control.signal, async () => 7)).toEqual({ ended: 'done', value: 7 });
  });

  it('is told to stop when its time is over, or when it is cancelled', async () => {
    for (const [ms, cancel, ended] of [
      [10, false, 'late'],
      [60_000, true, 'cancelled'],
    ] as const) {
      const control = new AbortController();
      let stopped = false;
      const running = within(ms, control.signal, (signal) => {
        signal.addEventListener('abort', () => {
          stopped = true;
        });
        return never();
      });
      if (cancel) control.abort();
      expect(await running).toEqual({ ended });
      expect(stopped).toBe(true);
    }
  });

  it('throws what the work throws: a bug is no time-out', async () => {
    const broken = within(1_000, new AbortController().signal, () => Promise.reject(new Error('a bug')));
    await expect(broken).rejects.toThrow('a bug');
  });
});
