import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  moveProperty,
  onlyProperty,
  rawValue,
  renameProperty,
  reparsed,
  withoutBlanks,
  writeRaw,
} from '../../../shared/payload/json-property.ts';
import { blanks, entries, write } from './written-json.ts';

const RUNS = { numRuns: process.env.PUSHBENCH_PROOF === '1' ? 10_000 : 1_000 };
const TEXT = '{ "a" : {"b":[1,  2.0]},\r\n"c":"\\u00e9","c":0 }';

test('a property keeps its bytes under another name and in another place', () => {
  expect(reparsed(TEXT, (text, root) => renameProperty(text, root, ['a', 'b'], 'd'))).toBe(TEXT.replace('"b"', '"d"'));
  expect(reparsed(TEXT, (text, root) => writeRaw(text, root, ['a', 'b'], '1e3'))).toBe(
    TEXT.replace('[1,  2.0]', '1e3'),
  );
  expect(reparsed('{"a":{"b":[1  ,2.0]}}', (text, root) => moveProperty(text, root, ['a', 'b'], ['d', 'e']))).toBe(
    '{"a":{},"d":{"e":[1  ,2.0]}}',
  );
});

test('what is not there, or there twice, is left alone', () => {
  const changes = [['c'], ['x'], ['a', 'b', 'x']].map((path) =>
    reparsed(TEXT, (text, root) => renameProperty(text, root, path, 'd')),
  );
  expect(changes).toEqual([null, null, null]);
  expect(reparsed(TEXT, (_, root) => (onlyProperty(root, ['a']) === null ? null : 'once'))).toBe('once');
  expect(reparsed(TEXT, (text, root) => rawValue(text, root, ['c']))).toBeNull();
  expect(reparsed(TEXT, (text, root) => moveProperty(text, root, ['a', 'b'], ['c']))).toBeNull();
  expect(reparsed('no JSON', (text) => text)).toBeNull();
});

test('without blanks the JSON is the same, and as short as it can be with its own numbers and escapes', () => {
  const key = fc.string({ unit: fc.constantFrom('a', ' ', '"', '\\', '\n', 'é') });
  const json = entries(key, fc.oneof(key, fc.integer(), fc.boolean(), entries(key, key, 2)), 4);
  fc.assert(
    fc.property(json, blanks, (value, gaps) => {
      expect(withoutBlanks(write(value, gaps))).toBe(write(value, ['']));
    }),
    RUNS,
  );
});
