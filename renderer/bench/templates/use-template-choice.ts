import type { Template } from '../../../shared/template/template.ts';
import { useAnnounce } from '../../components/live-region.tsx';
import { en } from '../../messages/en.ts';
import { useRunCommand } from '../../shell/commands.tsx';
import { useBench } from '../bench-context.ts';

/** A function that makes a template the message, and goes to it. */
export function useTemplateChoice(): (template: Template) => void {
  const { dispatch } = useBench();
  const runCommand = useRunCommand();
  const announce = useAnnounce();
  return ({ name, payload, headers }) => {
    runCommand('bench');
    dispatch({ type: 'template-used', template: { payload, headers }, madeFor: null });
    announce(en.bench.templates.used(name));
  };
}
