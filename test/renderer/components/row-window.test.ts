import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowWindow } from '../../../renderer/components/row-window.ts';

it('draws what is seen with a margin, not the rest', () => {
  const view = { height: 280, rowHeight: 28, count: 10_000 };
  expect(rowWindow({ ...view, scrollTop: 0 })).toEqual({ first: 0, end: 16 });
  expect(rowWindow({ ...view, scrollTop: 28_000 })).toEqual({ first: 994, end: 1_016 });
  expect(rowWindow({ ...view, scrollTop: 279_720 })).toEqual({ first: 9_984, end: 10_000 });
});

it('draws nothing of nothing, and stays within a list that became shorter', () => {
  expect(rowWindow({ scrollTop: 0, height: 280, rowHeight: 28, count: 0 })).toEqual({ first: 0, end: 0 });
  expect(rowWindow({ scrollTop: 28_000, height: 280, rowHeight: 28, count: 3 })).toEqual({ first: 3, end: 3 });
});

it('covers every row that is seen, wherever it is scrolled to', () => {
  const views = fc.record({
    scrollTop: fc.double({ min: 0, max: 300_000, noNaN: true }),
    height: fc.nat(2_000),
    rowHeight: fc.integer({ min: 20, max: 60 }),
    count: fc.nat(10_000),
  });
  fc.assert(
    fc.property(views, fc.double({ min: 0, max: 1, noNaN: true }), (view, at) => {
      const row = Math.floor((view.scrollTop + at * view.height) / view.rowHeight);
      const { first, end } = rowWindow(view);
      expect(0 <= first && first <= end && end <= view.count).toBe(true);
      if (row < view.count) expect(first <= row && row <= end).toBe(true);
      expect(end - first).toBeLessThanOrEqual(Math.ceil(view.height / view.rowHeight) + 14);
    }),
  );
});
