import { ok } from '../../shared/result.ts';
import type { HandlersOf } from './handler.ts';
import type { SimulatorControl } from './simulator-control.ts';

export type DeviceChannel =
  | 'simulator:devices'
  | 'simulator:register-device'
  | 'simulator:uninstall-device'
  | 'simulator:remove-device';

export type DeviceSources = { readonly simulator: SimulatorControl; readonly now: () => Date };

/** The virtual devices of the simulator. Those of one that was stopped can be seen still, but not changed. */
export function deviceHandlers({ simulator, now }: DeviceSources): HandlersOf<DeviceChannel> {
  return {
    'simulator:devices': async () => {
      const devices = await simulator.recall('devices', null);
      return devices.ok ? devices : ok([]);
    },
    'simulator:register-device': (device) => simulator.ask('register', device),
    'simulator:uninstall-device': ({ token }) => simulator.ask('uninstall', { token, at: now().toISOString() }),
    'simulator:remove-device': ({ token }) => simulator.ask('remove', { token }),
  };
}
