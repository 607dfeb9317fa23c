import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LegacyCommand } from '../../../shared/payload/notification.ts';
import { encodeErrorPacket, readErrorPacket } from '../../../shared/wire/error-packet.ts';
import { encodeLegacyFrame, type LegacyFrame, readLegacyFrame } from '../../../shared/wire/legacy-frame.ts';

const TOKEN = '1b14a89b65361301e7ded0f8de35ec1f322c37698b9fe712252a2cba42207d90';
const PAYLOAD = '{"aps":{"alert":"You got your emails.","badge":9,"sound":"default"}}';
const PAYLOAD_HEX = Buffer.from(PAYLOAD).toString('hex');

function example(command: LegacyCommand): LegacyFrame {
  const identified = command !== 0;
  return {
    command,
    token: bytes(TOKEN),
    payload: new TextEncoder().encode(PAYLOAD),
    identifier: identified ? 0x11223344 : null,
    expiration: identified ? 1_893_456_000 : null,
    priority: command === 2 ? 10 : null,
  };
}

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}

function hex(data: Uint8Array): string {
  return Buffer.from(data).toString('hex');
}

const WORKED: readonly (readonly [LegacyCommand, string, number])[] = [
  [0, `000020${TOKEN}0044${PAYLOAD_HEX}`, 105],
  [1, `011122334470dbd8800020${TOKEN}0044${PAYLOAD_HEX}`, 113],
  [2, `020000007c010020${TOKEN}020044${PAYLOAD_HEX}0300041122334404000470dbd8800500010a`, 129],
];

const u32 = fc.integer({ min: 0, max: 0xffffffff });
const data = (max: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength: 0, maxLength: max });
const frames: fc.Arbitrary<LegacyFrame> = fc.oneof(
  fc.record({
    command: fc.constant<LegacyCommand>(0),
    token: data(100),
    payload: data(300),
    identifier: fc.constant(null),
    expiration: fc.constant(null),
    priority: fc.constant(null),
  }),
  fc.record({
    command: fc.constant<LegacyCommand>(1),
    token: data(100),
    payload: data(300),
    identifier: u32,
    expiration: u32,
    priority: fc.constant(null),
  }),
  fc.record({
    command: fc.constant<LegacyCommand>(2),
    token: data(100),
    payload: data(2100),
    identifier: fc.option(u32),
    expiration: fc.option(u32),
    priority: fc.option(fc.integer({ min: 0, max: 255 })),
  }),
);

describe('a legacy frame', () => {
  it.each(WORKED)('of command %i is byte for byte the worked example', (command, expected, length) => {
    const encoded = encodeLegacyFrame(example(command));
    expect(hex(encoded)).toBe(expected);
    expect(encoded).toHaveLength(length);
  });

  it('comes back as it was written', () => {
    fc.assert(
      fc.property(frames, (frame) => {
        const encoded = encodeLegacyFrame(frame);
        const read = readLegacyFrame(encoded);
        expect(read).toMatchObject({ kind: 'frame', frame, length: encoded.length });
      }),
    );
  });

  it('names the parts it lacks', () => {
    const empty = new Uint8Array(0);
    const read = readLegacyFrame(encodeLegacyFrame({ ...example(2), token: empty, payload: empty }));
    expect(read).toMatchObject({ kind: 'frame', missing: ['token', 'payload'] });
    expect(readLegacyFrame(encodeLegacyFrame(example(2)))).toMatchObject({ missing: [] });
  });

  it('is incomplete when it is cut anywhere, and is found at an offset', () => {
    fc.assert(
      fc.property(frames, fc.nat(), data(20), (frame, cut, before) => {
        const encoded = encodeLegacyFrame(frame);
        expect(readLegacyFrame(encoded.slice(0, cut % encoded.length))).toEqual({ kind: 'incomplete' });
        const stream = Uint8Array.from([...before, ...encoded, 0xff]);
        expect(readLegacyFrame(stream, before.length)).toMatchObject({ kind: 'frame', length: encoded.length });
      }),
    );
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(0, 1, 2, 3), (noise, command) => {
        const read = readLegacyFrame(Uint8Array.from([command, ...noise]));
        expect(['frame', 'incomplete', 'malformed']).toContain(read.kind);
      }),
    );
  });

  it('of another command, or with an impossible length, is malformed', () => {
    expect(readLegacyFrame(Uint8Array.of(9))).toEqual({ kind: 'malformed', offset: 0, identifier: null });
    expect(readLegacyFrame(bytes('02ffffffff'))).toMatchObject({ kind: 'malformed' });
    expect(readLegacyFrame(bytes('0200000003990000'))).toMatchObject({ kind: 'malformed', offset: 5 });
  });
});

describe('an error packet', () => {
  it('is the worked example', () => {
    expect(hex(encodeErrorPacket({ status: 8, identifier: 0x11223344 }))).toBe('080811223344');
  });

  it('comes back as it was written, whatever the identifier', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), u32, (status, identifier) => {
        expect(readErrorPacket(encodeErrorPacket({ status, identifier }))).toEqual({ status, identifier });
      }),
    );
  });

  it('is not read from fewer bytes or another command', () => {
    expect(readErrorPacket(bytes('0808112233'))).toBeNull();
    expect(readErrorPacket(bytes('070811223344'))).toBeNull();
    expect(readErrorPacket(new Uint8Array(0))).toBeNull();
  });
});
