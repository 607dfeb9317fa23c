import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningSimulator } from '../../../electron/simulator/simulator.ts';
import { type SimulatorInWorker, startSimulatorWorker } from '../../../electron/simulator/worker-host.ts';
import type { SimulatorActivity } from '../../../shared/simulator/activity.ts';
import type { JournalEvent } from '../../../shared/simulator/journal.ts';
import { builtWorker } from '../../support/built-worker.ts';
import { demoIdentity, openHttp2, push } from '../../support/simulator.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const TOKEN = 'ab'.repeat(32);
const OPTIONS = {
  host: '127.0.0.1',
  http2Port: 0,
  legacyPort: 0,
  feedbackPort: 0,
  dir: null,
  rules: [],
  portFallback: false,
} as const;

let workerFile: URL;

beforeAll(async () => {
  workerFile = await builtWorker('electron/simulator/worker.ts');
});

async function running(onEvents: (events: readonly JournalEvent[]) => void): Promise<RunningSimulator> {
  const started = await startSimulatorWorker(OPTIONS, {
    workerFile,
    onEvents,
    onLost: (error) => expect.unreachable(String(error)),
  });
  if (!started.ok) throw new Error(JSON.stringify(started.problem));
  return started.value;
}

/** One whose journal is asked for instead of being told, as the app has it. */
async function asked(onActivity: (activity: SimulatorActivity) => void): Promise<SimulatorInWorker> {
  const onLost = (error: unknown): never => expect.unreachable(String(error));
  const started = await startSimulatorWorker(OPTIONS, { workerFile, onActivity, onLost });
  if (!started.ok) throw new Error(JSON.stringify(started.problem));
  return started.value;
}

