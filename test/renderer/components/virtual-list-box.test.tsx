import { renderToStaticMarkup as render } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { nextIndex, VirtualListBox } from '../../../renderer/components/virtual-list-box.tsx';

const KEYS = Array.from({ length: 100 }, (_, index) => `k${index}`);

describe('the keys of a long list', () => {
  it.each([
    ['k5', 'ArrowDown', 6],
    ['k5', 'ArrowUp', 4],
    ['k5', 'Home', 0],
    ['k5', 'End', 99],
    ['k5', 'PageDown', 15],
    ['k95', 'PageDown', 99],
    ['k5', 'PageUp', 0],
    [null, 'ArrowDown', 0],
    ['gone', 'ArrowDown', 0],
    ['k5', 'x', null],
  ])('from %s with %s lead to %s', (selected, key, expected) => {
    expect(nextIndex(KEYS, selected, key, 10)).toBe(expected);
  });

  it.each(['ArrowDown', 'PageDown', 'PageUp', 'End'])('lead nowhere in an empty list, %s', (key) => {
    expect(nextIndex([], null, key, 10)).toBeNull();
  });
});

describe('a long list', () => {
  const html = render(
    <VirtualListBox
      label="Received"
      items={KEYS}
      keyOf={(key) => key}
      rowHeight={53}
      selectedKey="k1"
      onSelect={() => undefined}
      render={(key) => key}
    />,
  );

  it('has only the rows that may be seen, and tells how many there are', () => {
    expect(html.match(/role="option"/g)?.length).toBeLessThan(10);
    expect(html).toContain('aria-setsize="100"');
    expect(html).toContain('height:5300px');
  });

  it('points to the chosen row only while it is there', () => {
    expect(html).toMatch(/aria-activedescendant="[^"]*k1"/);
    expect(html.match(/aria-selected="true"/g)).toHaveLength(1);
  });
});
