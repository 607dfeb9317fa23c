import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatJson, type JsonTrouble, parseObject } from '../../../shared/payload/json-text.ts';

const RUNS = { numRuns: process.env.PUSHBENCH_PROOF === '1' ? 5_000 : 500 };

describe('a payload that is no JSON object', () => {
  it.each<[string, JsonTrouble, number, number]>([
    ['', 'empty', 1, 1],
    ['  \n ', 'empty', 2, 2],
    ['[1]', 'not-an-object', 1, 1],
    ['"text"', 'not-an-object', 1, 1],
    ['{"a": 1,}', 'comma-trailing', 1, 9],
    ['{"a": [1,]}', 'comma-trailing', 1, 10],
    ['{\n  "a": 1\n  "b": 2\n}', 'comma-missing', 3, 3],
    ['{"a" 1}', 'colon-missing', 1, 6],
    ['{a: 1}', 'word', 1, 2],
    ['{"a": }', 'value-expected', 1, 7],
    ['{"a": 1', 'bracket-missing', 1, 8],
    ['{"a": "b}', 'string-open', 1, 7],
    ['{"a": "\\x"}', 'string-escape', 1, 7],
    ['{} {}', 'text-after', 1, 4],
    ['{"a": 1} // no', 'comment', 1, 10],
    ["{'a': 1}", 'word', 1, 2],
  ])('%j: %s at line %i, column %i', (text, detail, line, column) => {
    const parsed = parseObject(text);
    expect(parsed).toEqual({ ok: false, problem: { code: 'payload-invalid', detail, line, column } });
  });

  it('is refused when it nests without end, and brackets inside strings do not count', () => {
    expect(parseObject('{"a":'.repeat(100_000))).toMatchObject({ problem: { detail: 'too-deep' } });
    expect(parseObject(JSON.stringify({ a: '['.repeat(1_000) })).ok).toBe(true);
  });

  it('draws the line at 200 levels, and counts no brackets inside of strings', () => {
    const nested = (levels: number) => `{"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
    expect(parseObject(nested(200)).ok).toBe(true);
    expect(parseObject(nested(201))).toMatchObject({ problem: { detail: 'too-deep', column: 205 } });
    expect(parseObject(`{"a":"${'[{'.repeat(300)}"}`).ok).toBe(true);
  });
});

it.each(['/*', '{/*', '{"aps":{"alert":"Hi"}} /*', '{"aps": /**', '//'])(
  '%s is refused, and reading it ends',
  (text) => {
    expect(parseObject(text)).toMatchObject({ ok: false, problem: { code: 'payload-invalid' } });
  },
);

it('an object passes exactly when the platform reads it as JSON too', () => {
  const fragments = fc.array(
    fc.constantFrom(
      '{',
      '}',
      '"a"',
      ':',
      ',',
      '[',
      ']',
      '1',
      '01',
      '-',
      'true',
      ' ',
      '\n',
      '"',
      '\\u12',
      '\ufeff',
      '\u2028',
      'null',
      '/',
      '*',
      '/*',
      '*/',
      '//',
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fragments.map((parts) => parts.join('')),
        fc.json(),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        let judged = false;
        try {
          const value: unknown = JSON.parse(text);
          judged = typeof value === 'object' && value !== null && !Array.isArray(value);
        } catch {
          judged = false;
        }
        expect(parseObject(text).ok).toBe(judged);
      },
    ),
    RUNS,
  );
});

describe('formatting', () => {
  it('lays JSON out with two spaces and changes no value', () => {
    expect(formatJson('{"aps":{"badge":1.0}}')).toBe('{\n  "aps": {\n    "badge": 1.0\n  }\n}');
  });

  it('leaves text alone that is no JSON object', () => {
    expect(formatJson('{"aps":')).toBe('{"aps":');
  });
});
