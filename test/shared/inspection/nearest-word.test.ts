import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, nearestWord } from '../../../shared/inspection/nearest-word.ts';

describe('the nearest word', () => {
  test.each([
    ['badage', 'badge'],
    ['bagde', 'badge'],
    ['content_available', 'content-available'],
    ['contentavailable', 'content-available'],
    ['Alert', 'alert'],
    ['sond', 'sound'],
    ['custom', null],
    ['id', null],
    ['url', null],
    ['data', null],
  ])('of %s is %s', (word, expected) => {
    expect(nearestWord(word, ['alert', 'badge', 'sound', 'content-available', 'category'])).toBe(expected);
  });

  test('is measured like a distance', () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(fc.property(word, (one) => editDistance(one, one) === 0));
    fc.assert(fc.property(word, word, (one, other) => editDistance(one, other) === editDistance(other, one)));
    fc.assert(fc.property(word, word, (one, other) => (editDistance(one, other) === 0) === (one === other)));
  });
});
