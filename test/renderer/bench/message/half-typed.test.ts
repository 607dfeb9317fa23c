import { expect, test } from 'vitest';
import { halfTyped } from '../../../../renderer/bench/message/form/half-typed.ts';
import { shownText, typeInto } from '../../../../renderer/bench/message/form/object-part.ts';
import type { TypedParts } from '../../../../shared/payload/typed-parts.ts';

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

test('what is typed goes into the payload once it is an object, and is kept as it was typed until then', () => {
  const begun = typeInto({ payload: PAYLOAD, typedParts: {} }, 'contentState', '{"a":');
  expect(begun).toEqual({ payload: PAYLOAD, typedParts: { contentState: { typed: '{"a":', over: HELD } } });
  const done = typeInto(begun, 'contentState', '{"a":2} ');
  expect(done.payload).toBe('{"aps":{"content-state":{"a":2}}}');
  expect(done.typedParts).toEqual({ contentState: { typed: '{"a":2} ', over: '{"a":2}' } });
});

test('a text that the payload holds letter by letter is not kept beside it, nor one that was taken back', () => {
  const begun = { payload: PAYLOAD, typedParts: { customData: { typed: '{', over: null } } } as const;
  expect(typeInto(begun, 'contentState', HELD)).toEqual(begun);
  expect(typeInto(begun, 'customData', '')).toEqual({ payload: PAYLOAD, typedParts: {} });
});
