import type { Draft } from '../../../shared/ipc/channels.ts';
import type { Protocol } from '../../../shared/wire/endpoints.ts';
import { useBench } from '../../bench/bench-context.ts';
import { useAnnounce } from '../../components/live-region.tsx';
import { en } from '../../messages/en.ts';
import { useRunCommand } from '../../shell/commands.tsx';

/** Puts a notification into the Bench, aimed at the simulator, and goes there. Without a credential it takes the demo one. */
export function useOpenInBench(): (draft: Draft, protocol: Protocol) => Promise<void> {
  const { newest, dispatch, credential, actions } = useBench();
  const runCommand = useRunCommand();
  const announce = useAnnounce();
  return async (draft, protocol) => {
    const before = newest().message.draft;
    runCommand('bench');
    if (credential === null) await actions.trySimulator();
    dispatch({ type: 'message-opened', draft, protocol, before });
    announce(en.simulator.detail.opened);
  };
}
