import { ok, type Result } from '../../shared/result.ts';
import type { ImportTray } from '../credentials/import-tray.ts';
import type { BuiltIn } from '../identities/built-in.ts';
import type { Identities } from '../identities/identities.ts';
import { importDemo } from '../simulator/import-demo.ts';
import type { RunningSimulator } from '../simulator/simulator.ts';
import type { HandlersOf } from './handler.ts';
import type { SimulatorControl } from './simulator-control.ts';

export type SimulatorChannel = 'simulator:start' | 'simulator:stop' | 'simulator:state' | 'simulator:try';

export type SimulatorSources = {
  readonly simulator: SimulatorControl;
  readonly tray: ImportTray;
  readonly identities: Identities;
  readonly builtIn: BuiltIn;
  readonly now: () => Date;
};

/** Starting, stopping and trying the built-in simulator. */
export function simulatorHandlers(sources: SimulatorSources): HandlersOf<SimulatorChannel> {
  const { simulator, tray, now } = sources;
  return {
    'simulator:start': async () => {
      const started = await start(sources);
      return started.ok ? ok(simulator.state()) : started;
    },
    'simulator:stop': async () => {
      await simulator.stop();
      return ok(simulator.state());
    },
    'simulator:state': () => ok(simulator.state()),
    'simulator:try': async () => {
      const started = await start(sources);
      if (!started.ok) return started;
      const { demo } = started.value.ready;
      const imported = await importDemo(tray, demo, now);
      if (!imported.ok) return imported;
      return ok({ simulator: simulator.state(), imported: imported.value, token: demo.token });
    },
  };
}

/** The first start makes the simulator's own credential, and one after a year makes a new one. */
async function start({ simulator, identities, builtIn }: SimulatorSources): Promise<Result<RunningSimulator>> {
  const started = await simulator.start();
  if (started.ok && (await builtIn.refresh())) identities.tell();
  return started;
}
