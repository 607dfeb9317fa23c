import { expect, test } from 'vitest';
import { halfTyped, shownText, type TypedParts } from '../../../../renderer/bench/message/form/object-part.ts';

const HELD = '{"a":1}';
const PAYLOAD = `{"aps":{"content-state":${HELD}}}`;
const UPDATE = { event: null };

function half(kept: TypedParts, pushType = 'liveactivity', payload = PAYLOAD) {
  return halfTyped(payload, kept, pushType, UPDATE);
}

test('a text that is no object yet is told, one that is an object and one that nobody typed are not', () => {
  expect(half({ contentState: { typed: '{"a":', over: HELD } })).toEqual(['contentState']);
  expect(half({ contentState: { typed: '{"a": 1}', over: HELD } })).toEqual([]);
  expect(half({})).toEqual([]);
});

test('a text over what the payload no longer holds is not shown, and not told', () => {
  const kept = { typed: '{"a":', over: '{"b":2}' };
  expect(shownText(HELD, kept)).toBe(HELD);
  expect(half({ contentState: kept })).toEqual([]);
});

test('what the form of the push type does not show is not told', () => {
  const kept = { contentState: { typed: '{', over: HELD }, customData: { typed: '{', over: null } } as const;
  expect(half(kept)).toEqual(['contentState']);
  expect(half(kept, 'background')).toEqual(['customData']);
});

test('an object that the payload does not hold yet is told once it is begun', () => {
  expect(half({ customData: { typed: '', over: null } }, 'alert', '{"aps":{}}')).toEqual([]);
  expect(half({ customData: { typed: '{ "orderId"', over: null } }, 'alert', '{"aps":{}}')).toEqual(['customData']);
});
