import { Worker } from 'node:worker_threads';
import { assertNever } from '../../shared/assert-never.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { JournalEvent } from '../../shared/simulator/journal.ts';
import type { RunningSimulator } from './simulator.ts';
import type { FromWorker, ToWorker, WorkerSimulatorOptions } from './worker-messages.ts';

export type WorkerSetup = {
  /** The built worker script, `out/main/simulator-worker.js`. */
  readonly workerFile: string | URL;
  /** Journal events in their order, at most some ten batches a second unless there are very many. */
  readonly onEvents: (events: readonly JournalEvent[]) => void;
  /** The worker ended without being told to; `error` is the bug that ended it, when it is known. */
  readonly onLost: (error: unknown) => void;
};

/**
 * Starts the simulator in a worker thread. Fails like `startSimulator`, or with `simulator-stopped` when the worker
 * ends before it is ready; `onLost` tells of its end afterwards.
 */
export function startSimulatorWorker(
  options: WorkerSimulatorOptions,
  setup: WorkerSetup,
): Promise<Result<RunningSimulator>> {
  const worker = new Worker(setup.workerFile, { workerData: options });
  const exited = new Promise<void>((done) => worker.once('exit', () => done()));
  let phase: 'starting' | 'running' | 'over' = 'starting';
  return new Promise((settle) => {
    let failure: unknown = null;
    worker.on('error', (error) => {
      failure = error;
    });
    worker.on('exit', () => {
      const lost = phase !== 'over';
      if (phase === 'starting') settle(fail({ code: 'simulator-stopped' }));
      phase = 'over';
      if (lost) setup.onLost(failure);
    });
    worker.on('message', (message: FromWorker) => {
      switch (message.kind) {
        case 'started':
          phase = 'running';
          settle(ok({ ready: message.ready, busyPorts: message.busyPorts, stop }));
          break;
        case 'refused':
          phase = 'over';
          settle(fail(message.problem));
          break;
        case 'events':
          setup.onEvents(message.events);
          break;
        case 'stopped':
          break;
        default:
          assertNever(message);
      }
    });
  });

  async function stop(): Promise<void> {
    if (phase === 'running') {
      phase = 'over';
      worker.postMessage({ kind: 'stop' } satisfies ToWorker);
    }
    await exited;
  }
}
