import type { Launch, SimulatorRequest } from '../../electron/ipc/simulator-launch.ts';
import { startSimulator } from '../../electron/simulator/simulator.ts';
import { answerCall } from '../../electron/simulator/worker-calls.ts';
import type { SimulatorInWorker } from '../../electron/simulator/worker-host.ts';
import type { WorkerCall, WorkerCallName, WorkerCalls } from '../../electron/simulator/worker-messages.ts';
import { ok } from '../../shared/result.ts';
import { DEFAULT_SETTINGS } from '../../shared/settings/settings.ts';

const ACTIVITY_MS = 20;

/**
 * Starts the real simulator as the app does, but in the test's own thread, where nothing has to be built. The standard
 * ports stand for any free ones, so that tests can run beside each other.
 */
export function launchInThread({ dir, now }: { readonly dir: string; readonly now: () => Date }): Launch {
  return async (request, { onActivity }) => {
    const started = await startSimulator({ ...anyPorts(request), host: '127.0.0.1', rules: [], dir, now });
    if (!started.ok) return started;
    const simulator = started.value;
    let told = '';
    const timer = setInterval(() => {
      const activity = simulator.activity();
      const text = JSON.stringify(activity);
      if (text !== told) onActivity(activity);
      told = text;
    }, ACTIVITY_MS);
    const inThread: SimulatorInWorker = {
      ready: simulator.ready,
      busyPorts: simulator.busyPorts,
      ask: <N extends WorkerCallName>(name: N, ask: WorkerCalls[N]['ask']) =>
        answerCall(simulator, { name, ask } as WorkerCall) as Promise<WorkerCalls[N]['answer']>,
      stop: () => {
        clearInterval(timer);
        return simulator.stop();
      },
    };
    return ok(inThread);
  };
}

function anyPorts(request: SimulatorRequest): SimulatorRequest {
  const standard = DEFAULT_SETTINGS.simulator;
  const of = (name: 'http2Port' | 'legacyPort' | 'feedbackPort'): number =>
    request[name] === standard[name] ? 0 : request[name];
  return { ...request, http2Port: of('http2Port'), legacyPort: of('legacyPort'), feedbackPort: of('feedbackPort') };
}
