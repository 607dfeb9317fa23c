import type { ReactNode } from 'react';
import { Toolbar, type ToolbarProps } from './toolbar.tsx';
import './split-layout.css';

type SplitLayoutProps = {
  readonly toolbar: ToolbarProps;
  /** The accessible name of the list's part. */
  readonly listLabel: string;
  readonly list: ReactNode;
  /** What the list's chosen entry is. */
  readonly children: ReactNode;
};

/** The frame of a page of two panes: a list at the left and, of its chosen entry, the detail. Each scrolls by itself. */
export function SplitLayout({ toolbar, listLabel, list, children }: SplitLayoutProps) {
  return (
    <div className="page">
      <Toolbar {...toolbar} />
      <div className="split">
        <section className="split-list" aria-label={listLabel}>
          {list}
        </section>
        <main className="split-detail">
          <div className="split-cards">{children}</div>
        </main>
      </div>
    </div>
  );
}
