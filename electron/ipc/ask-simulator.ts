import { fail, ok, type Result } from '../../shared/result.ts';
import type { SimulatorInWorker } from '../simulator/worker-host.ts';
import type { WorkerCallName, WorkerCalls } from '../simulator/worker-messages.ts';

/** Asks a simulator. Fails with `simulator-stopped` when there is none, or when it ends before it answers. */
export type AskSimulator = <N extends WorkerCallName>(
  name: N,
  question: WorkerCalls[N]['ask'],
) => Promise<Result<WorkerCalls[N]['answer']>>;

/** `simulator`: the one that there is at that moment. */
export function askSimulator(simulator: () => SimulatorInWorker | null): AskSimulator {
  return async (name, question) => {
    const asked = simulator();
    if (asked === null) return fail({ code: 'simulator-stopped' });
    try {
      return ok(await asked.ask(name, question));
    } catch (error) {
      if (simulator() === asked) throw error;
      return fail({ code: 'simulator-stopped' });
    }
  };
}
