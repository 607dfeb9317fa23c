import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswerBody } from '../../../shared/wire/http2-answer.ts';

const read = (text: string) => readAnswerBody(new TextEncoder().encode(text));

describe("an answer's body", () => {
  it('gives the reason as it came, known or not', () => {
    expect(read('{"reason":"BadDeviceToken"}')).toEqual({ reason: 'BadDeviceToken', timestamp: null });
    expect(read('{"reason":"SomethingNew"}').reason).toBe('SomethingNew');
  });

  it('gives the time of a 410 in ISO 8601, from milliseconds', () => {
    expect(read('{"reason":"Unregistered","timestamp":1700000000000}').timestamp).toBe('2023-11-14T22:13:20.000Z');
  });

  it.each([
    '',
    '<html>Not found</html>',
    '[]',
    'null',
    '"x"',
    '{"reason":7}',
    '{"reason":""}',
    '{"timestamp":"x"}',
    '{"timestamp":1e300}',
  ])('that is "%s" gives nothing', (text) => {
    expect(read(text)).toEqual({ reason: null, timestamp: null });
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => readAnswerBody(bytes) !== null));
    fc.assert(
      fc.property(fc.jsonValue(), (value) => readAnswerBody(new TextEncoder().encode(JSON.stringify(value))) !== null),
    );
  });
});
