import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { SimulatorState } from '../../shared/ipc/simulator-state.ts';
import type { Result } from '../../shared/result.ts';
import { bridge } from '../bridge.ts';

export type Simulator = {
  readonly state: SimulatorState;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const OFF: SimulatorState = { status: 'off', problem: null };

const SimulatorContext = createContext<Simulator>({
  state: OFF,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
});

/** Follows the simulator of the main process. */
export function SimulatorProvider({ children }: { readonly children: ReactNode }) {
  const [state, setState] = useState<SimulatorState>(OFF);

  useEffect(() => {
    const stop = bridge.onSimulatorChanged(setState);
    void ask(bridge.simulatorState).then(setState);
    return stop;
  }, []);

  const simulator = useMemo<Simulator>(
    () => ({
      state,
      start: async () => {
        setState({ status: 'starting' });
        setState(await ask(bridge.startSimulator));
      },
      stop: async () => setState(await ask(bridge.stopSimulator)),
    }),
    [state],
  );
  return <SimulatorContext value={simulator}>{children}</SimulatorContext>;
}

export function useSimulator(): Simulator {
  return useContext(SimulatorContext);
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
