import { Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../../components/icon.tsx';
import './card-line.css';

type CardLineProps = {
  readonly tone?: 'quiet' | 'warn';
  /** What is worth knowing, and mostly a link that does something about it. */
  readonly children: ReactNode;
};

/** A line within a card, where a finding of its own would be too loud. */
export function CardLine({ tone = 'quiet', children }: CardLineProps) {
  return (
    <p className="card-line" data-tone={tone}>
      <Icon of={tone === 'warn' ? TriangleAlert : Info} size={14} />
      <span>{children}</span>
    </p>
  );
}
