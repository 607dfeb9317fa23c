import { expect, test } from 'vitest';
import { answerWords } from '../../../../renderer/bench/result/answer-words.ts';
import { rejected } from '../../../shared/answer/situations.ts';
import { ACCEPTED } from '../fixtures.ts';
import { answered, benchWith } from './answered.ts';

const NOW = new Date('2026-11-24T14:30:00Z');

function words(outcome: Parameters<typeof answerWords>[2]) {
  const send = answered('b', { outcome });
  return answerWords(benchWith(send), send, outcome, 1000, NOW);
}

test('what was accepted has nothing to mend, and one text in the row and in the details', () => {
  const { repair, short, whole } = words(ACCEPTED);
  expect(repair).toBeNull();
  expect(short).toBe(whole);
});

test('a button takes the place of what to do in the row; the details say it all', () => {
  const { title, repair, short, whole } = words(rejected('Unregistered'));
  expect(title).toBe('Unregistered');
  expect(repair).toEqual({ kind: 'remove-token' });
  expect(whole.startsWith(short)).toBe(true);
  expect(whole.length).toBeGreaterThan(short.length);
});

test('without a button the row says what to do itself', () => {
  const { repair, short, whole } = words(rejected('BadPath'));
  expect(repair).toBeNull();
  expect(short).toBe(whole);
});
