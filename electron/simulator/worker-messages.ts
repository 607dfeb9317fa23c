import type { Problem } from '../../shared/problem.ts';
import type { Result } from '../../shared/result.ts';
import type { ConnectionAction, SimulatorActivity } from '../../shared/simulator/activity.ts';
import type { SimulatorConfiguration } from '../../shared/simulator/configuration.ts';
import type { Device } from '../../shared/simulator/devices.ts';
import type { JournalEvent, JournalPage, NotificationDetail } from '../../shared/simulator/journal.ts';
import type { Rule } from '../../shared/simulator/rules.ts';
import type { Belongings } from '../../shared/simulator/virtual-devices.ts';
import type { Environment } from '../../shared/wire/endpoints.ts';
import type { RunningSimulator, SimulatorOptions } from './simulator.ts';

/**
 * What crosses to the worker at its start: everything but functions. The worker reads the system's clock. Events are
 * told only where somebody listens; the journal can be read without.
 */
export type WorkerSimulatorOptions = Omit<SimulatorOptions, 'onEvent' | 'backlog' | 'now'> & {
  readonly withEvents?: boolean;
};

/** What a host can ask of a running simulator, and what it is answered. */
export type WorkerCalls = {
  readonly page: { readonly ask: { readonly after: number; readonly count: number }; readonly answer: JournalPage };
  readonly detail: { readonly ask: { readonly sequence: number }; readonly answer: NotificationDetail | null };
  readonly configure: {
    readonly ask: { readonly configuration: SimulatorConfiguration; readonly dir: string };
    readonly answer: Result<null>;
  };
  /** Rules that go before those of the configuration. */
  readonly arm: { readonly ask: { readonly rules: readonly Rule[] }; readonly answer: SimulatorActivity };
  readonly act: { readonly ask: ConnectionAction; readonly answer: null };
  readonly clear: { readonly ask: null; readonly answer: null };
  /** Closes every connection and port; the journal can be read on until the worker is stopped. */
  readonly close: { readonly ask: null; readonly answer: null };
  readonly unusableRules: { readonly ask: { readonly detail: string }; readonly answer: null };
  readonly devices: { readonly ask: null; readonly answer: readonly Device[] };
  readonly register: {
    readonly ask: { readonly token: string; readonly topic: string; readonly environment: Environment };
    readonly answer: readonly Device[];
  };
  /** `at`: ISO 8601. */
  readonly uninstall: {
    readonly ask: { readonly token: string; readonly at: string };
    readonly answer: readonly Device[];
  };
  readonly belongings: { readonly ask: null; readonly answer: Belongings };
  readonly adopt: { readonly ask: Belongings; readonly answer: null };
  readonly remove: { readonly ask: { readonly token: string }; readonly answer: readonly Device[] };
};
export type WorkerCallName = keyof WorkerCalls;

/** One of the calls with its number, which its answer carries too. */
export type WorkerCall = {
  readonly [N in WorkerCallName]: { readonly name: N; readonly ask: WorkerCalls[N]['ask'] };
}[WorkerCallName];

export type ToWorker =
  | { readonly kind: 'stop' }
  | { readonly kind: 'call'; readonly id: number; readonly call: WorkerCall };

export type FromWorker =
  | ({ readonly kind: 'started' } & Omit<RunningSimulator, 'stop'>)
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'events'; readonly events: readonly JournalEvent[] }
  /** Something happened; at most ten times a second. */
  | { readonly kind: 'activity'; readonly activity: SimulatorActivity }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'stopped' };
