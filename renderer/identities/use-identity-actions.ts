import type { Identity } from '../../shared/identity/identity.ts';
import { answerOf } from '../bench/answer-of.ts';
import { useBench } from '../bench/bench-context.ts';
import { bridge } from '../bridge.ts';
import { useRunCommand } from '../shell/commands.tsx';
import { useIdentities } from './use-identities.ts';

export type IdentityActions = {
  /** Puts the identity into the Bench in place of what was there, and goes to it. */
  readonly openInBench: (identity: Identity) => Promise<void>;
  /** The same with the simulator's own, which the simulator is started for. */
  readonly openBuiltIn: () => Promise<void>;
  /** Every trace of it; the Bench, which follows its tray, loses it too. Gives whether it succeeded. */
  readonly remove: (identity: Identity) => Promise<boolean>;
};

/** What is done with an identity that concerns the Bench. */
export function useIdentityActions(): IdentityActions {
  const { dispatch, actions } = useBench();
  const { report, change } = useIdentities();
  const runCommand = useRunCommand();
  return {
    openInBench: async ({ id }) => {
      const answer = await answerOf(() => bridge.selectIdentity({ id }));
      if (!answer.ok) return report(answer.problem);
      dispatch({ type: 'tray-changed', imported: answer.value });
      runCommand('bench');
    },
    openBuiltIn: async () => {
      runCommand('bench');
      await actions.trySimulator();
    },
    remove: ({ id }) => change(() => bridge.removeIdentity({ id })),
  };
}
