import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { bridge } from '../bridge.ts';
import { en } from '../messages/en.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { useAnnounce } from './live-region.tsx';

type CopyButtonProps = {
  readonly text: string;
  /** The accessible name, such as "Copy transcript". */
  readonly label: string;
  /** What is shown beside the icon; without it the button is the icon alone. */
  readonly children?: string;
};

/** How long "Copied" stays, ms. */
const SHOWN_FOR = 2_000;

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, label, children }: CopyButtonProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const announce = useAnnounce();

  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [state]);

  const copy = async () => {
    const copied = await bridge.copyText({ text }).then(
      (answer) => answer.ok,
      () => false,
    );
    setState(copied ? 'copied' : 'failed');
    announce(copied ? en.components.copied : en.components.copyFailed);
  };
  const shown = { idle: children, copied: en.components.copied, failed: en.components.copyFailed }[state];
  return (
    <Button
      variant="quiet"
      size="compact"
      icon={<Icon of={state === 'copied' ? Check : Copy} size={14} />}
      aria-label={label}
      title={children === undefined ? label : undefined}
      onClick={() => void copy()}
    >
      {children === undefined ? undefined : shown}
    </Button>
  );
}
