import type { SimulatorState } from '../../shared/ipc/simulator-state.ts';
import type { Problem } from '../../shared/problem.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { SimulatorActivity } from '../../shared/simulator/activity.ts';
import type { Rule } from '../../shared/simulator/rules.ts';
import type { SimulatorInWorker } from '../simulator/worker-host.ts';
import { type AskSimulator, askSimulator } from './ask-simulator.ts';
import { createFollowedRules, type FollowedRules } from './followed-rules.ts';
import { type Launch, SIMULATOR_HOST, type SimulatorRequest } from './simulator-launch.ts';

/** Changes are told at most four times a second, however fast notifications come. */
const TELL_INTERVAL_MS = 250;

export type SimulatorControlOptions = {
  readonly launch: Launch;
  readonly settings: () => Settings['simulator'];
  readonly onChange: (state: SimulatorState) => void;
  /** Notes the bug that ended it; answers its reference. */
  readonly onBug: (error: unknown) => string;
  readonly now: () => Date;
};

export type SimulatorControl = {
  readonly state: () => SimulatorState;
  /** What it is reached by, null unless it runs. */
  readonly running: () => SimulatorInWorker | null;
  /**
   * Starts it on the ports of the settings, with the devices of the one before; answers at once when it runs. When it
   * fails, what the one before received can be read still.
   */
  readonly start: (whenBusy: 'fail' | 'take-another') => Promise<Result<SimulatorInWorker>>;
  /** Closes its ports and connections; what it received can be read until the next start. */
  readonly stop: () => Promise<void>;
  /** Ends it with all that it received. */
  readonly end: () => Promise<void>;
  /** Asks the one that runs. */
  readonly ask: AskSimulator;
  /** Asks the one that runs, or that ran last. */
  readonly recall: AskSimulator;
  /** Puts rules that go before those of a file in place of those armed before. */
  readonly arm: (rules: readonly Rule[]) => Promise<Result<SimulatorState>>;
  readonly rules: Pick<FollowedRules, 'follow' | 'forget'>;
};

/** What is known of the one that runs. */
type Run = {
  readonly simulator: SimulatorInWorker;
  readonly strict: boolean;
  readonly startedAt: string;
  activity: SimulatorActivity;
};

/** The one simulator of the app. Starts and stops follow each other in the order they were asked for. */
export function createSimulatorControl(options: SimulatorControlOptions): SimulatorControl {
  const { launch, settings, onChange, onBug, now } = options;
  let run: Run | null = null;
  /** Stopped, and kept for its journal. */
  let stopped: SimulatorInWorker | null = null;
  let idle: SimulatorState = { status: 'off', problem: null };
  let timer: NodeJS.Timeout | null = null;
  let lastChange: Promise<unknown> = Promise.resolve();
  const running = (): SimulatorInWorker | null => run?.simulator ?? null;
  const ask = askSimulator(running);
  const rules = createFollowedRules({ ask, onChange: tellSoon });
  return {
    ...{ state, running, ask, arm },
    rules: { follow: (path) => told(rules.follow(path)), forget: () => told(rules.forget()) },
    start: (whenBusy) => inTurn(() => startNow(whenBusy === 'take-another')),
    stop: () => inTurn(stopNow),
    end: () =>
      inTurn(async () => {
        await stopNow();
        await endStopped();
      }),
    recall: askSimulator(() => running() ?? stopped),
  };

  function state(): SimulatorState {
    return run === null ? idle : stateOf(run, rules.state());
  }

  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const changed = lastChange.then(change);
    lastChange = changed.catch(() => null);
    return changed;
  }

  async function startNow(portFallback: boolean): Promise<Result<SimulatorInWorker>> {
    if (run !== null) return ok(run.simulator);
    become({ status: 'starting' });
    const { strict } = settings();
    const started = await launchOne({ ...settings(), portFallback }).catch((error: unknown) => {
      becomeOff(null);
      throw error;
    });
    if (!started.ok) {
      becomeOff(started.problem);
      return started;
    }
    // At once: what it tells from here on, be it of its end, is not to be missed.
    run = { simulator: started.value, strict, startedAt: now().toISOString(), activity: NOTHING };
    const belongings = await askSimulator(() => stopped)('belongings', null);
    await endStopped();
    if (belongings.ok) await ask('adopt', belongings.value);
    await rules.putInForce();
    onChange(state());
    return started;
  }

  async function launchOne(request: SimulatorRequest): Promise<Result<SimulatorInWorker>> {
    let own: SimulatorInWorker | null = null;
    const started = await launch(request, {
      onActivity: (activity) => {
        if (run === null || run.simulator !== own) return;
        run.activity = activity;
        tellSoon();
      },
      onLost: (error) => onLost(own, error),
    });
    own = started.ok ? started.value : null;
    return started;
  }

  async function stopNow(): Promise<void> {
    if (run === null) return;
    const { simulator } = run;
    run = null;
    stopped = simulator;
    becomeOff(null);
    // When it ends meanwhile, nothing is left to be closed.
    await simulator.ask('close', null).catch(() => undefined);
  }

  async function endStopped(): Promise<void> {
    const ending = stopped;
    stopped = null;
    await ending?.stop();
  }

  async function arm(wanted: readonly Rule[]): Promise<Result<SimulatorState>> {
    const armed = await ask('arm', { rules: wanted });
    if (!armed.ok) return armed;
    if (run !== null) run.activity = armed.value;
    onChange(state());
    return ok(state());
  }

  function becomeOff(problem: Problem | null): void {
    become({ status: 'off', problem });
  }

  function become(next: SimulatorState): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    idle = next;
    onChange(next);
  }

  /** What a person did is told at once, and not only when a notification comes. */
  async function told<T>(change: Promise<T>): Promise<T> {
    const changed = await change;
    onChange(state());
    return changed;
  }

  function tellSoon(): void {
    if (run === null) return;
    timer ??= setTimeout(() => {
      timer = null;
      if (run !== null) onChange(state());
    }, TELL_INTERVAL_MS);
  }

  /** `lost`: null when it had not started yet, which its start tells. */
  function onLost(lost: SimulatorInWorker | null, error: unknown): void {
    const problem: Problem = error === null ? { code: 'simulator-stopped' } : { code: 'bug', reference: onBug(error) };
    if (lost === stopped) stopped = null;
    if (run === null || run.simulator !== lost) return;
    run = null;
    becomeOff(problem);
  }
}

const NOTHING: SimulatorActivity = {
  counts: { notifications: 0, accepted: 0, connections: 0, problems: 0 },
  latest: 0,
  open: { http2: 0, legacy: 0 },
  feedbackWaiting: 0,
  deviceChanges: 0,
  armed: 0,
};

function stateOf(run: Run, rulesFile: ReturnType<FollowedRules['state']>): SimulatorState {
  const { strict, startedAt, activity } = run;
  const { ready, busyPorts } = run.simulator;
  const { http2Port, legacyPort, feedbackPort, ca, demo } = ready;
  const { counts, latest, open, feedbackWaiting, deviceChanges, armed } = activity;
  return {
    status: 'on',
    host: SIMULATOR_HOST,
    ...{ http2Port, legacyPort, feedbackPort, ca, demo },
    topic: demo.topic,
    token: demo.token,
    ...{ strict, startedAt },
    received: counts.notifications,
    ...{ latest, open, feedbackWaiting, deviceChanges, armed, rulesFile, busyPorts },
  };
}
