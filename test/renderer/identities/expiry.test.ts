import { describe, expect, it } from 'vitest';
import { dateText, expiryNote } from '../../../renderer/identities/expiry-note.ts';
import { validitySpan } from '../../../renderer/identities/validity-span.ts';
import { NOW } from './fixtures.ts';

const HOUR = 3_600_000;
const at = (hours: number): string => new Date(NOW.getTime() + hours * HOUR).toISOString();
const note = (hoursLeft: number) => expiryNote({ notBefore: at(-1_000), notAfter: at(hoursLeft) }, NOW);

describe('how long a certificate lasts', () => {
  it.each([
    [30 * 24, 'neutral', '30 days left'],
    [30 * 24 - 1, 'warn', '29 days left'],
    [7 * 24, 'warn', '7 days left'],
    [7 * 24 - 1, 'error', '6 days left'],
    [47, 'error', '1 day left'],
    [23, 'error', 'ends within a day'],
    [-1, 'error', 'expired 24 Nov'],
  ] as const)('with %i hours left is told in %s: %s', (hours, tone, text) =>
    expect(note(hours)).toEqual({ text, tone }),
  );

  it('names the year when it is another', () => {
    expect(note(-365 * 24)?.text).toBe('expired 24 Nov 2025');
    expect(dateText('2026-05-04T00:00:00Z', NOW)).toBe('4 May');
    expect(dateText('2026-05-04T00:00:00Z', null)).toBe('4 May 2026');
  });

  it('tells when it begins, if that is to come', () => {
    expect(expiryNote({ notBefore: at(48), notAfter: at(1_000) }, NOW)).toEqual({
      text: 'valid from 26 Nov',
      tone: 'error',
    });
  });

  it('is nothing for what does not expire', () =>
    expect(expiryNote({ notBefore: null, notAfter: null }, NOW)).toBeNull());
});

describe('the validity bar', () => {
  it('has today where it is between the ends', () => {
    expect(validitySpan(at(-100 * 24), at(300 * 24), NOW)).toEqual({ elapsed: 25, today: 25, tone: 'ok' });
  });

  it('is full and without today once it is over, and empty before it begins', () => {
    expect(validitySpan(at(-200), at(-100), NOW)).toEqual({ elapsed: 100, today: null, tone: 'error' });
    expect(validitySpan(at(100), at(200), NOW)).toEqual({ elapsed: 0, today: null, tone: 'error' });
  });

  it('is not drawn for times that are no span', () => {
    expect(validitySpan(at(100), at(100), NOW)).toBeNull();
    expect(validitySpan('yesterday', at(100), NOW)).toBeNull();
  });
});
