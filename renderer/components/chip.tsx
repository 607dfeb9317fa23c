import type { ReactNode } from 'react';
import './chip.css';

export type ChipTone = 'neutral' | 'accent' | 'ok' | 'warn' | 'error';

type ChipProps = {
  readonly tone?: ChipTone;
  /** 12 px. */
  readonly icon?: ReactNode;
  /** For codes, such as a status. */
  readonly mono?: boolean;
  readonly title?: string | undefined;
  readonly children: ReactNode;
};

/** A short fact in a coloured box. The colour repeats what the words or the icon say. */
export function Chip({ tone = 'neutral', icon, mono = false, title, children }: ChipProps) {
  return (
    <span className="chip" data-tone={tone} data-mono={mono || undefined} title={title}>
      {icon}
      <span className="chip-text">{children}</span>
    </span>
  );
}
