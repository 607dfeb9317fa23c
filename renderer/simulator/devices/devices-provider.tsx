import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { Problem } from '../../../shared/problem.ts';
import type { Result } from '../../../shared/result.ts';
import type { Device } from '../../../shared/simulator/devices.ts';
import { answerOf } from '../../bench/answer-of.ts';
import { bridge } from '../../bridge.ts';
import { useSimulator } from '../../shell/use-simulator.ts';
import { DevicesContext, type DevicesControl } from './use-devices.ts';

/** Follows the virtual devices of the simulator while it runs: a rules file can change them too. */
export function DevicesProvider({ children }: { readonly children: ReactNode }) {
  const { state } = useSimulator();
  const run = state.status === 'on' ? state.startedAt : null;
  const changes = state.status === 'on' ? state.deviceChanges : 0;
  const [devices, setDevices] = useState<readonly Device[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);

  const ask = useCallback(async (request: () => Promise<Result<readonly Device[]>>): Promise<boolean> => {
    const answer = await answerOf(request);
    if (answer.ok) setDevices(answer.value);
    else setProblem(answer.problem);
    return answer.ok;
  }, []);

  // Another object only when there is another list to be read; what arrives meanwhile does not make one.
  const version = useMemo(() => (run === null ? null : { run, changes }), [run, changes]);

  useEffect(() => {
    if (version !== null) void ask(() => bridge.listDevices());
    else {
      setDevices([]);
      setProblem(null);
    }
  }, [version, ask]);

  const control = useMemo<DevicesControl>(() => {
    // What a person does takes the place of an earlier failure; that the list is looked at again does not.
    const act = (request: () => Promise<Result<readonly Device[]>>): Promise<boolean> => {
      setProblem(null);
      return ask(request);
    };
    return {
      devices,
      problem,
      register: (device) => act(() => bridge.registerDevice(device)),
      uninstall: (token) => act(() => bridge.uninstallDevice({ token })),
      remove: (token) => act(() => bridge.removeDevice({ token })),
    };
  }, [devices, problem, ask]);
  return <DevicesContext value={control}>{children}</DevicesContext>;
}
