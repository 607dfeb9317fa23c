import { describe, expect, it } from 'vitest';
import { inEditor, partAt, troubleAt } from '../../../../../renderer/bench/message/json-editor/text-marks.ts';
import { parseObject } from '../../../../../shared/payload/json-text.ts';

/** What is marked of a text that is no payload. */
function marked(text: string): string | null {
  const parsed = parseObject(text);
  const place = parsed.ok ? null : troubleAt(text, parsed.problem);
  return place === null
    ? null
    : `${text.slice(0, place.from)}<${text.slice(place.from, place.to)}>${text.slice(place.to)}`;
}

describe('the marks', () => {
  it.each([
    ['{"a": 1,}', '{"a": 1,<>}'],
    ['{\r\n "🙂": nul }', '{\r\n "🙂": <nul> }'],
    ['{\r\r\n"a": "b" "c": 1}', '{\r\r\n"a": "b" <"c">: 1}'],
    ['{"a": 1', '{"a": 1<>'],
  ])('of %j are at the trouble', (text, expected) => expect(marked(text)).toBe(expected));

  it('are none for a payload', () => expect(marked('{}')).toBeNull());

  it('are one character wide at least, but at the end of the text', () => {
    expect(inEditor('{\r\n}', { from: 3, to: 3 })).toEqual({ from: 2, to: 3 });
    expect(inEditor('{', { from: 1, to: 1 })).toEqual({ from: 1, to: 1 });
  });

  it('span a name whole, with what is escaped in it', () => {
    expect(partAt('{"a\\"b": 1}', 1)).toEqual({ from: 1, to: 7 });
  });
});
