import { Menu as BaseMenu } from '@base-ui/react/menu';
import type { ReactElement } from 'react';
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

/** Further actions behind a button; arrows move, Enter chooses, Esc closes. The accessible name drops a trailing "…". */
export function Menu({ trigger, groups }: MenuProps) {
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner className="popup-place" align="end" sideOffset={4}>
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
