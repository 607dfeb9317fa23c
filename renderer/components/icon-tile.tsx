import type { LucideIcon } from 'lucide-react';
import { Icon } from './icon.tsx';
import './icon-tile.css';

type IconTileProps = {
  readonly of: LucideIcon;
  readonly size?: 'regular' | 'small';
  readonly tone?: 'accent' | 'neutral' | 'warn' | 'error';
};

/** A decorative icon on a soft square: 36 px, or 24 px when small. */
export function IconTile({ of, size = 'regular', tone = 'accent' }: IconTileProps) {
  return (
    <span className="icon-tile" data-size={size} data-tone={tone}>
      <Icon of={of} size={size === 'regular' ? 20 : 16} />
    </span>
  );
}
