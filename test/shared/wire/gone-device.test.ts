import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goneDevicesCsv } from '../../../shared/wire/gone-device.ts';

describe('a list of gone devices as CSV', () => {
  it('has a header line, a line for each, and ends every line with CR and LF (RFC 4180)', () => {
    const devices = [
      { token: 'ab'.repeat(32), timestamp: '2026-11-01T08:30:00.000Z' },
      { token: 'cd', timestamp: '2026-11-02T00:00:00.000Z' },
    ];
    expect(goneDevicesCsv(devices)).toBe(
      `token,timestamp\r\n${'ab'.repeat(32)},2026-11-01T08:30:00.000Z\r\ncd,2026-11-02T00:00:00.000Z\r\n`,
    );
    expect(goneDevicesCsv([])).toBe('token,timestamp\r\n');
  });

  it('read back by commas and lines is what it was made from', () => {
    const device = fc.record({
      token: fc.uint8Array({ minLength: 1, maxLength: 100 }).map((bytes) => Buffer.from(bytes).toString('hex')),
      timestamp: fc
        .date({ min: new Date(0), max: new Date('2106-01-01T00:00:00Z'), noInvalidDate: true })
        .map((date) => date.toISOString()),
    });
    fc.assert(
      fc.property(fc.array(device), (devices) => {
        const [, ...lines] = goneDevicesCsv(devices).split('\r\n').slice(0, -1);
        const read = lines.map((line) => line.split(','));
        expect(read).toEqual(devices.map(({ token, timestamp }) => [token, timestamp]));
      }),
    );
  });
});
