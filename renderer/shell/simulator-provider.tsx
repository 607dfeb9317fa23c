import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { SimulatorState } from '../../shared/ipc/simulator-state.ts';
import type { Result } from '../../shared/result.ts';
import { bridge } from '../bridge.ts';
import { SimulatorContext, type SimulatorControl } from './use-simulator.ts';

const OFF: SimulatorState = { status: 'off', problem: null };

/** Follows the simulator of the main process. */
export function SimulatorProvider({ children }: { readonly children: ReactNode }) {
  const [state, setState] = useState<SimulatorState>(OFF);

  useEffect(() => {
    const stop = bridge.onSimulatorChanged(setState);
    void ask(bridge.simulatorState).then(setState);
    return stop;
  }, []);

  const control = useMemo<SimulatorControl>(
    () => ({
      state,
      start: async () => {
        setState({ status: 'starting' });
        setState(await ask(() => bridge.startSimulator({ whenBusy: 'fail' })));
      },
      stop: async () => setState(await ask(bridge.stopSimulator)),
    }),
    [state],
  );
  return <SimulatorContext value={control}>{children}</SimulatorContext>;
}

/** The state after a request; a failure of any kind leaves it off, with the problem. */
async function ask(request: () => Promise<Result<SimulatorState>>): Promise<SimulatorState> {
  try {
    const answer = await request();
    return answer.ok ? answer.value : { status: 'off', problem: answer.problem };
  } catch {
    return { status: 'off', problem: { code: 'bug', reference: 'window' } };
  }
}
