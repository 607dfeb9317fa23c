import { Plus } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Icon } from './icon.tsx';
import './chip.css';

/** A dashed chip that adds something when pressed. */
export function ChipButton({ children, ...rest }: ComponentProps<'button'>) {
  return (
    <button type="button" {...rest} className="chip-button">
      <Icon of={Plus} size={12} />
      {children}
    </button>
  );
}
