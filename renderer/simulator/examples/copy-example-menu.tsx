import { ChevronDown } from 'lucide-react';
import { CLIENT_EXAMPLES, type ClientExample, clientExample } from '../../../shared/simulator/client-examples.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Menu, type MenuItem } from '../../components/menu.tsx';
import { useCopy } from '../../components/use-copy.ts';
import { en } from '../../messages/en.ts';
import { ItemCommand } from '../../shell/item-command.tsx';
import { useSimulator } from '../../shell/use-simulator.ts';

const texts = en.simulatorExamples;

/** A menu of client programs that work against the simulator as it runs; in the toolbar. */
export function CopyExampleMenu() {
  const { state } = useSimulator();
  const [copying, copy] = useCopy();
  const shown = { idle: texts.copy, copied: en.components.copied, failed: en.components.copyFailed }[copying];
  const trigger = (
    <Button
      variant="quiet"
      trailingIcon={<Icon of={ChevronDown} size={14} />}
      disabled={state.status !== 'on'}
      title={state.status === 'on' ? undefined : texts.off}
      aria-label={texts.copy}
    >
      {shown}
    </Button>
  );
  if (state.status !== 'on') return trigger;
  const item = (example: ClientExample): MenuItem => ({
    label: texts.names[example],
    onChoose: () => void copy(clientExample(example, state)),
  });
  return (
    <>
      {CLIENT_EXAMPLES.map((example) => (
        <ItemCommand key={example} name={`copy-example-${example}`} item={() => item(example)} />
      ))}
      <Menu trigger={trigger} groups={[CLIENT_EXAMPLES.map(item)]} />
    </>
  );
}
