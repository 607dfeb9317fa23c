import { readFileSync } from 'node:fs';

export type Theme = 'light' | 'dark';

const SOURCE = readFileSync(new URL('../../../renderer/styles/tokens.css', import.meta.url), 'utf8');
const ENTRY = /--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g;

/** The colours of the first block of the style sheet, by name. */
export function colourTable(theme: Theme): ReadonlyMap<string, string> {
  const block = SOURCE.slice(0, SOURCE.indexOf('}'));
  return new Map(
    [...block.matchAll(ENTRY)].map(([, name = '', light = '', dark = '']) => [name, theme === 'light' ? light : dark]),
  );
}

/** Contrast ratio of two colours, WCAG 2.2 section "contrast ratio". */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
