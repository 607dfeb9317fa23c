import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningSimulator } from '../../../electron/simulator/simulator.ts';
import { startSimulatorWorker } from '../../../electron/simulator/worker-host.ts';
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
