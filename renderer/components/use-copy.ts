import { useEffect, useState } from 'react';
import { bridge } from '../bridge.ts';
import { en } from '../messages/en.ts';
import { useAnnounce } from './live-region.tsx';

export type CopyState = 'idle' | 'copied' | 'failed';

/** How long "Copied" stays, ms. */
const SHOWN_FOR = 2_000;

/**
 * A function that puts a text on the clipboard, says so (`said` in place of "Copied") and gives whether it could, and how
 * that went a moment ago.
 */
export function useCopy(): readonly [CopyState, (text: string, said?: string) => Promise<boolean>] {
  const [state, setState] = useState<CopyState>('idle');
  const announce = useAnnounce();

  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [state]);

  const copy = async (text: string, said: string = en.components.copied) => {
    const copied = await bridge.copyText({ text }).then(
      (answer) => answer.ok,
      () => false,
    );
    setState(copied ? 'copied' : 'failed');
    announce(copied ? said : en.components.copyFailed);
    return copied;
  };
  return [state, copy];
}
