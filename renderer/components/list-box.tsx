import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';
import './list-box.css';

export type ListBoxOption = { readonly id: string; readonly content: ReactNode };
export type ListBoxGroup = { readonly id: string; readonly label: string; readonly options: readonly ListBoxOption[] };

type ListBoxProps = {
  readonly label: string;
  readonly groups: readonly ListBoxGroup[];
  /** None of the options when it is not among them. */
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  /** Does what the option is for: at Enter, and when it is pressed twice. */
  readonly onActivate?: (id: string) => void;
  readonly root?: RefObject<HTMLDivElement | null>;
};

/**
 * One of a grouped list; choosing follows the arrow keys, Home and End. The focus stays on the list, which points to
 * the chosen option (WAI-ARIA Authoring Practices, Listbox).
 */
export function ListBox({ label, groups, selectedId, onSelect, onActivate, root }: ListBoxProps) {
  const id = useId();
  const own = useRef<HTMLDivElement>(null);
  const list = root ?? own;
  const ids = groups.flatMap((group) => group.options.map((option) => option.id));
  const chosen = selectedId !== null && ids.includes(selectedId) ? selectedId : null;

  useEffect(() => {
    if (chosen === null) return;
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen, list]);

  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && chosen !== null && onActivate !== undefined) {
      event.preventDefault();
      return onActivate(chosen);
    }
    const next = neighbour(ids, chosen, event.key);
    if (next === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onSelect(next);
  };
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      className="list-box"
      aria-label={label}
      aria-activedescendant={chosen === null ? undefined : optionId(id, chosen)}
      onKeyDown={press}
    >
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is not allowed within a listbox
        <div key={group.id} role="group" aria-labelledby={`${id}-${group.id}`} className="list-box-group">
          <div id={`${id}-${group.id}`} className="list-box-heading">
            {group.label}
          </div>
          {group.options.map((option) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and points to it
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
            <div
              key={option.id}
              id={optionId(id, option.id)}
              role="option"
              aria-selected={option.id === chosen}
              className="list-box-option"
              onClick={() => onSelect(option.id)}
              onDoubleClick={() => onActivate?.(option.id)}
            >
              {option.content}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

/** Where a key leads from the chosen id; null when it leads nowhere. With nothing chosen the arrows begin at an end. */
export function neighbour(ids: readonly string[], chosen: string | null, key: string): string | null {
  const at = chosen === null ? -1 : ids.indexOf(chosen);
  switch (key) {
    case 'ArrowDown':
      return ids[Math.min(at + 1, ids.length - 1)] ?? null;
    case 'ArrowUp':
      return ids[at === -1 ? ids.length - 1 : Math.max(at - 1, 0)] ?? null;
    case 'Home':
      return ids[0] ?? null;
    case 'End':
      return ids.at(-1) ?? null;
    default:
      return null;
  }
}

function optionId(list: string, option: string): string {
  return `${list}-option-${option}`;
}
