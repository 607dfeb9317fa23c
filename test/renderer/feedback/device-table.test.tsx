import { renderToStaticMarkup as render } from 'react-dom/server';
import { expect, it } from 'vitest';
import { DeviceTable } from '../../../renderer/feedback/device-table.tsx';
import { localMoment } from '../../../renderer/feedback/reading-text.ts';
import { gone } from './fixtures.ts';

const rowsOf = (html: string) => html.split('<tr').filter((row) => row.includes('aria-rowindex'));

it('draws a row for each of a few devices, with its time in the local clock and in UTC', () => {
  const [head, first, second, ...more] = rowsOf(render(<DeviceTable devices={[gone(2), gone(1)]} />));
  expect(head).toContain('aria-rowindex="1"');
  expect(first).toContain(gone(2).token);
  expect(first).toContain(localMoment(gone(2).timestamp));
  expect(first).toContain(`title="${gone(2).timestamp}"`);
  expect(second).toContain(gone(1).token);
  expect(more).toEqual([]);
});

it('tells how many rows there are, and draws few of them', () => {
  const html = render(<DeviceTable devices={Array.from({ length: 1_000 }, (_, n) => gone(n % 60))} />);
  expect(html).toContain('aria-rowcount="1001"');
  const drawn = rowsOf(html).length - 1;
  expect(drawn).toBeLessThan(20);
  expect(html).toContain(`height:${(1_000 - drawn) * 28}px`);
});
