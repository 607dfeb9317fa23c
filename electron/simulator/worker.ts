import { parentPort, workerData } from 'node:worker_threads';
import type { JournalEvent } from '../../shared/simulator/journal.ts';
import { startSimulator } from './simulator.ts';
import type { FromWorker, ToWorker, WorkerSimulatorOptions } from './worker-messages.ts';

/** The script of the simulator's worker thread; started by `worker-host.ts`. */

/** Single messages would keep the host busy at thousands of notifications a second. */
const BATCH_MS = 100;
/** A batch is told early when it grows to this. */
const BATCH_EVENTS = 500;

let batch: JournalEvent[] = [];
let timer: NodeJS.Timeout | null = null;

const started = await startSimulator({
  // The host hands over nothing else.
  ...(workerData as WorkerSimulatorOptions),
  now: () => new Date(),
  onEvent: (event) => {
    batch.push(event);
    if (batch.length >= BATCH_EVENTS) tellBatch();
    else timer ??= setTimeout(tellBatch, BATCH_MS);
  },
});

if (started.ok) {
  const { ready, busyPorts, stop } = started.value;
  parentPort?.on('message', async ({ kind }: ToWorker) => {
    if (kind !== 'stop') return;
    await stop();
    tellBatch();
    tell({ kind: 'stopped' });
    parentPort?.close();
  });
  tell({ kind: 'started', ready, busyPorts });
} else {
  tell({ kind: 'refused', problem: started.problem });
}

function tellBatch(): void {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  if (batch.length > 0) tell({ kind: 'events', events: batch });
  batch = [];
}

function tell(message: FromWorker): void {
  parentPort?.postMessage(message);
}
