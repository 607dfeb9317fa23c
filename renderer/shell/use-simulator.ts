import { createContext, useContext } from 'react';
import type { SimulatorState } from '../../shared/ipc/simulator-state.ts';

/** The state of a simulator that runs. */
export type SimulatorOn = Extract<SimulatorState, { readonly status: 'on' }>;

export type SimulatorControl = {
  readonly state: SimulatorState;
  /** Both settle when the simulator answered; a failure is in the state then. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export const SimulatorContext = createContext<SimulatorControl | null>(null);

/** The simulator of the main process: its state, followed, and the way to start and stop it. */
export function useSimulator(): SimulatorControl {
  const control = useContext(SimulatorContext);
  if (control === null) throw new Error('useSimulator outside of SimulatorProvider');
  return control;
}
