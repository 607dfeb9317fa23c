import { describe, expect, it } from 'vitest';
import { colourTable, contrast, type Theme } from './colour-table.ts';

const GROUNDS = ['canvas', 'sidebar', 'surface', 'inset', 'hover'];
/** Grounds of what has a status, and of the drawings' boxes. */
const SOFT = ['accent-soft', 'ok-soft', 'warn-soft', 'err-soft'];

/** Each text colour and the surfaces it is used on. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  text: [...GROUNDS, 'selected', ...SOFT],
  'text-2': [...GROUNDS, 'selected', ...SOFT],
  'text-3': GROUNDS,
  'accent-text': ['canvas', 'surface', 'inset', 'sidebar', 'accent-soft', 'selected'],
  'on-accent': ['accent', 'accent-hover', 'accent-press'],
  ok: ['surface', 'ok-soft'],
  warn: ['surface', 'canvas', 'warn-soft'],
  err: ['surface', 'canvas', 'err-soft', 'inset'],
};

/** Each mark (dot, ring, bar, border of a field in error) and the surfaces it is seen on. */
const MARKS: Readonly<Record<string, readonly string[]>> = {
  accent: ['canvas', 'surface', 'inset', 'sidebar'],
  'ok-solid': ['surface'],
  'warn-solid': ['surface'],
  'err-solid': ['surface', 'canvas', 'sidebar'],
  'control-strong': ['surface', 'canvas'],
};

describe.each<Theme>(['light', 'dark'])('the %s theme', (theme) => {
  const table = colourTable(theme);

  it('has the whole table', () => expect(table.size).toBe(32));

  it.each(pairs(TEXTS))('has text %s on %s at 4.5:1 or more', (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pairs(MARKS))('has the mark %s on %s at 3:1 or more', (mark, ground) => {
    expect(contrast(colour(mark), colour(ground))).toBeGreaterThanOrEqual(3);
  });

  function colour(name: string): string {
    const value = table.get(name);
    if (value === undefined) throw new Error(`no colour ${name}`);
    return value;
  }
});

describe('the contrast measure', () => {
  it('is 21 for black on white', () => expect(contrast('#000000', '#ffffff')).toBeCloseTo(21));
  it('is 1 for a colour on itself', () => expect(contrast('#2b59e0', '#2b59e0')).toBe(1));
  it('finds a pair that is too faint', () => expect(contrast('#9a9ea8', '#ffffff')).toBeLessThan(4.5));
});

function pairs(uses: Readonly<Record<string, readonly string[]>>): [string, string][] {
  return Object.entries(uses).flatMap(([mark, grounds]) => grounds.map((ground): [string, string] => [mark, ground]));
}
