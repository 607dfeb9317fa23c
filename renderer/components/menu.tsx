import { Menu as BaseMenu } from '@base-ui/react/menu';
import { type ReactElement, useState } from 'react';
import './popup.css';
import './menu.css';

export type MenuItem = {
  readonly label: string;
  readonly onChoose: () => void;
  readonly disabled?: boolean;
  /** `danger`: what cannot be undone. */
  readonly tone?: 'danger';
};

type MenuProps = {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  /** A line stands between the groups. */
  readonly groups: readonly (readonly MenuItem[])[];
};

/**
 * Further actions behind a button; arrows move, Enter chooses, Esc closes. The accessible name drops a trailing "…".
 * The list hangs in the page's main part and not beside it, so that a reader who goes by landmarks comes upon it.
 */
export function Menu({ trigger, groups }: MenuProps) {
  const [landmark, setLandmark] = useState<HTMLElement | null>(null);
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger
        ref={(button: HTMLElement | null) => setLandmark(button?.closest('main') ?? null)}
        render={trigger}
      />
      <BaseMenu.Portal container={landmark ?? undefined}>
        <BaseMenu.Positioner className="popup-place" align="end" sideOffset={4} positionMethod="fixed">
          <BaseMenu.Popup className="popup menu">
            {groups
              .filter((items) => items.length > 0)
              .map((items, index) => (
                <BaseMenu.Group key={items.map((item) => item.label).join()}>
                  {index > 0 && <BaseMenu.Separator className="menu-line" />}
                  {items.map(({ label, onChoose, disabled = false, tone }) => (
                    <BaseMenu.Item
                      key={label}
                      className="popup-item menu-item"
                      data-tone={tone}
                      disabled={disabled}
                      aria-label={label.replace('…', '')}
                      onClick={onChoose}
                    >
                      {label}
                    </BaseMenu.Item>
                  ))}
                </BaseMenu.Group>
              ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}
