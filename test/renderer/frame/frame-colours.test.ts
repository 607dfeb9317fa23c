import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from '../../../renderer/messages/en.ts';
import { colourTable, contrast, type Theme } from '../styles/colour-table.ts';

const SHEET = readFileSync(new URL('../../../renderer/frame/hex-view.css', import.meta.url), 'utf8');
const FIELDS = Object.keys(en.simulator.frame.fields).filter((field) => field !== 'unreadable');

function colours(field: string, theme: Theme): { readonly text: string; readonly ground: string } {
  const read = (name: string) => {
    const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);`).exec(SHEET);
    return found?.[theme === 'light' ? 1 : 2] ?? 'none';
  };
  return { text: read(`field-${field}`), ground: read(`field-${field}-soft`) };
}

it('there are eight fields with a colour of their own', () => expect(FIELDS).toHaveLength(8));

describe.each<Theme>(['light', 'dark'])('the fields of a frame, %s', (theme) => {
  const table = colourTable(theme);
  const colour = (name: string) => table.get(name) ?? 'none';

  it.each(FIELDS)('%s is read at 4.5:1 on its ground, and on its own colour while it is marked', (field) => {
    const { text, ground } = colours(field, theme);
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('surface'), text)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(FIELDS)('the mark of %s is seen at 3:1 in the legend', (field) => {
    for (const ground of ['canvas', 'hover']) {
      expect(contrast(colours(field, theme).text, colour(ground))).toBeGreaterThanOrEqual(3);
    }
  });

  it('no two have the same colour', () => {
    expect(new Set(FIELDS.map((field) => colours(field, theme).text)).size).toBe(FIELDS.length);
  });

  it('JSON and statuses are read at 4.5:1 on the page and on a chosen row', () => {
    for (const name of ['accent-text', 'ok', 'warn', 'err', 'text-2']) {
      expect(contrast(colour(name), colour('canvas'))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour(name), colour('accent-soft'))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour(name), colour('hover'))).toBeGreaterThanOrEqual(4.5);
    }
  });
});
