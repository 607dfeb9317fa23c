import { Check, Copy } from 'lucide-react';
import { en } from '../messages/en.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { useCopy } from './use-copy.ts';

type CopyButtonProps = {
  readonly text: string;
  /** The accessible name, such as "Copy transcript". */
  readonly label: string;
  /** What is shown beside the icon; without it the button is the icon alone. */
  readonly children?: string;
};

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, label, children }: CopyButtonProps) {
  const [state, copy] = useCopy();
  const shown = { idle: children, copied: en.components.copied, failed: en.components.copyFailed }[state];
  return (
    <Button
      variant="quiet"
      size="compact"
      icon={<Icon of={state === 'copied' ? Check : Copy} size={14} />}
      aria-label={label}
      title={children === undefined ? label : undefined}
      onClick={() => void copy(text)}
    >
      {children === undefined ? undefined : shown}
    </Button>
  );
}
