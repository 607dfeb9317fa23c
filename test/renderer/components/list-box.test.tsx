import { renderToStaticMarkup as render } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ListBox, neighbour } from '../../../renderer/components/list-box.tsx';

const IDS = ['a', 'b', 'c'];

describe('the keys of a list', () => {
  it.each([
    ['a', 'ArrowDown', 'b'],
    ['c', 'ArrowDown', 'c'],
    ['b', 'ArrowUp', 'a'],
    ['a', 'ArrowUp', 'a'],
    ['b', 'Home', 'a'],
    ['b', 'End', 'c'],
    [null, 'ArrowDown', 'a'],
    [null, 'ArrowUp', 'c'],
    ['b', 'x', null],
  ])('from %s with %s lead to %s', (chosen, key, expected) => expect(neighbour(IDS, chosen, key)).toBe(expected));

  it('lead nowhere in an empty list', () => expect(neighbour([], null, 'ArrowDown')).toBeNull());
});

describe('a list', () => {
  const groups = [
    {
      id: 'g',
      label: 'Certificates',
      options: [
        { id: 'a', content: 'one' },
        { id: 'b', content: 'two' },
      ],
    },
  ];
  const html = (selectedId: string | null) =>
    render(<ListBox label="Identities" groups={groups} selectedId={selectedId} onSelect={() => undefined} />);

  it('points to the chosen option and names its groups', () => {
    const active = /aria-activedescendant="([^"]*)"/.exec(html('b'))?.[1] ?? 'none';
    expect(html('b')).toContain(`id="${active}" role="option" aria-selected="true"`);
    expect(html('b').match(/aria-selected="true"/g)).toHaveLength(1);
    expect(html('b')).toMatch(/role="group" aria-labelledby="([^"]+)".*id="\1"[^>]*>Certificates</);
  });

  it('points to nothing that it does not have', () => {
    expect(html('gone')).not.toContain('aria-activedescendant');
  });
});
