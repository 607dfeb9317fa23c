import { createContext, useContext } from 'react';
import type { Requests } from '../../../shared/ipc/channels.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { Device } from '../../../shared/simulator/devices.ts';

export type DevicesControl = {
  readonly devices: readonly Device[];
  /** Why the last request was not done; null when it was. */
  readonly problem: Problem | null;
  /** Each gives whether it was done; if not, `problem` says why. */
  readonly register: (device: Requests['simulator:register-device']) => Promise<boolean>;
  /** The app is gone from the device as of now. */
  readonly uninstall: (token: string) => Promise<boolean>;
  readonly remove: (token: string) => Promise<boolean>;
};

export const DevicesContext = createContext<DevicesControl | null>(null);

/** The simulator's virtual devices, and what can be done with them. */
export function useDevices(): DevicesControl {
  const control = useContext(DevicesContext);
  if (control === null) throw new Error('useDevices outside of DevicesProvider');
  return control;
}
