import type { Problem } from '../../shared/problem.ts';
import type { JournalEvent } from '../../shared/simulator/journal.ts';
import type { RunningSimulator, SimulatorOptions } from './simulator.ts';

/** What crosses to the worker at its start: everything but functions. The worker reads the system's clock. */
export type WorkerSimulatorOptions = Omit<SimulatorOptions, 'onEvent' | 'now'>;

export type ToWorker = { readonly kind: 'stop' };

export type FromWorker =
  | ({ readonly kind: 'started' } & Omit<RunningSimulator, 'stop'>)
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'events'; readonly events: readonly JournalEvent[] }
  | { readonly kind: 'stopped' };
