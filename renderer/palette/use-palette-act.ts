import { useBench } from '../bench/bench-context.ts';
import { shortToken } from '../bench/result/short-token.ts';
import { useTemplateChoice } from '../bench/templates/use-template-choice.ts';
import { useAnnounce } from '../components/live-region.tsx';
import { useHowPushWorks } from '../how-push-works/how-push-works-context.tsx';
import { useIdentityActions } from '../identities/use-identity-actions.ts';
import { en } from '../messages/en.ts';
import { useSettings } from '../settings/use-settings.ts';
import { type CommandName, useRunCommand } from '../shell/commands.tsx';
import { useSimulator } from '../shell/use-simulator.ts';
import type { PaletteAct } from './palette-entry.ts';

/** A function that does what an entry says; commands as `runHere` does them, which knows the page in front. */
export function usePaletteAct(runHere: (command: CommandName) => void): (act: PaletteAct) => void {
  const { dispatch } = useBench();
  const { openInBench, openBuiltIn } = useIdentityActions();
  const { change } = useSettings();
  const { start, stop } = useSimulator();
  const { open } = useHowPushWorks();
  const chooseTemplate = useTemplateChoice();
  const runCommand = useRunCommand();
  const announce = useAnnounce();
  return (act) => {
    switch (act.kind) {
      case 'command':
        return runHere(act.command);
      case 'simulator':
        return void (act.to === 'start' ? start() : stop());
      case 'target':
        runCommand('bench');
        return dispatch({ type: 'target-changed', change: { kind: act.target } });
      case 'theme':
        return change({ theme: act.theme });
      case 'identity':
        return void openInBench(act.identity);
      case 'demo':
        return void openBuiltIn();
      case 'token':
        runCommand('bench');
        dispatch({ type: 'token-changed', token: act.token });
        return announce(en.palette.tokenUsed(shortToken(act.token)));
      case 'template':
        return chooseTemplate(act.template);
      case 'paragraph':
        return open(act.paragraph);
    }
  };
}
