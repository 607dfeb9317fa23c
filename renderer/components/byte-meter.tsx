import { Meter } from '@base-ui/react/meter';
import { TriangleAlert } from 'lucide-react';
import { en } from '../messages/en.ts';
import { Icon } from './icon.tsx';
import './byte-meter.css';

type ByteMeterProps = { readonly bytes: number; readonly limit: number };

/** Amber from nine tenths of the limit on. */
const NEARLY_FULL = 0.9;

/** How many bytes of a limit are used: amber at 90 %, red above the limit. */
export function ByteMeter({ bytes, limit }: ByteMeterProps) {
  const text = en.components.bytesOf(bytes, limit);
  const tone = toneOf(bytes, limit);
  return (
    <div className="byte-meter" data-tone={tone}>
      <Meter.Root
        className="byte-meter-bar"
        aria-label={en.components.size}
        max={limit}
        value={Math.min(bytes, limit)}
        aria-valuetext={text}
      >
        <div className="byte-meter-fill" style={{ width: `${Math.min(100, (bytes / limit) * 100)}%` }} />
      </Meter.Root>
      {tone !== 'neutral' && <Icon of={TriangleAlert} size={14} />}
      <span className="type-tabular">{text}</span>
    </div>
  );
}

/** Which tone the meter takes; exactly the limit still fits. */
export function toneOf(bytes: number, limit: number): 'neutral' | 'warn' | 'error' {
  if (bytes > limit) return 'error';
  return bytes >= limit * NEARLY_FULL ? 'warn' : 'neutral';
}
