import { Worker } from 'node:worker_threads';
import { assertNever } from '../../shared/assert-never.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { SimulatorActivity } from '../../shared/simulator/activity.ts';
import type { JournalEvent } from '../../shared/simulator/journal.ts';
import type { RunningSimulator } from './simulator.ts';
import type {
  FromWorker,
  ToWorker,
  WorkerCall,
  WorkerCallName,
  WorkerCalls,
  WorkerSimulatorOptions,
} from './worker-messages.ts';

type Waiting = { readonly resolve: (answer: unknown) => void; readonly reject: (error: Error) => void };

export type WorkerSetup = {
  /** The built worker script, `out/main/simulator-worker.js`. */
  readonly workerFile: string | URL;
  /** Journal events in their order, at most some ten batches a second unless there are very many. Left out, none cross. */
  readonly onEvents?: (events: readonly JournalEvent[]) => void;
  /** Something happened: what there is by now. At most ten times a second. */
  readonly onActivity?: (activity: SimulatorActivity) => void;
  /** The worker ended without being told to; `error` is the bug that ended it, when it is known. */
  readonly onLost: (error: unknown) => void;
};

/** A simulator in a worker, of which its journal and devices can be asked. */
export type SimulatorInWorker = RunningSimulator & {
  /** Rejects when the worker ends before it answers. */
  readonly ask: <N extends WorkerCallName>(name: N, ask: WorkerCalls[N]['ask']) => Promise<WorkerCalls[N]['answer']>;
};

/**
 * Starts the simulator in a worker thread. Fails like `startSimulator`, or with `simulator-stopped` when the worker
 * ends before it is ready; `onLost` tells of its end afterwards.
 */
export function startSimulatorWorker(
  options: WorkerSimulatorOptions,
  setup: WorkerSetup,
): Promise<Result<SimulatorInWorker>> {
  const workerData: WorkerSimulatorOptions = { ...options, withEvents: setup.onEvents !== undefined };
  const worker = new Worker(setup.workerFile, { workerData });
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  const exited = new Promise<void>((done) => worker.once('exit', () => done()));
  let phase: 'starting' | 'running' | 'over' = 'starting';
  return new Promise((settle) => {
    let failure: unknown = null;
    worker.on('error', (error) => {
      failure = error;
    });
    worker.on('exit', () => {
      const lost = phase !== 'over';
      for (const { reject } of waiting.values()) reject(new Error('the simulator ended before it answered'));
      waiting.clear();
      if (phase === 'starting') settle(fail({ code: 'simulator-stopped' }));
      phase = 'over';
      if (lost) setup.onLost(failure);
    });
    worker.on('message', (message: FromWorker) => {
      switch (message.kind) {
        case 'started':
          phase = 'running';
          settle(ok({ ready: message.ready, busyPorts: message.busyPorts, stop, ask }));
          break;
        case 'refused':
          phase = 'over';
          settle(fail(message.problem));
          break;
        case 'events':
          setup.onEvents?.(message.events);
          break;
        case 'activity':
          setup.onActivity?.(message.activity);
          break;
        case 'answer':
          waiting.get(message.id)?.resolve(message.answer);
          waiting.delete(message.id);
          break;
        case 'stopped':
          break;
        default:
          assertNever(message);
      }
    });
  });

  function ask<N extends WorkerCallName>(name: N, question: WorkerCalls[N]['ask']): Promise<WorkerCalls[N]['answer']> {
    if (phase === 'over') return Promise.reject(new Error('the simulator has ended'));
    calls += 1;
    const id = calls;
    return new Promise<WorkerCalls[N]['answer']>((resolve, reject) => {
      // The worker answers each call with what `WorkerCalls` says; over the thread's port the types are lost.
      waiting.set(id, { resolve: (answer) => resolve(answer as WorkerCalls[N]['answer']), reject });
      worker.postMessage({ kind: 'call', id, call: { name, ask: question } as WorkerCall } satisfies ToWorker);
    });
  }

  async function stop(): Promise<void> {
    if (phase === 'running') {
      phase = 'over';
      worker.postMessage({ kind: 'stop' } satisfies ToWorker);
    }
    await exited;
  }
}
