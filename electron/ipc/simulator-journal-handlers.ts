import { ok } from '../../shared/result.ts';
import type { HandlersOf } from './handler.ts';
import type { SimulatorControl } from './simulator-control.ts';

export type SimulatorJournalChannel = 'simulator:journal' | 'simulator:detail' | 'simulator:clear';

/** What the simulator received, from the one that runs or the one that was stopped last. */
export function simulatorJournalHandlers(simulator: SimulatorControl): HandlersOf<SimulatorJournalChannel> {
  return {
    'simulator:journal': async (request) => {
      const page = await simulator.recall('page', request);
      return page.ok ? page : ok(null);
    },
    'simulator:detail': async (request) => {
      const detail = await simulator.recall('detail', request);
      return detail.ok ? detail : ok(null);
    },
    'simulator:clear': async () => {
      await simulator.recall('clear', null);
      return ok(null);
    },
  };
}
