import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { neighbour } from './list-box.tsx';
import { rowWindow } from './row-window.ts';
import './virtual-list-box.css';

type VirtualListBoxProps<T> = {
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** Of every row, px. */
  readonly rowHeight: number;
  readonly selectedKey: string | null;
  readonly onSelect: (item: T) => void;
  readonly render: (item: T) => ReactNode;
  /** Whether the list is at its top, told when that changes. */
  readonly onAtTop?: (atTop: boolean) => void;
  /** Another number scrolls to the top. */
  readonly topRequest?: number;
  readonly root?: RefObject<HTMLDivElement | null>;
};

/**
 * A long list of rows of one height, of which only the visible ones are in the page. Rows that come above leave the
 * ones that are looked at where they are, unless the list is at its top. Keys as in `ListBox`, and Page Up and Down.
 */
export function VirtualListBox<T>({
  label,
  items,
  keyOf,
  rowHeight,
  selectedKey,
  onSelect,
  render,
  onAtTop,
  topRequest = 0,
  root,
}: VirtualListBoxProps<T>) {
  const id = useId();
  const own = useRef<HTMLDivElement>(null);
  const list = root ?? own;
  const { top, height, measure } = useScroll(list, onAtTop);
  useAnchor(list, items, keyOf, rowHeight);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another request is what it waits for
  useLayoutEffect(() => {
    if (list.current !== null) list.current.scrollTop = 0;
    measure();
  }, [topRequest]);

  const { first: from, end } = rowWindow({ scrollTop: top, height, rowHeight, count: items.length });
  const visible = items.slice(from, end);
  const isSelectedHere = visible.some((item) => keyOf(item) === selectedKey);

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = nextIndex(items.map(keyOf), selectedKey, event.key, Math.max(1, Math.floor(height / rowHeight) - 1));
    const item = next === null ? undefined : items[next];
    if (next === null || item === undefined) return;
    event.preventDefault();
    onSelect(item);
    reveal(list.current, next * rowHeight, rowHeight);
  };
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      className="virtual-list"
      aria-label={label}
      aria-activedescendant={isSelectedHere && selectedKey !== null ? `${id}-${selectedKey}` : undefined}
      onKeyDown={press}
      onScroll={measure}
    >
      <div role="presentation" className="virtual-list-space" style={{ height: items.length * rowHeight }}>
        {visible.map((item, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and points to it
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
          <div
            key={keyOf(item)}
            id={`${id}-${keyOf(item)}`}
            role="option"
            aria-selected={keyOf(item) === selectedKey}
            aria-setsize={items.length}
            aria-posinset={from + index + 1}
            className="virtual-list-row"
            style={{ height: rowHeight, transform: `translateY(${(from + index) * rowHeight}px)` }}
            onClick={() => onSelect(item)}
          >
            {render(item)}
          </div>
        ))}
      </div>
    </div>
  );
}

type Root = { readonly current: HTMLDivElement | null };

/** How far the list is scrolled and how high it is. */
function useScroll(list: Root, onAtTop: ((atTop: boolean) => void) | undefined) {
  const [place, setPlace] = useState({ top: 0, height: 0 });
  const told = useRef(true);
  const measure = () => {
    const element = list.current;
    if (element === null) return;
    const { scrollTop: top, clientHeight: height } = element;
    setPlace((before) => (before.top === top && before.height === height ? before : { top, height }));
    if (told.current !== top <= 0) onAtTop?.(top <= 0);
    told.current = top <= 0;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the observer tells of every later size
  useLayoutEffect(() => {
    measure();
    if (list.current === null) return;
    const observer = new ResizeObserver(measure);
    observer.observe(list.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => () => onAtTop?.(true), [onAtTop]);
  return { ...place, measure };
}

/** Keeps the first visible row where it is when others come or go above it. */
function useAnchor<T>(list: Root, items: readonly T[], keyOf: (item: T) => string, rowHeight: number): void {
  const before = useRef(items);
  useLayoutEffect(() => {
    const element = list.current;
    const [earlier, now] = [before.current, items];
    before.current = items;
    if (element === null || earlier === now || element.scrollTop <= 0) return;
    const at = Math.floor(element.scrollTop / rowHeight);
    const anchor = earlier[at];
    if (anchor === undefined) return;
    const key = keyOf(anchor);
    const moved = now.findIndex((item) => keyOf(item) === key);
    if (moved !== -1 && moved !== at) element.scrollTop += (moved - at) * rowHeight;
  }, [list, items, keyOf, rowHeight]);
}

/** Where a key leads; null when it leads nowhere. */
export function nextIndex(keys: readonly string[], selected: string | null, key: string, page: number): number | null {
  const at = selected === null ? -1 : keys.indexOf(selected);
  if (key === 'PageDown') return keys.length === 0 ? null : Math.min(at + page, keys.length - 1);
  if (key === 'PageUp') return keys.length === 0 ? null : Math.max(at - page, 0);
  const next = neighbour(keys, at === -1 ? null : selected, key);
  return next === null ? null : keys.indexOf(next);
}

function reveal(element: HTMLElement | null, top: number, height: number): void {
  if (element === null) return;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (top + height > element.scrollTop + element.clientHeight)
    element.scrollTop = top + height - element.clientHeight;
}
