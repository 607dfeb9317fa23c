import { Tooltip as BaseTooltip } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import type { Shortcut } from './shortcut.ts';
import { ShortcutHint } from './shortcut-hint.tsx';
import './tooltip.css';

type TooltipProps = {
  readonly text: string;
  readonly shortcut?: Shortcut | undefined;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  /** The control it explains; it must pass its props on to an element that can have the focus. */
  readonly children: ReactElement;
};

/** A short text shown on hover and focus. It repeats or adds to the control's own name, which stays needed. */
export function Tooltip({ text, shortcut, side = 'top', children }: TooltipProps) {
  return (
    <BaseTooltip.Root>
      <BaseTooltip.Trigger render={children} />
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner className="tooltip-place" side={side} sideOffset={6}>
          <BaseTooltip.Popup className="tooltip">
            {text}
            {shortcut && <ShortcutHint shortcut={shortcut} />}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}
