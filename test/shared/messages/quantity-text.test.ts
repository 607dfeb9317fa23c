import { expect, test } from 'vitest';
import { lapseText } from '../../../shared/messages/quantity-text.ts';

test('a span of time is told in its largest whole unit', () => {
  expect([1, 59, 60, 3_599, 3_600, 86_399, 86_400, 95_532_800].map(lapseText)).toEqual([
    '1 second',
    '59 seconds',
    '1 minute',
    '59 minutes',
    '1 hour',
    '23 hours',
    '1 day',
    '1,105 days',
  ]);
});