describe('the simulator in a worker thread', () => {
  test('tells every event in order and in batches, and removes its folder when it is stopped', async () => {
    const batches: (readonly JournalEvent[])[] = [];
    const simulator = await running((events) => batches.push(events));
    const caPem = readFileSync(simulator.ready.ca, 'utf8');
    const session = await openHttp2({ ready: simulator.ready, caPem }, await demoIdentity(simulator));
    const ids = Array.from({ length: 1000 }, (_, n) => `00000000-0000-0000-0000-${String(n).padStart(12, '0')}`);
    await Promise.all(ids.map((id) => push(session, TOKEN, { 'apns-id': id })));
    session.destroy();
    await simulator.stop();
    const events = batches.flat();
    const notifications = events.filter((event) => event.event === 'notification');
    expect(notifications.map(({ apnsId }) => apnsId)).toEqual(ids);
    expect(events.at(-1)).toMatchObject({ event: 'connection', state: 'closed' });
    expect(batches.length).toBeLessThan(500);
    expect(existsSync(simulator.ready.ca)).toBe(false);
  });

  test('can be asked while it runs and, once its ports are closed, for its journal still', async () => {
    const told: SimulatorActivity[] = [];
    const simulator = await asked((activity) => told.push(activity));
    const { ready, ask } = simulator;
    const session = await openHttp2({ ready, caPem: readFileSync(ready.ca, 'utf8') }, await demoIdentity(simulator));
    const rule = {
      token: null,
      answer: { kind: 'reason', reason: 'Unregistered', timestamp: null },
      times: 1,
    } as const;
    expect((await ask('arm', { rules: [rule] })).armed).toBe(1);
    expect((await push(session, TOKEN)).body?.reason).toBe('Unregistered');
    expect((await push(session, TOKEN)).status).toBe(200);
    await ask('register', { token: TOKEN, topic: 'com.example.weather', environment: 'sandbox' });
    expect(await ask('uninstall', { token: TOKEN, at: '2026-11-01T08:30:00Z' })).toMatchObject([{ token: TOKEN }]);

    const before = await ask('page', { after: 0, count: 100 });
    const received = before.rows.find(({ event }) => event.event === 'notification');
    expect(await ask('detail', { sequence: received?.sequence ?? 0 })).toMatchObject({ event: received?.event });
    const goneAway = once(session, 'goaway');
    await ask('act', { action: 'goaway', reason: 'Shutdown' });
    await goneAway;
    const isOver = ({ counts, open }: SimulatorActivity): boolean => counts.notifications === 2 && open.http2 === 0;
    while (!told.some(isOver)) await ask('devices', null);
    expect(told.at(-1)).toMatchObject({ feedbackWaiting: 1, armed: 0 });

    await ask('close', null);
    await expect(openHttp2({ ready, caPem: '' })).rejects.toThrow('ECONNREFUSED');
    const after = await ask('page', { after: 0, count: 100 });
    expect(after.rows.slice(0, before.rows.length)).toEqual(before.rows);
    expect(after.counts.notifications).toBe(2);
    await ask('clear', null);
    expect(await ask('page', { after: 0, count: 100 })).toMatchObject({ rows: [], latest: after.latest });
    await simulator.stop();
    await expect(ask('page', { after: 0, count: 1 })).rejects.toThrow('ended');
  });

  test('tells its activity when something happened, at most ten times a second, and events to nobody', async () => {
    const told: { readonly at: number; readonly activity: SimulatorActivity }[] = [];
    const simulator = await asked((activity) => told.push({ at: performance.now(), activity }));
    const caPem = readFileSync(simulator.ready.ca, 'utf8');
    const session = await openHttp2({ ready: simulator.ready, caPem }, await demoIdentity(simulator));
    const since = performance.now();
    for (let sent = 0; sent < 300; sent += 1) await push(session, TOKEN);
    while (told.at(-1)?.activity.counts.notifications !== 300) await simulator.ask('devices', null);
    const seconds = (performance.now() - since) / 1000;
    expect(told.length).toBeLessThanOrEqual(Math.ceil(seconds * 10) + 2);
    expect(told.at(-1)?.activity).toMatchObject({ counts: { accepted: 300 }, open: { http2: 1, legacy: 0 }, armed: 0 });
    const { latest } = await simulator.ask('page', { after: 0, count: 1 });
    expect(told.at(-1)?.activity.latest).toBe(latest);
    session.destroy();
    await simulator.stop();
  });

  test('passes on why it does not start', async () => {
    const first = await running(() => undefined);
    const port = first.ready.http2Port;
    const setup = { workerFile, onEvents: () => undefined, onLost: () => expect.unreachable() };
    expect(await startSimulatorWorker({ ...OPTIONS, http2Port: port }, setup)).toMatchObject({
      ok: false,
      problem: { code: 'port-in-use', port },
    });
    await first.stop();
    await first.stop();
  });

  test('that dies at its start is told as such', async () => {
    const broken = join(temporaryFolder(), 'broken.mjs');
    writeFileSync(broken, 'throw new Error("broken on purpose");');
    const lost: unknown[] = [];
    const setup = {
      workerFile: pathToFileURL(broken),
      onEvents: () => undefined,
      onLost: (error: unknown) => lost.push(error),
    };
    expect(await startSimulatorWorker(OPTIONS, setup)).toEqual({ ok: false, problem: { code: 'simulator-stopped' } });
    expect(String(lost)).toContain('broken on purpose');
  });

  test('that dies while it runs tells the host, and can still be stopped', async () => {
    const dying = join(temporaryFolder(), 'dying.mjs');
    writeFileSync(
      dying,
      `import { parentPort } from 'node:worker_threads';
       parentPort.postMessage({ kind: 'started', ready: {}, busyPorts: [] });
       setTimeout(() => { throw new Error('died on purpose'); }, 50);`,
    );
    let running: RunningSimulator | null = null;
    const error = await new Promise<unknown>((onLost) => {
      const setup = { workerFile: pathToFileURL(dying), onEvents: () => undefined, onLost };
      void startSimulatorWorker(OPTIONS, setup).then((started) => {
        running = started.ok ? started.value : null;
      });
    });
    expect(String(error)).toContain('died on purpose');
    await (running as RunningSimulator | null)?.stop();
  });
});
