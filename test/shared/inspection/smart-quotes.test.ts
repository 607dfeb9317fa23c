import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smartQuote, straightenQuotes } from '../../../shared/inspection/smart-quotes.ts';

const RUNS = { numRuns: process.env.PUSHBENCH_PROOF === '1' ? 10_000 : 1_000 };

describe('smart quotes around keys and values', () => {
  test.each([
    ['curly', '{“aps”: {“alert”: “Hello”}}', '{"aps": {"alert": "Hello"}}'],
    ['single', '{‘aps’:{‘badge’:1}}', '{"aps":{"badge":1}}'],
    ['German', '{„aps“ : {„alert“:„Hallo“}}', '{"aps" : {"alert":"Hallo"}}'],
    ['French', '{«aps»:{«alert»:«Salut»}}', '{"aps":{"alert":"Salut"}}'],
    ['one end only', '{"aps”: {"alert": “Hello"}}', '{"aps": {"alert": "Hello"}}'],
    ['with an apostrophe inside', '{“alert”:“It’s raining”}', '{"alert":"It’s raining"}'],
    ['with straight quotes inside', '{“alert”:“He said "rain" twice”}', '{"alert":"He said \\"rain\\" twice"}'],
    ['with escapes inside', '{“alert”:“a \\"b\\" \\\\ c”}', '{"alert":"a \\"b\\" \\\\ c"}'],
  ])('%s: become straight', (_, text, expected) => {
    expect(straightenQuotes(text)).toBe(expected);
    expect(smartQuote(text)).not.toBeNull();
    expect(smartQuote(expected)).toBeNull();
    expect(() => JSON.parse(expected)).not.toThrow();
  });

  test('are told with their place, from 1', () => {
    expect(smartQuote('{"aps": “')).toEqual({ quote: '“', at: 9 });
    expect(smartQuote('{"aps”: 1}')).toEqual({ quote: '”', at: 6 });
  });

  test('inside of straight ones belong to the text', () => {
    const text = '{"alert":"He said “yes”, and “no”","b":"„"}';
    expect(smartQuote(text)).toBeNull();
    expect(straightenQuotes(text)).toBe(text);
  });

  test('any JSON whose quotes were curled comes back byte for byte', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'abz09 éß🙂,:{}[]/\\"') });
    const json = fc.oneof(fc.dictionary(plain, fc.oneof(plain, fc.integer())), fc.dictionary(plain, fc.array(plain)));
    fc.assert(
      fc.property(json, fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        let opens = true;
        const curled = text.replaceAll(/\\.|"/gs, (part) => {
          if (part !== '"') return part;
          opens = !opens;
          return opens ? '”' : '“';
        });
        expect(straightenQuotes(curled)).toBe(text);
      }),
      RUNS,
    );
  });

  test('whatever the text, straightening it twice is straightening it once', () => {
    const text = fc.string({ unit: fc.constantFrom(...'{}[]:,"\\a1 \n“”‘’„«»') });
    fc.assert(
      fc.property(text, (any) => {
        const once = straightenQuotes(any);
        expect(straightenQuotes(once)).toBe(once);
        expect(smartQuote(once)).toBeNull();
      }),
      RUNS,
    );
  });
});
