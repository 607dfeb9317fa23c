import fc from 'fast-check';
import { findNodeAtLocation, type Node } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PAYLOAD, payloadBytes, readDraft, setDraftField } from '../../../shared/payload/draft.ts';
import {
  DRAFT_FIELDS,
  type DraftField,
  type DraftValue,
  FIELD_PATHS,
  pathOf,
} from '../../../shared/payload/draft-fields.ts';
import { parseObject } from '../../../shared/payload/json-text.ts';
import { blanks, entries, type Written, write } from './written-json.ts';

const RUNS = { numRuns: process.env.PUSHBENCH_PROOF === '1' ? 10_000 : 1_000 };

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
    expect(view('{"aps":{"sound":3,"badge":"3","alert":{"loc-args":["a",1]}}}')).toMatchObject({
      badge: null,
      sound: null,
      soundForm: 'other',
      locArgs: null,
      beyondForm: ['sound', 'badge', 'locArgs'],
    });
  });

  it('reads a critical sound by its parts', () => {
    expect(view('{"aps":{"sound":{"critical":1,"name":"siren.caf","volume":0.5}}}')).toMatchObject({
      sound: null,
      soundForm: 'object',
      soundCritical: true,
      soundName: 'siren.caf',
      soundVolume: 0.5,
      beyondForm: [],
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

  it('keeps a plain sound as the name of one with a volume', () => {
    expect(setDraftField('{"aps":{"sound":"siren.caf"}}', 'soundVolume', 0.5)).toBe(
      '{"aps":{"sound":{"name":"siren.caf","volume":0.5}}}',
    );
    expect(setDraftField('{"aps":{"sound":{"volume":1},"badge":1}}', 'soundVolume', null)).toBe('{"aps":{"badge":1}}');
  });

  it('writes lists on one line where the text is on one, and takes an empty one out', () => {
    expect(setDraftField('{ "aps": { "badge": 1, "x": 1 } }', 'locArgs', ['a', 'b'])).toBe(
      '{ "aps": { "badge": 1, "x": 1, "alert": {"loc-args": ["a", "b"]} } }',
    );
    expect(setDraftField('{"aps":{"alert":{"loc-args":["a"]}}}', 'locArgs', [])).toBe('{"aps":{}}');
  });

  it('writes 1 for yes where iOS wants a number, and true for content-changed', () => {
    expect(setDraftField('{"aps":{}}', 'mutableContent', true)).toBe('{"aps":{"mutable-content":1}}');
    expect(setDraftField('{"aps":{}}', 'contentChanged', true)).toBe('{"aps":{"content-changed":true}}');
    expect(setDraftField('{"aps":{"content-changed":true}}', 'contentChanged', false)).toBe('{"aps":{}}');
  });
});

/** Any value that a field of the form can be given; none that would take it out. */
const values: Readonly<Record<keyof typeof FIELD_PATHS, fc.Arbitrary<DraftValue>>> = {
  texts: fc.string({ minLength: 1, unit: 'binary' }),
  numbers: fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => (each === 0 ? 0 : each)),
  ),
  flags: fc.constant(true),
  lists: fc.array(fc.string(), { minLength: 1, maxLength: 4 }),
};

const edits: fc.Arbitrary<readonly [DraftField, DraftValue]> = fc.oneof(
  ...(['texts', 'numbers', 'flags', 'lists'] as const).flatMap((kind) =>
    DRAFT_FIELDS.filter((field) => field in FIELD_PATHS[kind]).map((field) =>
      fc.tuple(fc.constant(field), values[kind]),
    ),
  ),
);

const key = fc.oneof(fc.constantFrom('aps', 'alert', 'sound', 'title', 'body', 'loc-args', 'mdm', 'a.b'), fc.string());
const scalar: fc.Arbitrary<Written> = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
const inner = once(scalar);
const aps = once(fc.oneof(scalar, inner)).map(({ members }) => ({
  members: [...members.filter(([name]) => name !== 'alert'), ['alert', { members: [['body', 'b']] }] as const],
}));
/** Payloads in any layout, with strange keys and values of wrong kinds. */
const payloads = fc
  .tuple(once(fc.oneof(scalar, inner)), fc.oneof(aps, inner, scalar), blanks)
  .map(([{ members }, own, gaps]) =>
    write({ members: [...members.filter(([name]) => name !== 'aps'), ['aps', own] as const] }, gaps),
  );

