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
  const [devices, setDevices] = useState<readonly Device[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);

  const ask = useCallback(async (request: () => Promise<Result<readonly Device[]>>): Promise<boolean> => {
    const answer = await answerOf(request);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setDevices((before) => (isSame(before, answer.value) ? before : answer.value));
    return answer.ok;
  }, []);

  useEffect(() => {
    if (state.status === 'on') void ask(() => bridge.listDevices());
    else {
      setDevices([]);
      setProblem(null);
    }
  }, [state, ask]);

  const control = useMemo<DevicesControl>(
    () => ({
      devices,
      problem,
      register: (device) => ask(() => bridge.registerDevice(device)),
      uninstall: (token) => ask(() => bridge.uninstallDevice({ token })),
      remove: (token) => ask(() => bridge.removeDevice({ token })),
    }),
    [devices, problem, ask],
  );
  return <DevicesContext value={control}>{children}</DevicesContext>;
}

function isSame(one: readonly Device[], other: readonly Device[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
