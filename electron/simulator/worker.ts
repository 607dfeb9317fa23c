import { parentPort, workerData } from 'node:worker_threads';
import type { JournalEvent } from '../../shared/simulator/journal.ts';
import { type SimulatorHandle, startSimulator } from './simulator.ts';
import { answerCall } from './worker-calls.ts';
import type { FromWorker, ToWorker, WorkerSimulatorOptions } from './worker-messages.ts';

/** The script of the simulator's worker thread; started by `worker-host.ts`. */

/** Single messages would keep the host busy at thousands of notifications a second. */
const BATCH_MS = 100;
/** A batch is told early when it grows to this. */
const BATCH_EVENTS = 500;

// The host hands over nothing else.
const { withEvents = true, ...options } = workerData as WorkerSimulatorOptions;

let batch: JournalEvent[] = [];
let timer: NodeJS.Timeout | null = null;

const started = await startSimulator({
  ...options,
  now: () => new Date(),
  ...(withEvents ? { onEvent } : {}),
});

if (started.ok) serve(started.value);
else tell({ kind: 'refused', problem: started.problem });

function serve(simulator: SimulatorHandle): void {
  const { ready, busyPorts } = simulator;
  const activity = tellActivity(simulator);
  parentPort?.on('message', async (message: ToWorker) => {
    if (message.kind === 'call') {
      tell({ kind: 'answer', id: message.id, answer: await answerCall(simulator, message.call) });
      return;
    }
    clearInterval(activity);
    await simulator.stop();
    tellBatch();
    tell({ kind: 'stopped' });
    parentPort?.close();
  });
  tell({ kind: 'started', ready, busyPorts });
}

/** Looks instead of listening: nothing of it may slow the gateways down. */
function tellActivity(simulator: SimulatorHandle): NodeJS.Timeout {
  let told = JSON.stringify(simulator.activity());
  return setInterval(() => {
    const activity = simulator.activity();
    const now = JSON.stringify(activity);
    if (now === told) return;
    told = now;
    tell({ kind: 'activity', activity });
  }, BATCH_MS);
}

function onEvent(event: JournalEvent): void {
  batch.push(event);
  if (batch.length >= BATCH_EVENTS) tellBatch();
  else timer ??= setTimeout(tellBatch, BATCH_MS);
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
