import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeFeedback } from '../../../shared/simulator/feedback-list.ts';
import {
  annotateErrorPacket,
  annotateFeedback,
  annotateLegacyFrame,
  type ByteSpan,
} from '../../../shared/wire/annotated-bytes.ts';
import { encodeErrorPacket } from '../../../shared/wire/error-packet.ts';
import { encodeLegacyFrame } from '../../../shared/wire/legacy-frame.ts';

const TOKEN = '1b14a89b65361301e7ded0f8de35ec1f322c37698b9fe712252a2cba42207d90';
const FRAME = {
  token: Buffer.from(TOKEN, 'hex'),
  payload: Buffer.from('{"aps":{}}'),
  identifier: 0x11223344,
  expiration: 1_893_456_000,
  priority: 10,
};
const short = (spans: readonly ByteSpan[]): readonly unknown[] =>
  spans.map(({ field, offset, length, value }) => [field, offset, length, value]);
const PROOF = process.env.PUSHBENCH_PROOF === '1';

describe('a frame', () => {
  test('of command 0', () => {
    expect(short(annotateLegacyFrame(encodeLegacyFrame({ ...FRAME, command: 0 })))).toEqual([
      ['command', 0, 1, 0],
      ['token-length', 1, 2, 32],
      ['token', 3, 32, TOKEN],
      ['payload-length', 35, 2, 10],
      ['payload', 37, 10, null],
    ]);
  });

  test('of command 1', () => {
    expect(short(annotateLegacyFrame(encodeLegacyFrame({ ...FRAME, command: 1 }))).slice(0, 4)).toEqual([
      ['command', 0, 1, 1],
      ['identifier', 1, 4, 0x11223344],
      ['expiration', 5, 4, 1_893_456_000],
      ['token-length', 9, 2, 32],
    ]);
  });

  test('of command 2, item by item', () => {
    const spans = annotateLegacyFrame(encodeLegacyFrame({ ...FRAME, command: 2 }));
    expect(spans.map(({ field }) => field)).toEqual([
      ...['command', 'frame-length'],
      ...['item-id', 'item-length', 'token', 'item-id', 'item-length', 'payload'],
      ...['item-id', 'item-length', 'identifier', 'item-id', 'item-length', 'expiration'],
      ...['item-id', 'item-length', 'priority'],
    ]);
    expect(spans.at(-1)).toEqual({ field: 'priority', offset: spans.at(-1)?.offset, length: 1, value: 10 });
  });

  test('that stops making sense is unreadable from there on', () => {
    expect(short(annotateLegacyFrame(Buffer.from([9, 1, 2])))).toEqual([
      ['command', 0, 1, 9],
      ['unreadable', 1, 2, null],
    ]);
    const cut = encodeLegacyFrame({ ...FRAME, command: 0 }).subarray(0, 20);
    expect(short(annotateLegacyFrame(cut)).at(-1)).toEqual(['unreadable', 3, 17, null]);
  });
});

test('an error packet', () => {
  expect(short(annotateErrorPacket(encodeErrorPacket({ status: 8, identifier: 7 })))).toEqual([
    ['command', 0, 1, 8],
    ['status', 1, 1, 8],
    ['identifier', 2, 4, 7],
  ]);
});

test('the answer of the feedback service', () => {
  const entries = [1, 2].map((seconds) => ({ topic: 'com.example.app', token: TOKEN, seconds }));
  expect(short(annotateFeedback(encodeFeedback(entries)))).toEqual([
    ['timestamp', 0, 4, 1],
    ['token-length', 4, 2, 32],
    ['token', 6, 32, TOKEN],
    ['timestamp', 38, 4, 2],
    ['token-length', 42, 2, 32],
    ['token', 44, 32, TOKEN],
  ]);
});

test('the spans cover any bytes without gap or overlap', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc
      .tuple(fc.constantFrom(0 as const, 1 as const, 2 as const), fc.uint8Array({ maxLength: 40 }), fc.nat(120))
      .map(([command, payload, cut]) => encodeLegacyFrame({ ...FRAME, command, payload }).subarray(0, cut)),
  );
  fc.assert(
    fc.property(
      bytes,
      fc.constantFrom(annotateLegacyFrame, annotateErrorPacket, annotateFeedback),
      (some, annotate) => {
        let at = 0;
        for (const { offset, length } of annotate(some)) {
          expect(offset).toBe(at);
          expect(length).toBeGreaterThan(0);
          at += length;
        }
        expect(at).toBe(some.length);
      },
    ),
    { numRuns: PROOF ? 5000 : 500 },
  );
});
