import { useEffect, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useAnnounce } from '../../components/live-region.tsx';
import { en } from '../../messages/en.ts';
import { useCommand } from '../../shell/commands.tsx';

const texts = en.bench.empty;

/** How long a reading goes on before a way out is offered, ms; most are over long before. */
const PATIENCE_MS = 1_000;

type CancelReadingProps = {
  readonly names: readonly string[];
  readonly cancelling: boolean;
  readonly onCancel: () => void;
};

/** Gives a reading up: a button once it takes longer than a moment, and Escape at any time. */
export function CancelReading({ names, cancelling, onCancel }: CancelReadingProps) {
  const announce = useAnnounce();
  const [takesLong, setTakesLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setTakesLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  const cancel = () => {
    onCancel();
    announce(texts.readingCancelled);
  };
  useCommand('escape', () => {
    if (cancelling) return false;
    cancel();
  });
  if (!takesLong) return null;
  return (
    <Button variant="quiet" aria-label={texts.cancelReadingName(names)} disabled={cancelling} onClick={cancel}>
      {texts.cancelReading}
    </Button>
  );
}
