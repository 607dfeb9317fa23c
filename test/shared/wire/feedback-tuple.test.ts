import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FeedbackDecoder, type FeedbackTuple } from '../../../shared/wire/feedback-tuple.ts';

const TOKEN = '1b14a89b65361301e7ded0f8de35ec1f322c37698b9fe712252a2cba42207d90';
const numRuns = process.env.PUSHBENCH_PROOF === '1' ? 1_000 : 100;

const tuples = fc.array(
  fc.record({
    seconds: fc.integer({ min: 0, max: 0xffffffff }),
    token: fc.uint8Array({ minLength: 1, maxLength: 100 }),
  }),
  { maxLength: 20 },
);

/** Written by Node's own integers, apart from the code that is tested. */
function written({ seconds, token }: FeedbackTuple): Buffer {
  const head = Buffer.alloc(6);
  head.writeUInt32BE(seconds, 0);
  head.writeUInt16BE(token.length, 4);
  return Buffer.concat([head, token]);
}

function plain(read: readonly FeedbackTuple[]): unknown[] {
  return read.map(({ seconds, token }) => [seconds, Buffer.from(token).toString('hex')]);
}

describe('the feedback decoder', () => {
  it('reads the worked example', () => {
    const [tuple, ...others] = new FeedbackDecoder().read(Buffer.from(`6553f1000020${TOKEN}`, 'hex'));
    expect(others).toEqual([]);
    expect(plain(tuple === undefined ? [] : [tuple])).toEqual([[1_700_000_000, TOKEN]]);
  });

  it('gives the same tuples wherever the stream is cut', () => {
    fc.assert(
      fc.property(tuples, fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 }), (given, sizes) => {
        const stream = Buffer.concat(given.map(written));
        const decoder = new FeedbackDecoder();
        const read: FeedbackTuple[] = [];
        let at = 0;
        for (let cut = 0; at < stream.length; cut += 1) {
          const size = sizes[cut % sizes.length] ?? 1;
          read.push(...decoder.read(stream.subarray(at, at + size)));
          at += size;
        }
        expect(plain(read)).toEqual(plain(given));
        expect(decoder.rest).toHaveLength(0);
        expect(decoder.isLost).toBe(false);
      }),
      { numRuns },
    );
  });

  it('keeps what is no whole tuple', () => {
    const decoder = new FeedbackDecoder();
    const whole = Buffer.from(`6553f1000020${TOKEN}`, 'hex');
    expect(decoder.read(Buffer.concat([whole, whole.subarray(0, 37)]))).toHaveLength(1);
    expect(decoder.rest).toEqual(Uint8Array.from(whole.subarray(0, 37)));
    expect(decoder.read(whole.subarray(37))).toHaveLength(1);
    expect(decoder.rest).toHaveLength(0);
  });

  it.each([0, 101, 0xffff])('stops at a token of %i bytes, which none has', (length) => {
    const decoder = new FeedbackDecoder();
    const impossible = Buffer.from(`6553f100${length.toString(16).padStart(4, '0')}`, 'hex');
    expect(decoder.read(Buffer.concat([Buffer.from(`6553f1000020${TOKEN}`, 'hex'), impossible]))).toHaveLength(1);
    expect(decoder.isLost).toBe(true);
    expect(decoder.rest).toEqual(Uint8Array.from(impossible));
    expect(decoder.read(Buffer.from(`6553f1000020${TOKEN}`, 'hex'))).toEqual([]);
  });

  it('never throws nor keeps more than a tuple, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }), (chunks) => {
        const decoder = new FeedbackDecoder();
        for (const chunk of chunks) decoder.read(chunk);
        if (!decoder.isLost) expect(decoder.rest.length).toBeLessThanOrEqual(106);
      }),
      { numRuns },
    );
  });
});
