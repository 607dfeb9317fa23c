import { expect, it } from 'vitest';
import { checkNumber } from '../../../renderer/settings/number-check.ts';

const RANGE = { min: 1, max: 120 };

it.each([1, 120, 10])('takes %s', (value) => expect(checkNumber(value, RANGE)).toBeNull());

it.each([null, 0, 121, 1.5, Number.NaN])('tells the range for %s', (value) => {
  expect(checkNumber(value, RANGE)).toBe('Enter a whole number from 1 to 120.');
});

it('takes a fraction where one fits', () => {
  expect(checkNumber(1.5, RANGE, false)).toBeNull();
  expect(checkNumber(0.5, RANGE, false)).toBe('Enter a number from 1 to 120.');
});
