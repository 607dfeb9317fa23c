import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completePayload, keyAtOffset } from '../../../shared/payload/complete-payload.ts';

const RUNS = { numRuns: process.env.PUSHBENCH_PROOF === '1' ? 10_000 : 1_000 };

/** Completion where `|` stands. */
function at(marked: string, pushType = 'alert') {
  return completePayload(marked.replace('|', ''), marked.indexOf('|'), pushType);
}

function labels(marked: string, pushType?: string): readonly string[] {
  return at(marked, pushType)?.options.map(({ label }) => label) ?? [];
}

/** The text after an option was taken, its selection between `<` and `>`. */
function taken(marked: string, label: string): string | undefined {
  const edit = at(marked)?.options.find((option) => option.label === label)?.edit;
  if (edit === undefined) return undefined;
  const text = marked.replace('|', '');
  const made = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
  const { from, to } = edit.select;
  return `${made.slice(0, from)}<${made.slice(from, to)}>${made.slice(to)}`;
}

describe('what can be written at a place', () => {
  it('is aps and mdm at the top, and nothing that is there already', () => {
    expect(labels('{|}')).toEqual(['aps', 'mdm']);
    expect(labels('{"aps":{}, |}')).toEqual(['mdm']);
  });

  it.each([
    ['{"aps":{"ba|"}}', 'badge'],
    ['{"aps":{ba|}}', 'badge'],
    ['{"aps":{"alert":{|}}}', 'launch-image'],
    ['{"aps":{"alert":{"body":{"|"}}}}', 'loc-args'],
    ['{"aps":{"sound":{"|"}}}', 'volume'],
    ['{"aps":{"alert":{"sound":{"|"}}}}', 'critical'],
  ])('%s has %s', (marked, label) => expect(labels(marked)).toContain(label));

  it.each([
    '{"own":{|}}',
    '{"aps":{"content-state":{|}}}',
    '{"aps":[|]}',
    '{"aps":{"badge":1 |}}',
    '{"aps":{"thread-id":|}}',
    '|',
  ])('%s has nothing', (marked) => expect(labels(marked)).toEqual([]));

  it('leaves out the keys beside it, not the one that is being written', () => {
    expect(labels('{"aps":{"badge":1,"|"}}')).not.toContain('badge');
    expect(labels('{"aps":{"badge|":1}}')).toContain('badge');
  });

  it.each([
    ['{"aps":{"event":"|"}}', ['start', 'update', 'end']],
    ['{"aps":{"event":st|}}', ['start', 'update', 'end']],
    ['{"aps":{"content-available": |}}', ['1']],
    ['{"aps":{"sound":"d|"}}', ['default']],
    ['{"aps":{"content-changed": }}'.replace(' }', ' |}'), ['true']],
  ])('%s has the values %j', (marked, values) => expect(labels(marked)).toEqual(values));

  it('puts what the push type is for before the rest', () => {
    const fitOf = (pushType: string, label: string) =>
      at('{"aps":{|}}', pushType)?.options.find((option) => option.label === label)?.fit;
    expect(fitOf('liveactivity', 'content-state')).toBe(1);
    expect(fitOf('alert', 'content-state')).toBe(-1);
    expect(fitOf('background', 'content-available')).toBe(1);
    expect(fitOf('background', 'alert')).toBe(-1);
  });
});

describe('what is written', () => {
  it.each([
    ['{"aps":{"ba|"}}', 'badge', '{"aps":{"badge": <0>}}'],
    ['{"aps":{ba|}}', 'badge', '{"aps":{"badge": <0>}}'],
    ['{"aps":{"ba|}}', 'badge', '{"aps":{"badge": <0>}}'],
    ['{"aps":{| "sound":"x"}}', 'badge', '{"aps":{"badge": <0>, "sound":"x"}}'],
    ['{"aps":{"sound":"x"\n  |}}', 'badge', '{"aps":{"sound":"x",\n  "badge": <0>}}'],
    ['{"aps":{"sound":"x"\n  ba|\n}}', 'badge', '{"aps":{"sound":"x",\n  "badge": <0>\n}}'],
    ['{"aps":{"ba|":7}}', 'badge', '{"aps":{"badge"<>:7}}'],
    ['{"aps":{|}}', 'thread-id', '{"aps":{"thread-id": "<>"}}'],
    ['{"aps":{|}}', 'sound', '{"aps":{"sound": "<default>"}}'],
    ['{"aps":{|}}', 'content-available', '{"aps":{"content-available": <1>}}'],
    ['{"aps":{|}}', 'alert', '{"aps":{"alert": {<>}}}'],
    ['{"aps":{"event":"st|"}}', 'start', '{"aps":{"event":"start"<>}}'],
    ['{"aps":{"event": |\n"badge":1}}', 'end', '{"aps":{"event": "end"<>,\n"badge":1}}'],
  ])('%s with %s is %s', (marked, label, expected) => expect(taken(marked, label)).toBe(expected));

  it('is JSON again wherever a key was wanted in a payload that is JSON but for it', () => {
    const rest = fc.subarray(['"badge": 1', '"sound": {"name": "x"}', '"own": [1, true]', '"thread-id": "a, b"'], {
      minLength: 0,
    });
    fc.assert(
      fc.property(
        rest,
        fc.nat(4),
        fc.constantFrom('', 'c', '"', '"c"'),
        fc.constantFrom(', ', ',\n  '),
        (others, place, word, comma) => {
          const before = others.slice(0, place).map((other) => other + comma);
          const after = others.slice(place).join(comma);
          const marked = `{"aps": {${before.join('')}${word.replace(/"?$/, (end) => (word.length > 1 ? `|${end}` : `${end}|`))}${after === '' ? '' : ` ${after}`}}}`;
          const text = taken(marked, 'category')?.replace('<', '').replace('>', '');
          if (word === '"' && after !== '') return;
          expect(text, marked).toBeDefined();
          expect(() => JSON.parse(text ?? ''), `${marked} ${text}`).not.toThrow();
        },
      ),
      RUNS,
    );
  });

  it('never throws, whatever the text', () => {
    const part = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      ',',
      '\\',
      '\n',
      '\r',
      '“',
      'aps',
      'alert',
      'badge',
      '1',
      ' ',
      '🙂',
    );
    fc.assert(
      fc.property(fc.array(part), fc.nat(), (parts, seed) => {
        const text = parts.join('');
        const offset = seed % (text.length + 1);
        const found = completePayload(text, offset, 'alert');
        keyAtOffset(text, offset);
        if (found === null) return;
        expect(found.from).toBeLessThanOrEqual(offset);
        expect(found.to).toBeGreaterThanOrEqual(offset);
      }),
      RUNS,
    );
  });
});

describe('the key at a place', () => {
  it('is found with its place, also in a payload that is not whole', () => {
    expect(keyAtOffset('{"aps":{"badge":1', 10)).toEqual({ holder: 'aps', key: 'badge', from: 8, to: 15 });
  });

  it('is none for a key of the app, a value, or a place between', () => {
    expect(keyAtOffset('{"own":{"badge":1}}', 10)).toBeNull();
    expect(keyAtOffset('{"aps":{"sound":"badge"}}', 18)).toBeNull();
    expect(keyAtOffset('{"aps":{ "badge":1}}', 8)).toBeNull();
  });
});
