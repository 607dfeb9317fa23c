import { Popover as BasePopover } from '@base-ui/react/popover';
import { type ReactElement, type ReactNode, useState } from 'react';
import './popup.css';
import './popover.css';

type PopoverProps = {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly title: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Whether the button has the focus again once it is closed: not where the panel led to another place. */
  readonly givesFocusBack?: () => boolean;
  readonly children: ReactNode;
};

/**
 * A small panel above the button that opens it; Esc or a press beside it closes it, and the page stays within reach.
 * It hangs in the button's own region of the page, where a reader who goes by landmarks comes upon it.
 */
export function Popover({ trigger, title, open, onOpenChange, givesFocusBack, children }: PopoverProps) {
  const [region, setRegion] = useState<HTMLElement | null>(null);
  return (
    <BasePopover.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <BasePopover.Trigger
        ref={(button: HTMLElement | null) => setRegion(button?.closest('section') ?? null)}
        render={trigger}
      />
      <BasePopover.Portal container={region ?? undefined}>
        <BasePopover.Positioner className="popup-place" side="top" align="start" sideOffset={8} positionMethod="fixed">
          <BasePopover.Popup className="popup popover" finalFocus={givesFocusBack}>
            <BasePopover.Title className="popover-title">{title}</BasePopover.Title>
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
