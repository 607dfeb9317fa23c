import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCustomData, setCustomData } from '../../../shared/payload/custom-data.ts';
import { OBJECT_PATHS, type ObjectField, readObject, setObject } from '../../../shared/payload/json-part.ts';
import type { Result } from '../../../shared/result.ts';

const RUNS = { numRuns: process.env.PUSHBENCH_PROOF === '1' ? 10_000 : 1_000 };

const ACTIVITY = `{
  "aps": {
    "event": "update",
    "content-state": {
      "temperature": 21.0,
      "rain": [ ]
    }
  },
  "k":  1
}`;

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const trouble = (result: Result<string>) => (result.ok ? null : result.problem);

describe('an object with a text of its own', () => {
  it('stands at the left margin, and goes back to where it was', () => {
    const { text } = readObject(ACTIVITY, 'contentState');
    expect(text).toBe('{\n  "temperature": 21.0,\n  "rain": [ ]\n}');
    expect(value(setObject(ACTIVITY, 'contentState', String(text).replace('21.0', '22')))).toBe(
      ACTIVITY.replace('21.0', '22'),
    );
  });

  it('is written into the lines of a text that ends them its own way', () => {
    const windows = '{\r\n\t"aps": {\r\n\t\t"event": "end"\r\n\t}\r\n}';
    expect(value(setObject(windows, 'contentState', '{\n"a": 1\n}'))).toBe(
      '{\r\n\t"aps": {\r\n\t\t"event": "end",\r\n\t\t"content-state": {\r\n\t\t"a": 1\r\n\t\t}\r\n\t}\r\n}',
    );
  });

  it('is taken out by an empty text, and by nothing else', () => {
    expect(value(setObject('{"aps":{"content-state":{},"event":"end"}}', 'contentState', ' \n'))).toBe(
      '{"aps":{"event":"end"}}',
    );
    expect(value(setObject('{"aps":{"event":"end"}}', 'contentState', '{}'))).toBe(
      '{"aps":{"event":"end","content-state":{}}}',
    );
  });

  it('is told apart from what is no object', () => {
    expect(readObject('{"aps":{"content-state":[1]}}', 'contentState')).toEqual({ text: null, beyond: true });
    expect(readObject('{"aps":{}}', 'contentState')).toEqual({ text: null, beyond: false });
  });

  it('says where in its own text the trouble is', () => {
    expect(trouble(setObject(ACTIVITY, 'contentState', '{\n  "a" 1\n}'))).toEqual({
      code: 'payload-invalid',
      detail: 'colon-missing',
      line: 2,
      column: 7,
    });
    expect(trouble(setObject(ACTIVITY, 'contentState', '[1]'))).toMatchObject({ detail: 'not-an-object' });
  });

  it('holds what was typed, and leaves the rest of any payload as it was', () => {
    const fields = Object.keys(OBJECT_PATHS) as ObjectField[];
    const rest = fc.dictionary(fc.string(), fc.jsonValue()).map((object) => ({ ...object, aps: { event: 'update' } }));
    const typed = fc.dictionary(fc.string(), fc.jsonValue());
    const spaces = fc.constantFrom(undefined, 2, '\t');
    fc.assert(
      fc.property(rest, typed, fc.constantFrom(...fields), spaces, spaces, (whole, object, field, space, own) => {
        const payload = JSON.stringify(whole, null, space);
        const text = JSON.stringify(object, null, own);
        const changed = value(setObject(payload, field, text));
        expect(readObject(changed, field)).toEqual({ text, beyond: false });
        expect(value(setObject(changed, field, ''))).toBe(payload);
      }),
      RUNS,
    );
  });
});

describe('custom data', () => {
  const PAYLOAD = '{"z":[1,  2.0], "aps":{"alert":"a"},\n"a":{"b":1.0}}';

  it('is what stands beside aps, in its order', () => {
    expect(readCustomData(PAYLOAD)).toEqual({ text: '{\n  "z": [1,  2.0],\n  "a": {"b":1.0}\n}', beyond: false });
    expect(readCustomData('{"aps":{},"mdm":"magic"}')).toEqual({ text: null, beyond: false });
    expect(readCustomData('{"a":1,"a":2}')).toEqual({ text: null, beyond: true });
  });

  it('changes where it stands, and what was not touched keeps its bytes', () => {
    expect(value(setCustomData(PAYLOAD, '{ "z": [1,  2.0], "a": true, "new": null }'))).toBe(
      '{"z":[1,  2.0], "aps":{"alert":"a"},\n"a":true, "new":null}',
    );
    expect(value(setCustomData(PAYLOAD, ''))).toBe('{"aps":{"alert":"a"}}');
    expect(value(setCustomData('no JSON', '{"a":1}'))).toBe('no JSON');
  });

  it('has neither aps nor a name twice', () => {
    expect(trouble(setCustomData(PAYLOAD, '{\n "aps": {} }'))).toMatchObject({
      detail: 'name-reserved',
      line: 2,
      column: 2,
    });
    expect(trouble(setCustomData(PAYLOAD, '{"a":1, "a":2}'))).toMatchObject({ detail: 'name-twice', column: 9 });
    expect(trouble(setCustomData(PAYLOAD, '{"a"'))).toMatchObject({ detail: 'colon-missing' });
  });

  it('of any form is that of its payload, whose aps stays byte for byte', () => {
    const own = fc.dictionary(
      fc.string().filter((name) => name !== 'aps' && name !== 'mdm'),
      fc.jsonValue(),
    );
    const spaces = fc.constantFrom(undefined, 2, '\t');
    fc.assert(
      fc.property(own, own, spaces, spaces, (before, wanted, space, typedSpace) => {
        // JSON writes -0 as 0.
        const after = JSON.parse(JSON.stringify(wanted));
        const aps = { alert: { body: 'b' }, badge: 1 };
        const payload = JSON.stringify({ aps, ...before }, null, space);
        const typed = JSON.stringify(after, null, typedSpace);
        const changed = value(setCustomData(payload, typed));
        expect(JSON.parse(changed)).toEqual({ aps, ...after });
        expect(JSON.parse(readCustomData(changed).text ?? '{}')).toEqual(after);
        const shown = readCustomData(changed).text ?? '';
        expect(value(setCustomData(changed, shown))).toBe(changed);
        expect(changed).toContain(JSON.stringify({ aps }, null, space).slice(1, -1).trim());
      }),
      RUNS,
    );
  });
});
