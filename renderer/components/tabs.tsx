import { Tabs as BaseTabs } from '@base-ui/react/tabs';
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import { en } from '../messages/en.ts';
import { Chip } from './chip.tsx';
import './tabs.css';

export type Tab<T> = {
  readonly value: T;
  readonly label: string;
  /** How many fields behind this tab have an error; shown as a red count. */
  readonly errors?: number;
  /** How many findings there are that may well be meant; shown as an amber count. */
  readonly warnings?: number;
};

type TabsProps<T> = {
  /** Accessible name of the tab list. */
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly tabs: readonly Tab<T>[];
  /** Before the tabs, such as a card's title. */
  readonly title?: ReactNode;
  /** At the right of the tabs. */
  readonly aside?: ReactNode;
  /** A `TabPanel` for each tab. */
  readonly children: ReactNode;
};

/** Tabs in a 40 px row, and the panels below. Inside a `Card` without a title the row is its header. */
export function Tabs<T extends string>({ label, value, onChange, tabs, title, aside, children }: TabsProps<T>) {
  const list = useRef<HTMLDivElement>(null);
  useTabFocus(list, value);
  const byKey = useRef(false);
  const choose = (next: T, { event }: { readonly event: Event }) => {
    // A dialog that gives the focus back to a tab does not choose it, as the arrow keys do.
    if (event instanceof FocusEvent && !byKey.current) return;
    onChange(next);
  };
  return (
    <BaseTabs.Root className="tabs" value={value} onValueChange={choose}>
      <div className="tabs-row">
        {title && <h2 className="type-card-title">{title}</h2>}
        <BaseTabs.List
          ref={list}
          className="tabs-list"
          aria-label={label}
          activateOnFocus
          onKeyDownCapture={() => {
            byKey.current = true;
          }}
          onKeyUpCapture={() => {
            byKey.current = false;
          }}
        >
          {tabs.map((tab) => (
            <BaseTabs.Tab key={tab.value} value={tab.value} className="tabs-tab">
              {tab.label}
              {tab.errors ? (
                <Count tone="error" count={tab.errors} name={en.components.errorCount(tab.errors)} />
              ) : null}
              {tab.warnings ? (
                <Count tone="warn" count={tab.warnings} name={en.components.warningCount(tab.warnings)} />
              ) : null}
            </BaseTabs.Tab>
          ))}
          <BaseTabs.Indicator className="tabs-underline" />
        </BaseTabs.List>
        {aside && <div className="tabs-aside">{aside}</div>}
      </div>
      {children}
    </BaseTabs.Root>
  );
}

/** A key may change the tab while something in its panel has the focus: it moves on to the tab, not to nowhere. */
function useTabFocus(list: RefObject<HTMLDivElement | null>, value: string): void {
  const last = useRef(value);
  // Before the effects of the new panel: what they give the focus to keeps it.
  useLayoutEffect(() => {
    if (last.current === value) return;
    last.current = value;
    const { activeElement } = document;
    // The panel before is still in the page for a moment, with the focus.
    if (activeElement !== document.body && !activeElement?.closest('.tabs-panel')) return;
    list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }, [list, value]);
}

type CountProps = { readonly tone: 'error' | 'warn'; readonly count: number; readonly name: string };

function Count({ tone, count, name }: CountProps) {
  return (
    <Chip tone={tone}>
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{name}</span>
    </Chip>
  );
}

type TabPanelProps<T> = { readonly value: T; readonly children: ReactNode };

/** What one tab shows; its parts are in the page only while the tab is chosen. */
export function TabPanel<T extends string>({ value, children }: TabPanelProps<T>) {
  return (
    <BaseTabs.Panel value={value} className="tabs-panel">
      {children}
    </BaseTabs.Panel>
  );
}
