import { rm } from 'node:fs/promises';
import type { SimulatorState } from '../../shared/ipc/simulator-state.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Result } from '../../shared/result.ts';
import { ok } from '../../shared/result.ts';
import type { JournalEvent } from '../../shared/simulator/journal.ts';
import { ALTERNATE_HTTP2_PORT, DEFAULT_PORTS } from '../../shared/wire/endpoints.ts';
import type { RunningSimulator } from '../simulator/simulator.ts';
import { startSimulatorWorker } from '../simulator/worker-host.ts';

/** The app's own simulator listens here and nowhere else. */
export const SIMULATOR_HOST = '127.0.0.1';

/** Counters are told at most four times a second, however fast notifications come. */
const COUNTER_INTERVAL_MS = 250;

export type SimulatorListener = {
  readonly onEvents: (events: readonly JournalEvent[]) => void;
  /** It ended without being told to; `error` is the bug that ended it, when it is known. */
  readonly onLost: (error: unknown) => void;
};

export type SimulatorControlOptions = {
  readonly launch: (tell: SimulatorListener) => Promise<Result<RunningSimulator>>;
  readonly onChange: (state: SimulatorState) => void;
  /** Notes the bug that ended it; answers its reference. */
  readonly onBug: (error: unknown) => string;
};

export type SimulatorControl = {
  readonly state: () => SimulatorState;
  /** What it is reached by, null unless it runs. */
  readonly running: () => RunningSimulator | null;
  /** Starts it; answers at once when it runs. */
  readonly start: () => Promise<Result<RunningSimulator>>;
  readonly stop: () => Promise<void>;
};

/** The one simulator of the app. Starts and stops follow each other in the order they were asked for. */
export function createSimulatorControl({ launch, onChange, onBug }: SimulatorControlOptions): SimulatorControl {
  let running: RunningSimulator | null = null;
  let idle: SimulatorState = { status: 'off', problem: null };
  let received = 0;
  let counterTimer: NodeJS.Timeout | null = null;
  let lastChange: Promise<unknown> = Promise.resolve();
  return {
    state,
    running: () => running,
    start: () => inTurn(startNow),
    stop: () => inTurn(stopNow),
  };

  function state(): SimulatorState {
    return running === null ? idle : stateOf(running, received);
  }

  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const changed = lastChange.then(change);
    lastChange = changed.catch(() => null);
    return changed;
  }

  async function startNow(): Promise<Result<RunningSimulator>> {
    if (running !== null) return ok(running);
    received = 0;
    become({ status: 'starting' });
    const started = await launch({ onEvents, onLost }).catch((error: unknown) => {
      becomeOff(null);
      throw error;
    });
    if (!started.ok) {
      becomeOff(started.problem);
      return started;
    }
    running = started.value;
    onChange(state());
    return started;
  }

  async function stopNow(): Promise<void> {
    const stopping = running;
    if (stopping === null) return;
    running = null;
    becomeOff(null);
    await stopping.stop();
  }

  function becomeOff(problem: Problem | null): void {
    become({ status: 'off', problem });
  }

  function become(next: SimulatorState): void {
    if (counterTimer !== null) clearTimeout(counterTimer);
    counterTimer = null;
    idle = next;
    onChange(next);
  }

  function onEvents(events: readonly JournalEvent[]): void {
    const notifications = events.filter(({ event }) => event === 'notification').length;
    if (notifications === 0) return;
    received += notifications;
    counterTimer ??= setTimeout(() => {
      counterTimer = null;
      if (running !== null) onChange(state());
    }, COUNTER_INTERVAL_MS);
  }

  function onLost(error: unknown): void {
    const problem: Problem = error === null ? { code: 'simulator-stopped' } : { code: 'bug', reference: onBug(error) };
    if (running === null) return;
    running = null;
    becomeOff(problem);
  }
}

function stateOf({ ready, busyPorts }: RunningSimulator, received: number): SimulatorState {
  const { http2Port, legacyPort, demo } = ready;
  return {
    status: 'on',
    host: SIMULATOR_HOST,
    http2Port,
    legacyPort,
    topic: demo.topic,
    token: demo.token,
    received,
    busyPorts,
  };
}

export type LaunchOptions = {
  /** Keeps the CA and the demo files, so that what was exported with them still works tomorrow. */
  readonly dir: string;
  /** The built script of the worker. */
  readonly workerFile: string;
};

/**
 * Gives the function that starts the simulator in its worker, on Apple's port numbers or, where busy, on free ones.
 * The folder is the app's alone: files in it that the simulator does not know (a set damaged from outside) make way.
 */
export function launchSimulator({ dir, workerFile }: LaunchOptions): SimulatorControlOptions['launch'] {
  return async (listener) => {
    const start = () => startSimulatorWorker({ ...APP_SIMULATOR, dir }, { workerFile, ...listener });
    const started = await start();
    if (started.ok || started.problem.code !== 'file-exists') return started;
    await rm(dir, { recursive: true, force: true });
    return start();
  };
}

const APP_SIMULATOR = {
  host: SIMULATOR_HOST,
  http2Port: ALTERNATE_HTTP2_PORT,
  legacyPort: DEFAULT_PORTS.legacy,
  feedbackPort: DEFAULT_PORTS.feedback,
  rules: [],
  portFallback: true,
} as const;
