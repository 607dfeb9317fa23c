import { rm } from 'node:fs/promises';
import type { Result } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { SimulatorActivity } from '../../shared/simulator/activity.ts';
import { type SimulatorInWorker, startSimulatorWorker } from '../simulator/worker-host.ts';

/** The app's own simulator listens here and nowhere else. */
export const SIMULATOR_HOST = '127.0.0.1';

/** What a start asks for: where to listen and how strict to be, from the settings; another port in place of a busy one. */
export type SimulatorRequest = Settings['simulator'] & { readonly portFallback: boolean };

export type SimulatorListener = {
  /** What there is by now, a few times a second while something happens. */
  readonly onActivity: (activity: SimulatorActivity) => void;
  /** It ended without being told to; `error` is the bug that ended it, when it is known. */
  readonly onLost: (error: unknown) => void;
};

/** Starts a simulator. */
export type Launch = (request: SimulatorRequest, listener: SimulatorListener) => Promise<Result<SimulatorInWorker>>;

export type LaunchOptions = {
  /** Keeps the CA and the demo files, so that what was exported with them still works tomorrow. */
  readonly dir: string;
  /** The built script of the worker. */
  readonly workerFile: string;
};

/**
 * Gives the function that starts the simulator in its worker. The folder is the app's alone: files in it that the
 * simulator does not know (a set damaged from outside) make way.
 */
export function launchSimulator({ dir, workerFile }: LaunchOptions): Launch {
  return async (request, listener) => {
    const options = { ...request, host: SIMULATOR_HOST, rules: [], dir };
    const start = () => startSimulatorWorker(options, { workerFile, ...listener });
    const started = await start();
    if (started.ok || started.problem.code !== 'file-exists') return started;
    await rm(dir, { recursive: true, force: true });
    return start();
  };
}
