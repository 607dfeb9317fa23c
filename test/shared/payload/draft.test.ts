import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_PAYLOAD,
  DRAFT_FIELDS,
  type DraftField,
  payloadBytes,
  readDraft,
  setDraftField,
} from '../../../shared/payload/draft.ts';

const RUNS = { numRuns: process.env.PUSHBENCH_PROOF === '1' ? 3_000 : 300 };

function view(text: string) {
  const read = readDraft(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.value;
}

describe('the form view of a payload', () => {
  it('reads the default payload whole', () => {
    expect(view(DEFAULT_PAYLOAD)).toMatchObject({ sound: 'default', alertForm: 'object', badge: null, beyondForm: [] });
    expect(view(DEFAULT_PAYLOAD).title).toContain('Pushbench');
  });

  it('shows a plain alert string as the body', () => {
    expect(view('{"aps":{"alert":"Hi"}}')).toMatchObject({ body: 'Hi', title: null, alertForm: 'string' });
  });

  it('names fields whose value the form cannot show, and shows nothing in them', () => {
    expect(view('{"aps":{"badge":"3","sound":{"critical":1}}}')).toMatchObject({
      badge: null,
      sound: null,
      beyondForm: ['badge', 'sound'],
    });
  });

  it('does not need aps at all', () => {
    expect(view('{"mdm":"magic"}')).toMatchObject({ alertForm: 'none', title: null });
  });
});

describe('changing one field', () => {
  it('leaves the rest byte for byte', () => {
    const text = '{ "aps" : {"alert":{"body":"b"},\t"x":[1,\n  2]}, "k":  {"a":1.0} }';
    const changed = setDraftField(text, 'body', 'c');
    expect(changed).toBe(text.replace('"b"}', '"c"}'));
  });

  it('takes on the layout of the text', () => {
    expect(setDraftField('{"aps":{"alert":"x"},"z":1}', 'badge', 3)).toBe('{"aps":{"alert":"x","badge":3},"z":1}');
    expect(setDraftField('{\r\n\t"aps": {\r\n\t\t"badge": 1\r\n\t}\r\n}', 'sound', 'default')).toBe(
      '{\r\n\t"aps": {\r\n\t\t"badge": 1,\r\n\t\t"sound": "default"\r\n\t}\r\n}',
    );
  });

  it('makes an object of a plain alert when a title comes, and keeps the text as body', () => {
    expect(setDraftField('{"aps":{"alert":"Hi"}}', 'title', 'T')).toBe('{"aps":{"alert":{"title":"T","body":"Hi"}}}');
  });

  it('keeps a plain alert plain when its text changes', () => {
    expect(setDraftField('{"aps":{"alert":"Hi"}}', 'body', 'Ho')).toBe('{"aps":{"alert":"Ho"}}');
  });

  it('puts title and subtitle before the body', () => {
    const titled = setDraftField('{"aps":{"alert":{"body":"b","loc-key":"k"}}}', 'title', 't');
    expect(setDraftField(titled, 'subtitle', 's')).toBe(
      '{"aps":{"alert":{"title":"t","subtitle":"s","body":"b","loc-key":"k"}}}',
    );
  });

  it('removes an emptied field, and an alert with nothing left in it', () => {
    expect(setDraftField('{"aps":{"alert":{"title":"t"},"badge":1}}', 'title', '')).toBe('{"aps":{"badge":1}}');
    expect(setDraftField('{"aps":{"badge":1}}', 'badge', null)).toBe('{"aps":{}}');
    expect(setDraftField('{"aps":{"badge":1}}', 'sound', '')).toBe('{"aps":{"badge":1}}');
  });

  it('keeps a badge of 0, which clears the badge', () => {
    expect(setDraftField('{"aps":{}}', 'badge', 0)).toBe('{"aps":{"badge":0}}');
  });

  it('leaves text that is no JSON object alone', () => {
    expect(setDraftField('{"aps":', 'title', 'T')).toBe('{"aps":');
    expect(setDraftField('[1]', 'title', 'T')).toBe('[1]');
  });

  it('for any payload: what is set is read back, stays valid JSON, and touches no other field', () => {
    const json = fc.json({ maxDepth: 3 }).map((inner) => `{"custom":${inner},"aps":{"alert":{"body":"b"},"badge":1}}`);
    const anyObject = fc.dictionary(fc.string(), fc.jsonValue()).map((object) => JSON.stringify(object, null, 2));
    const texts: readonly DraftField[] = ['title', 'subtitle', 'body', 'sound', 'category', 'threadId'];
    fc.assert(
      fc.property(
        fc.oneof(json, anyObject),
        fc.constantFrom(...texts),
        fc.string({ minLength: 1 }),
        (text, field, value) => {
          const before = view(text);
          const changed = setDraftField(text, field, value);
          const after = view(changed);
          expect(after[field]).toBe(value);
          for (const other of DRAFT_FIELDS) if (other !== field) expect(after[other]).toEqual(before[other]);
          expect({ ...JSON.parse(changed), aps: null }).toEqual({ ...JSON.parse(text), aps: null });
          expect(view(setDraftField(changed, field, null))[field]).toBeNull();
        },
      ),
      RUNS,
    );
  });
});

it('payload bytes are the UTF-8 of the text, nothing added', () => {
  expect(Buffer.from(payloadBytes('{"a":"é 🎉"}\n')).toString('utf8')).toBe('{"a":"é 🎉"}\n');
});
