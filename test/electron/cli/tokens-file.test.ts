import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTokensFile, withoutRepeats } from '../../../electron/cli/tokens-file.ts';

const RUNS = { numRuns: process.env.PUSHBENCH_PROOF === '1' ? 2_000 : 200 };

describe('a list of tokens', () => {
  it('holds a token and a label on a line; blank lines and comments do not count', () => {
    const { recipients, unusable } = readTokensFile('# mine\n\nABCD,Ann, at home\r\n  beef;Bob\nf00d\tEve\nabc\n');
    expect(recipients.map(({ token, label, line }) => [token, label, line])).toEqual([
      ['abcd', 'Ann, at home', 3],
      ['beef', 'Bob', 4],
      ['f00d', 'Eve', 5],
    ]);
    expect(unusable).toMatchObject([{ line: 6, problem: { code: 'token-malformed', trouble: 'odd-length' } }]);
  });

  it('may begin with a byte order mark, and need not end with a newline', () => {
    expect(readTokensFile('\ufeffabcd').recipients).toMatchObject([{ token: 'abcd', label: null }]);
  });

  it('of any text: every line that counts is either usable or named, none twice', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('abcd', '# x', '', 'beef Bob'))), (lines) => {
        const text = lines.map((line) => line.replaceAll(/[\r\n\ufeff]/g, '')).join('\n');
        const { recipients, unusable } = readTokensFile(text);
        const told = [...recipients, ...unusable].map(({ line }) => line).sort((a, b) => a - b);
        const counting = text.split('\n').flatMap((line, index) => (/^(?!#)./.test(line.trim()) ? [index + 1] : []));
        expect(told).toEqual(counting);
      }),
      RUNS,
    );
  });
});

it('of repeated tokens the first stays, with its label', () => {
  const { recipients } = readTokensFile('abcd Ann\nbeef\nABCD Bob');
  const { unique, repeated } = withoutRepeats(recipients);
  expect(unique.map(({ label }) => label)).toEqual(['Ann', null]);
  expect(repeated).toMatchObject([{ line: 3 }]);
});
