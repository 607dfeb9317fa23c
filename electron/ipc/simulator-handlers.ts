import { ok, type Result } from '../../shared/result.ts';
import { readRules } from '../../shared/simulator/rules-file.ts';
import type { Http2Pool } from '../apns/http2-pool.ts';
import type { ImportTray } from '../credentials/import-tray.ts';
import type { BuiltIn } from '../identities/built-in.ts';
import type { Identities } from '../identities/identities.ts';
import { importDemo } from '../simulator/import-demo.ts';
import type { RunningSimulator } from '../simulator/simulator.ts';
import type { HandlersOf } from './handler.ts';
import type { SimulatorControl } from './simulator-control.ts';

export type SimulatorChannel =
  | 'simulator:start'
  | 'simulator:stop'
  | 'simulator:state'
  | 'simulator:try'
  | 'simulator:arm'
  | 'simulator:act'
  | 'simulator:choose-rules'
  | 'simulator:forget-rules';

export type SimulatorSources = {
  readonly simulator: SimulatorControl;
  readonly pool: Http2Pool;
  readonly tray: ImportTray;
  readonly identities: Identities;
  readonly builtIn: BuiltIn;
  /** Shows the system's dialog; null when it was closed without a choice. */
  readonly chooseRulesFile: () => Promise<string | null>;
  readonly now: () => Date;
};

/** Starting, stopping and trying the built-in simulator, and what it can be made to do. */
export function simulatorHandlers(sources: SimulatorSources): HandlersOf<SimulatorChannel> {
  const { simulator, pool, tray, chooseRulesFile, now } = sources;
  return {
    'simulator:start': async ({ whenBusy }) => {
      const started = await start(sources, whenBusy);
      return started.ok ? ok(simulator.state()) : started;
    },
    'simulator:stop': async () => {
      await pool.closeAll();
      await simulator.stop();
      return ok(simulator.state());
    },
    'simulator:state': () => ok(simulator.state()),
    'simulator:try': async () => {
      const started = await start(sources, 'take-another');
      if (!started.ok) return started;
      const { demo } = started.value.ready;
      const imported = await importDemo(tray, demo, now);
      if (!imported.ok) return imported;
      return ok({ simulator: simulator.state(), imported: imported.value, token: demo.token });
    },
    'simulator:arm': async ({ rules }) => {
      const read = readRules('the faults panel', rules);
      return read.ok ? simulator.arm(read.value) : read;
    },
    'simulator:act': (action) => simulator.ask('act', action),
    'simulator:choose-rules': async () => {
      const file = await chooseRulesFile();
      if (file === null) return ok(null);
      const followed = await simulator.rules.follow(file);
      return followed.ok ? ok(simulator.state()) : followed;
    },
    'simulator:forget-rules': async () => {
      await simulator.rules.forget();
      return ok(simulator.state());
    },
  };
}

/** The first start makes the simulator's own credential, and one after a year makes a new one. */
async function start(
  { simulator, identities, builtIn }: SimulatorSources,
  whenBusy: 'fail' | 'take-another',
): Promise<Result<RunningSimulator>> {
  const started = await simulator.start(whenBusy);
  if (started.ok && (await builtIn.refresh())) identities.tell();
  return started;
}
