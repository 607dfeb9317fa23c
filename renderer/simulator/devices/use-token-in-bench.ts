import { useBench } from '../../bench/bench-context.ts';
import { useAnnounce } from '../../components/live-region.tsx';
import { en } from '../../messages/en.ts';
import { useRunCommand } from '../../shell/commands.tsx';

/** Puts a device's token into the Bench, aimed at the simulator, and goes there. Without a credential it takes the demo one. */
export function useTokenInBench(): (token: string) => Promise<void> {
  const { dispatch, credential, actions } = useBench();
  const runCommand = useRunCommand();
  const announce = useAnnounce();
  return async (token) => {
    runCommand('bench');
    if (credential === null) await actions.trySimulator();
    dispatch({ type: 'target-changed', change: { kind: 'simulator' } });
    dispatch({ type: 'token-changed', token });
    announce(en.simulatorDevices.inBench);
  };
}
