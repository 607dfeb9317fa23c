import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ranked } from '../../../renderer/palette/ranking.ts';

const PROOF = process.env.PUSHBENCH_PROOF === '1';

const ENTRIES = [
  { title: 'Send notification', words: 'push message' },
  { title: 'Start simulator', words: 'local apns server' },
  { title: 'Go to Simulator', words: 'open show page' },
  { title: 'Aim at Simulator', words: 'target environment' },
  { title: 'Use com.example.weather in Bench', note: 'Sandbox', words: 'certificate 7XK2A9QPLM' },
  { title: 'Resend everything' },
];
const titles = (query: string) => ranked(ENTRIES, query).map(({ title }) => title);

describe('what is typed', () => {
  it('finds an entry by words in any order and any case', () => {
    expect(titles('notif SEND')).toEqual(['Send notification']);
    expect(titles('bench weather')).toEqual(titles('weather bench'));
  });

  it('leaves out an entry in which one of the words is missing', () => {
    expect(titles('send simulator')).toEqual([]);
    expect(titles('simulator go')).toEqual(['Go to Simulator']);
  });

  it('puts the beginning of the title before the beginning of a word, and that before the inside of one', () => {
    expect(titles('send')).toEqual(['Send notification', 'Resend everything']);
    expect(titles('s')[0]).toBe('Send notification');
    expect(titles('sim')).toEqual(['Start simulator', 'Go to Simulator', 'Aim at Simulator']);
  });

  it('finds by the note and by words that are not shown, after the titles', () => {
    expect(titles('sandbox')).toEqual(['Use com.example.weather in Bench']);
    expect(titles('7xk2')).toEqual(['Use com.example.weather in Bench']);
    expect(titles('example weather')).toEqual(['Use com.example.weather in Bench']);
    expect(titles('ser')).toEqual(['Start simulator']);
  });

  it('of nothing but spaces leaves all in their order', () => {
    expect(titles('  ')).toEqual(ENTRIES.map(({ title }) => title));
  });

  it('is text, not a pattern', () => {
    expect(titles('.*')).toEqual([]);
    expect(titles('com.example')).toHaveLength(1);
  });
});

it('never invents or repeats an entry, and one more word never finds more', () => {
  const word = fc.constantFrom('send', 'sim', 'go', 'e', 'weather', 'x');
  const entry = fc.record({ title: fc.array(word, { minLength: 1 }).map((words) => words.join(' ')) });
  fc.assert(
    fc.property(fc.array(entry), fc.array(word), word, (entries, words, more) => {
      const found = ranked(entries, words.join(' '));
      expect(new Set(found).size).toBe(found.length);
      for (const each of found) expect(entries).toContain(each);
      const fewer = ranked(entries, [...words, more].join(' '));
      for (const each of fewer) expect(found).toContain(each);
      for (const each of found) {
        const expected = words.every((one) => each.title.includes(one));
        expect(expected).toBe(true);
      }
    }),
    { numRuns: PROOF ? 3_000 : 300 },
  );
});
