import { expect, test } from 'vitest';
import { momentsAt } from '../../../../renderer/bench/result/moment-text.ts';

// Local time, as the texts are: the tests hold in every time zone.
const NOW = new Date(2026, 10, 24, 14, 30);
const { at, ago } = momentsAt(NOW);

test('a moment of today is a time alone, one of another day has its date', () => {
  expect(at(new Date(2026, 10, 24, 9, 5).toISOString())).toBe('09:05');
  expect(at(new Date(2026, 10, 23, 9, 5).toISOString())).toContain('23 November 2026');
});

test('how long ago is never less than nothing, as with a clock that is ahead', () => {
  expect(ago(new Date(2026, 10, 24, 12, 30).toISOString())).toBe('2 hours ago');
  expect(ago(new Date(2026, 10, 24, 15, 30).toISOString())).toBe(ago(NOW.toISOString()));
});