function once(value: fc.Arbitrary<Written>) {
  return entries(key, value, 4).map(({ members }) => ({
    members: members.filter(([name], at) => members.findIndex(([other]) => other === name) === at),
  }));
}

/** Whether setting one field has to change what the other one reads. */
function overlap(one: DraftField, other: DraftField): boolean {
  const [shorter, longer] = [pathOf(one).join('.'), pathOf(other).join('.')].sort((a, b) => a.length - b.length);
  return longer === shorter || String(longer).startsWith(`${shorter}.`);
}

describe('for any payload and any field', () => {
  it('what is set is read back, no other field changes, and what is taken out is gone', () => {
    fc.assert(
      fc.property(payloads, edits, (text, [field, value]) => {
        const before = view(text);
        const changed = setDraftField(text, field, value);
        const after = view(changed);
        expect(after[field]).toEqual(value);
        expect(after.beyondForm).not.toContain(field);
        for (const other of DRAFT_FIELDS) {
          const becomesBody = other === 'body' && before.alertForm === 'string';
          const becomesName = other === 'soundName' && before.soundForm === 'string';
          if (!overlap(field, other) && !becomesBody && !becomesName) expect(after[other]).toEqual(before[other]);
        }
        expect(view(setDraftField(changed, field, null))[field]).toBeNull();
        expect({ ...JSON.parse(changed), aps: null, mdm: null }).toEqual({ ...JSON.parse(text), aps: null, mdm: null });
      }),
      RUNS,
    );
  });

  it('a form that is filled in from another form’s view has the same view', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 12 }), (filled) => {
        const first = view(filled.reduce((text, [field, value]) => setDraftField(text, field, value), '{"aps":{}}'));
        const again = DRAFT_FIELDS.filter((field) => first[field] !== null).reduce(
          (text, field) => setDraftField(text, field, first[field]),
          '{"aps":{}}',
        );
        for (const field of DRAFT_FIELDS) expect(view(again)[field]).toEqual(first[field]);
      }),
      RUNS,
    );
  });

  it('a field that is set leaves every other byte as it was', () => {
    fc.assert(
      fc.property(payloads, edits, (text, [field, value]) => {
        const changed = setDraftField(text, field, value);
        const { start, end } = changedRange(text, changed);
        const replaced = replaceable(text, field);
        // With nothing to replace, all of the text is still there.
        if (replaced === null) expect(text.slice(start, end)).toBe('');
        else if (end > start) {
          expect(start).toBeGreaterThanOrEqual(replaced.offset);
          expect(end).toBeLessThanOrEqual(replaced.offset + replaced.length);
        }
      }),
      RUNS,
    );
  });
});

/** The part of one text that is not in the other one. */
function changedRange(one: string, other: string) {
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) start += 1;
  let tail = 0;
  while (tail < most - start && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  return { start, end: one.length - tail };
}

/** What setting a field may write over: its value, what is no object above it, or an object without anything in it. */
function replaceable(text: string, field: DraftField): Node | null {
  const parsed = parseObject(text);
  if (!parsed.ok) throw new Error(text);
  let node: Node = parsed.value;
  for (const name of pathOf(field)) {
    if (node.type !== 'object' || node.children?.length === 0) return node;
    const next = findNodeAtLocation(node, [name]);
    if (next === undefined) return null;
    node = next;
  }
  return node;
}

it('payload bytes are the UTF-8 of the text, nothing added', () => {
  expect(Buffer.from(payloadBytes('{"a":"é 🎉"}\n')).toString('utf8')).toBe('{"a":"é 🎉"}\n');
});
