import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { frameField, legendOf, spanTexts } from '../../../renderer/frame/frame-fields.ts';
import { hexRows } from '../../../renderer/frame/hex-rows.ts';
import { annotateLegacyFrame } from '../../../shared/wire/annotated-bytes.ts';
import { TOKEN } from '../bench/fixtures.ts';
import { frameDetail } from '../simulator/fixtures.ts';

const PROOF = process.env.PUSHBENCH_PROOF === '1';

describe('the hex view', () => {
  it('has 16 bytes a row, cut where a field ends', () => {
    const { raw, spans } = frameDetail('{"aps":{}}');
    const [first, second] = hexRows(raw, spans);
    expect(first?.offset).toBe('0000');
    expect(first?.runs.map(({ field, hex }) => [field, hex])).toEqual([
      ['command', '02'],
      ['frame-length', '00 00 00 42'],
      ['lengths', '01 00 20'],
      ['token', '9c 1f 4e 7a b0 5d 22 68'],
    ]);
    expect(second).toMatchObject({ offset: '0010', runs: [{ field: 'token' }] });
  });

  it('shows what has no character as a dot', () => {
    const [row] = hexRows(Uint8Array.of(0x1f, 0x20, 0x41, 0x7e, 0x7f, 0xc3), []);
    expect(row?.runs).toEqual([{ offset: 0, field: null, hex: '1f 20 41 7e 7f c3', ascii: '. A~..' }]);
  });

  it('draws no more than it is asked for', () => {
    expect(hexRows(new Uint8Array(16_384), [], { count: 4_096 })).toHaveLength(256);
    expect(hexRows(new Uint8Array(0), [])).toEqual([]);
    expect(hexRows(new Uint8Array(20), [], { bytesARow: 8 }).map(({ offset }) => offset)).toEqual([
      '0000',
      '0008',
      '0010',
    ]);
  });

  test('shows each byte once and in its own field, whatever came', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.json().map((payload) => frameDetail(payload).raw),
        ),
        (bytes) => {
          const spans = annotateLegacyFrame(bytes);
          const runs = hexRows(bytes, spans).flatMap((row) => row.runs);
          expect(runs.map(({ hex }) => hex).join(' ')).toBe(
            Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' '),
          );
          for (const { offset, field } of runs) {
            const span = spans.find((one) => offset >= one.offset && offset < one.offset + one.length);
            expect(span && frameField(span.field)).toBe(field);
          }
        },
      ),
      { numRuns: PROOF ? 2000 : 200 },
    );
  });
});

describe('the legend', () => {
  it('names each field of command 2 once, with what it holds', () => {
    const lines = legendOf(frameDetail('{"aps":{}}').spans).map(({ name, value }) => `${name}: ${value}`);
    expect(lines.filter((line) => !line.startsWith('Expiration'))).toEqual([
      'Command: 02, notification',
      'Frame length: 66 bytes',
      'Item id and length: 5 items',
      'Device token: 32 bytes',
      'Payload: 10 bytes',
      'Identifier: 0x00001a2f',
      'Priority: 10, immediate',
    ]);
  });

  it('has lengths but no items for command 0', () => {
    const lines = legendOf(frameDetail('{}', { command: 0 }).spans);
    expect(lines.map(({ name, value }) => [name, value])).toEqual([
      ['Command', '00, simple'],
      ['Lengths', '2 lengths'],
      ['Device token', '32 bytes'],
      ['Payload', '2 bytes'],
    ]);
  });

  it('says what could not be read', () => {
    expect(legendOf(annotateLegacyFrame(Uint8Array.of(9, 9, 9)))).toEqual([
      { field: 'command', name: 'Command', value: '09' },
      { field: 'unreadable', name: 'Not readable', value: '2 bytes' },
    ]);
  });

  it('is repeated as a list of field, length and value', () => {
    const spans = spanTexts(frameDetail('{"aps":{}}').spans);
    expect(spans[0]).toBe('Command: 1 byte from byte 0, value 2');
    expect(spans[4]).toBe(`Device token: 32 bytes from byte 8, value ${TOKEN}`);
    expect(spans[7]).toBe('Payload: 10 bytes from byte 43');
    expect(new Set(spans).size).toBe(spans.length);
  });
});
