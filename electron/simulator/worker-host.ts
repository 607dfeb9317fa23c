import type { Result } from '../../shared/result.ts';
import type { JournalEvent } from '../../shared/simulator/journal.ts';
import type { RunningSimulator, SimulatorOptions } from './simulator.ts';

/** What crosses to the worker: everything but functions. The worker reads the system's clock. */
export type WorkerSimulatorOptions = Omit<SimulatorOptions, 'onEvent' | 'now'>;

export type WorkerSetup = {
  /** The built worker script, `out/main/simulator-worker.js`. */
  readonly workerFile: string | URL;
  /** Journal events in their order, a few batches a second. */
  readonly onEvents: (events: readonly JournalEvent[]) => void;
  /** The worker ended without being told to. */
  readonly onLost: () => void;
};

/** Starts the simulator in a worker thread. Fails like `startSimulator`, or with `simulator-stopped` when the worker dies. */
export async function startSimulatorWorker(
  options: WorkerSimulatorOptions,
  setup: WorkerSetup,
): Promise<Result<RunningSimulator>> {
  throw new Error(`not written yet: ${options.host} ${setup.workerFile}`);
}
