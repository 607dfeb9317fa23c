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
  /** Said below it, such as why it cannot be chosen. */
  readonly note?: string;
};

/** Items that belong together, under a heading where there is one. */
export type MenuGroup = readonly MenuItem[] | { readonly heading: string; readonly items: readonly MenuItem[] };

type MenuProps = {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  /** A line stands between the groups. A function makes them when the list is seen, where that is dear. */
  readonly groups: readonly MenuGroup[] | (() => readonly MenuGroup[]);
};

/**
 * Further actions behind a button; arrows move, Enter chooses, Esc closes. The accessible name drops a trailing "…".
 * The list hangs in the part of the page that its button is in, so that a reader who goes by landmarks comes upon it.
 */
export function Menu({ trigger, groups }: MenuProps) {
  const [landmark, setLandmark] = useState<HTMLElement | null>(null);
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger
        ref={(button: HTMLElement | null) =>
          setLandmark(button?.closest<HTMLElement>('main') ?? button?.closest('section') ?? null)
        }
        render={trigger}
      />
      <BaseMenu.Portal container={landmark ?? undefined}>
        <BaseMenu.Positioner className="popup-place" align="end" sideOffset={4} positionMethod="fixed">
          <BaseMenu.Popup className="popup menu">
            <Groups groups={groups} />
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

function Groups({ groups }: Pick<MenuProps, 'groups'>) {
  return (typeof groups === 'function' ? groups() : groups)
    .map((group) => ('items' in group ? group : { heading: null, items: group }))
    .filter(({ items }) => items.length > 0)
    .map(({ heading, items }, index) => (
      <BaseMenu.Group key={items.map((item) => item.label).join()}>
        {index > 0 && <BaseMenu.Separator className="menu-line" />}
        {heading !== null && <BaseMenu.GroupLabel className="menu-heading">{heading}</BaseMenu.GroupLabel>}
        {items.map((item) => (
          <Item key={item.label} {...item} />
        ))}
      </BaseMenu.Group>
    ));
}

function Item({ label, onChoose, disabled = false, tone, note }: MenuItem) {
  return (
    <BaseMenu.Item
      className="popup-item menu-item"
      data-tone={tone}
      data-noted={note !== undefined || undefined}
      disabled={disabled}
      // With a note the whole text is the name, so that nothing which is seen goes unsaid.
      aria-label={note === undefined ? label.replace('…', '') : undefined}
      onClick={onChoose}
    >
      {label} {note !== undefined && <span className="menu-note">{note}</span>}
    </BaseMenu.Item>
  );
}
