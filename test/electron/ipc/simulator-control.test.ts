import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSimulatorControl } from '../../../electron/ipc/simulator-control.ts';
import type { SimulatorListener, SimulatorRequest } from '../../../electron/ipc/simulator-launch.ts';
import type { SimulatorInWorker } from '../../../electron/simulator/worker-host.ts';
import type { WorkerCallName } from '../../../electron/simulator/worker-messages.ts';
import type { SimulatorState } from '../../../shared/ipc/simulator-state.ts';
import type { Problem } from '../../../shared/problem.ts';
import { fail, ok } from '../../../shared/result.ts';
import { DEFAULT_SETTINGS } from '../../../shared/settings/settings.ts';
import type { SimulatorActivity } from '../../../shared/simulator/activity.ts';

const READY: SimulatorInWorker['ready'] = {
  http2Port: 2197,
  legacyPort: 2195,
  feedbackPort: 2196,
  ca: '/ca.pem',
  demo: {
    cer: '/aps_development.cer',
    p12: '/Push.p12',
    passphraseFile: '/passphrase.txt',
    p8: null,
    keyId: null,
    teamId: '7XK2A9QPLM',
    topic: 'com.example.weather',
    token: 'ab'.repeat(32),
  },
};
/** After so many notifications, of which each was one event. */
const activity = (notifications: number): SimulatorActivity => ({
  counts: { notifications, accepted: notifications, connections: 0, problems: 0 },
  latest: notifications,
  open: { http2: 1, legacy: 2 },
  feedbackWaiting: 3,
  deviceChanges: 2,
  armed: 0,
});

/** A simulator whose start and end the test decides; the real one is tried in `simulator-handlers.test.ts`. */
function bench(problem: Problem | null = null) {
  const states: SimulatorState[] = [];
  const happened: string[] = [];
  const bugs: unknown[] = [];
  const listeners: SimulatorListener[] = [];
  const requests: SimulatorRequest[] = [];
  const control = createSimulatorControl({
    launch: async (request, listener) => {
      happened.push('launch');
      requests.push(request);
      listeners.push(listener);
      await Promise.resolve();
      const ask = (async (name: WorkerCallName) => {
        happened.push(name);
        return name === 'arm' ? { ...activity(7), armed: 2 } : null;
      }) as SimulatorInWorker['ask'];
      const stop = async () => void happened.push('stop');
      return problem === null ? ok({ ready: READY, busyPorts: [2195], ask, stop }) : fail(problem);
    },
    settings: () => DEFAULT_SETTINGS.simulator,
    now: () => new Date('2026-11-24T14:00:00Z'),
    onChange: (state) => states.push(state),
    onBug: (error) => `REF${bugs.push(error)}`,
  });
  return {
    control,
    states,
    happened,
    bugs,
    requests,
    listener: () => listeners[listeners.length - 1] as SimulatorListener,
  };
}

describe('the simulator of the app', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('tells that it starts, then where it listens and which ports were busy', async () => {
    const { control, states } = bench();
    expect(control.state()).toEqual({ status: 'off', problem: null });
    expect(control.running()).toBeNull();
    await control.start('fail');
    expect(states.map(({ status }) => status)).toEqual(['starting', 'on']);
    expect(control.state()).toMatchObject({ http2Port: 2197, busyPorts: [2195], received: 0, host: '127.0.0.1' });
    expect(control.running()?.ready).toEqual(READY);
  });

  it('starts once, however often it is asked', async () => {
    const { control, happened } = bench();
    await Promise.all([control.start('fail'), control.start('fail')]);
    await control.start('fail');
    expect(happened).toEqual(['launch']);
  });

  it('starts and stops in the order it was asked', async () => {
    const { control, happened } = bench();
    await Promise.all([control.start('fail'), control.stop(), control.start('fail'), control.stop(), control.stop()]);
    const again = ['launch', 'belongings', 'stop', 'adopt'];
    expect(happened).toEqual(['launch', 'close', ...again, 'close']);
    expect(control.state()).toEqual({ status: 'off', problem: null });
  });

  it('is off and says why when it cannot start, and can be started again', async () => {
    const problem: Problem = { code: 'port-in-use', host: '127.0.0.1', port: 2197, nextFree: null };
    const { control, happened } = bench(problem);
    expect(await control.start('fail')).toEqual(fail(problem));
    expect(control.state()).toEqual({ status: 'off', problem });
    await control.start('fail');
    expect(happened).toEqual(['launch', 'launch']);
  });

  it('tells its counter at most four times a second, and nothing is lost', async () => {
    const { control, states, listener } = bench();
    await control.start('fail');
    states.length = 0;
    for (let step = 0; step < 100; step += 1) {
      listener().onActivity(activity(2 * step + 2));
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(250);
    expect(states.length).toBeLessThanOrEqual(5);
    expect(states.at(-1)).toMatchObject({ received: 200 });
  });

  it('tells what is open, waits and is armed, and since when it runs', async () => {
    const { control, listener } = bench();
    await control.start('fail');
    listener().onActivity(activity(5));
    expect(control.state()).toMatchObject({
      ...{ received: 5, latest: 5, open: { http2: 1, legacy: 2 }, feedbackWaiting: 3, deviceChanges: 2, armed: 0 },
      ...{ strict: false, startedAt: '2026-11-24T14:00:00.000Z', ca: '/ca.pem', demo: READY.demo, rulesFile: null },
    });
    expect(await control.arm([])).toMatchObject({ ok: true, value: { received: 7, armed: 2 } });
  });

  it('asks for the ports of the settings, and for others only when it is told to', async () => {
    const { control, requests } = bench();
    await control.start('fail');
    await control.stop();
    await control.start('take-another');
    expect(requests).toEqual([
      { ...DEFAULT_SETTINGS.simulator, portFallback: false },
      { ...DEFAULT_SETTINGS.simulator, portFallback: true },
    ]);
  });

  it('can be asked for its journal after it was stopped, until it starts again or ends', async () => {
    const { control, happened } = bench();
    const question = { after: 0, count: 1 };
    expect(await control.recall('page', question)).toEqual(fail({ code: 'simulator-stopped' }));
    await control.start('fail');
    expect(await control.recall('page', question)).toEqual(ok(null));
    await control.stop();
    expect(await control.recall('page', question)).toEqual(ok(null));
    expect(await control.ask('page', question)).toEqual(fail({ code: 'simulator-stopped' }));
    expect(await control.arm([])).toEqual(fail({ code: 'simulator-stopped' }));
    await control.start('fail');
    await control.end();
    expect(await control.recall('page', question)).toEqual(fail({ code: 'simulator-stopped' }));
    const again = ['launch', 'belongings', 'stop', 'adopt'];
    expect(happened).toEqual(['launch', 'page', 'close', 'page', ...again, 'close', 'stop']);
  });

  it('is off when it ended by itself, with the bug that ended it in the log', async () => {
    const { control, bugs, listener } = bench();
    await control.start('fail');
    const error = new Error('inner detail');
    listener().onLost(error);
    expect(control.state()).toEqual({ status: 'off', problem: { code: 'bug', reference: 'REF1' } });
    expect(bugs).toEqual([error]);
    await control.start('fail');
    listener().onLost(null);
    expect(control.state()).toEqual({ status: 'off', problem: { code: 'simulator-stopped' } });
  });
});
