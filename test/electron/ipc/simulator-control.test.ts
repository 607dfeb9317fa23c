import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSimulatorControl, type SimulatorListener } from '../../../electron/ipc/simulator-control.ts';
import type { RunningSimulator } from '../../../electron/simulator/simulator.ts';
import type { SimulatorState } from '../../../shared/ipc/simulator-state.ts';
import type { Problem } from '../../../shared/problem.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { NotificationEvent } from '../../../shared/simulator/journal.ts';

const READY: RunningSimulator['ready'] = {
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
const NOTIFICATION = { event: 'notification' } as NotificationEvent;

/** A simulator whose start and end the test decides; the real one is tried in `handlers.test.ts`. */
function bench(problem: Problem | null = null) {
  const states: SimulatorState[] = [];
  const happened: string[] = [];
  const bugs: unknown[] = [];
  const listeners: SimulatorListener[] = [];
  const control = createSimulatorControl({
    launch: async (listener) => {
      happened.push('launch');
      listeners.push(listener);
      await Promise.resolve();
      const stop = async () => void happened.push('stop');
      return problem === null ? ok({ ready: READY, busyPorts: [2195], stop }) : fail(problem);
    },
    onChange: (state) => states.push(state),
    onBug: (error) => `REF${bugs.push(error)}`,
  });
  return { control, states, happened, bugs, listener: () => listeners[listeners.length - 1] as SimulatorListener };
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
    await control.start();
    expect(states.map(({ status }) => status)).toEqual(['starting', 'on']);
    expect(control.state()).toMatchObject({ http2Port: 2197, busyPorts: [2195], received: 0, host: '127.0.0.1' });
    expect(control.running()?.ready).toEqual(READY);
  });

  it('starts once, however often it is asked', async () => {
    const { control, happened } = bench();
    await Promise.all([control.start(), control.start()]);
    await control.start();
    expect(happened).toEqual(['launch']);
  });

  it('starts and stops in the order it was asked', async () => {
    const { control, happened } = bench();
    await Promise.all([control.start(), control.stop(), control.start(), control.stop(), control.stop()]);
    expect(happened).toEqual(['launch', 'stop', 'launch', 'stop']);
    expect(control.state()).toEqual({ status: 'off', problem: null });
  });

  it('is off and says why when it cannot start, and can be started again', async () => {
    const problem: Problem = { code: 'port-in-use', host: '127.0.0.1', port: 2197, nextFree: null };
    const { control, happened } = bench(problem);
    expect(await control.start()).toEqual(fail(problem));
    expect(control.state()).toEqual({ status: 'off', problem });
    await control.start();
    expect(happened).toEqual(['launch', 'launch']);
  });

  it('tells its counter at most four times a second, and nothing is lost', async () => {
    const { control, states, listener } = bench();
    await control.start();
    states.length = 0;
    for (let step = 0; step < 100; step += 1) {
      listener().onEvents([NOTIFICATION, NOTIFICATION]);
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(250);
    expect(states.length).toBeLessThanOrEqual(5);
    expect(states.at(-1)).toMatchObject({ received: 200 });
  });

  it('counts notifications only', async () => {
    const { control, states, listener } = bench();
    await control.start();
    states.length = 0;
    listener().onEvents([{ event: 'problem', connection: null, code: 'no-http2', message: '' }]);
    vi.advanceTimersByTime(1_000);
    expect(states).toEqual([]);
  });

  it('is off when it ended by itself, with the bug that ended it in the log', async () => {
    const { control, bugs, listener } = bench();
    await control.start();
    const error = new Error('inner detail');
    listener().onLost(error);
    expect(control.state()).toEqual({ status: 'off', problem: { code: 'bug', reference: 'REF1' } });
    expect(bugs).toEqual([error]);
    await control.start();
    listener().onLost(null);
    expect(control.state()).toEqual({ status: 'off', problem: { code: 'simulator-stopped' } });
  });
});
