import { type RefObject, useLayoutEffect, useState } from 'react';

/** Rows above and below what is seen that are drawn too, so that scrolling shows no gaps. */
const MARGIN_ROWS = 6;

/** The rows to draw: from `first` up to, not including, `end`. */
export type RowWindow = { readonly first: number; readonly end: number };

export type RowView = {
  readonly scrollTop: number;
  /** How much is seen, px. */
  readonly height: number;
  readonly rowHeight: number;
  readonly count: number;
};

/** Which of many rows of one height are worth drawing. */
export function rowWindow({ scrollTop, height, rowHeight, count }: RowView): RowWindow {
  const top = Math.floor(scrollTop / rowHeight) - MARGIN_ROWS;
  const bottom = Math.ceil((scrollTop + height) / rowHeight) + MARGIN_ROWS;
  const first = Math.min(Math.max(top, 0), count);
  return { first, end: Math.max(first, Math.min(bottom, count)) };
}

/** Follows a scrolling element and tells which of its rows to draw; the element draws the others as empty space. */
export function useRowWindow(root: RefObject<HTMLElement | null>, rowHeight: number, count: number): RowWindow {
  const [view, setView] = useState({ scrollTop: 0, height: 0 });
  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) return;
    const look = () => setView({ scrollTop: element.scrollTop, height: element.clientHeight });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [root]);
  return rowWindow({ ...view, rowHeight, count });
}
