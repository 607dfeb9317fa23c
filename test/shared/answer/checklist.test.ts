import { describe, expect, it } from 'vitest';
import { type CheckPoint, checklist } from '../../../shared/answer/checklist.ts';
import type { OtherSend, Situation } from '../../../shared/answer/situation.ts';
import { checkPointText } from '../../../shared/messages/checklist-text.ts';
import { expectSentence } from '../messages/plain-words.ts';
import { situation } from './situations.ts';

const points = (change: Partial<Situation> = {}) => checklist(situation(change)).map(({ point }) => point);
const aps = (content: Readonly<Record<string, unknown>>) => JSON.stringify({ aps: content });
const TAKEN = {
  ...{ newer: true, accepted: true, token: 'a1'.repeat(32), topic: null, collapseId: 'rain', environment: null },
} as const;

/** Each point: a situation that has it, and a neighbouring one that rules it out. */
const CASES: Readonly<Record<CheckPoint['point'], readonly [Partial<Situation>, Partial<Situation>]>> = {
  'silence-is-no-proof': [{ target: { kind: 'custom', protocol: 'legacy', environment: null } }, {}],
  'simulator-only': [{ target: { kind: 'simulator', protocol: 'http2', environment: 'sandbox' } }, {}],
  'nothing-to-show': [{ pushType: 'background' }, {}],
  'background-throttled': [{ payload: aps({ 'content-available': 1 }) }, { payload: aps({ alert: 'Hello' }) }],
  'power-saving': [{ priority: 5 }, { priority: 10 }],
  'one-attempt': [{ expiration: 0 }, { expiration: 1_800_000_000 }],
  'expired-at': [{ expiration: 1_700_000_000 }, { expiration: 1_900_000_000 }],
  replaced: [
    { collapseId: 'rain', others: [TAKEN] },
    { collapseId: 'rain', others: [{ ...TAKEN, accepted: false }] },
  ],
  'loc-key': [{ payload: aps({ alert: { 'loc-key': 'RAIN' } }) }, {}],
  permission: [{}, { pushType: 'background' }],
  focus: [{}, { payload: aps({ alert: 'Hello', 'interruption-level': 'critical' }) }],
  passive: [{ payload: aps({ alert: 'Hello', 'interruption-level': 'passive' }) }, {}],
  foreground: [{}, { pushType: 'voip' }],
  'activity-keys': [{ pushType: 'liveactivity' }, {}],
  'activity-timestamp': [{ pushType: 'liveactivity', payload: aps({ timestamp: 1 }) }, { pushType: 'liveactivity' }],
  callkit: [{ pushType: 'voip' }, {}],
  build: [{}, { target: { kind: 'custom', protocol: 'http2', environment: null } }],
  'device-offline': [{}, { target: { kind: 'simulator', protocol: 'http2', environment: 'sandbox' } }],
};

describe('the list for a notification that was taken and does not show', () => {
  it.each(Object.entries(CASES))(
    'has %s where it may be so, and not where it is ruled out',
    (point, [with_, without]) => {
      expect(points(with_)).toContain(point);
      expect(points(without)).not.toContain(point);
      for (const change of [with_, without]) {
        const found = checklist(situation(change));
        expect(found.length).toBeGreaterThan(0);
        for (const each of found) expectSentence(checkPointText(each));
      }
    },
  );

  it('has only a newer notification replace it, of the same collapse id and to the same device', () => {
    const replaces = (change: Partial<OtherSend>) =>
      points({ collapseId: 'rain', others: [{ ...TAKEN, ...change }] }).includes('replaced');
    expect(replaces({})).toBe(true);
    expect(replaces({ newer: false })).toBe(false);
    expect(replaces({ collapseId: 'wind' })).toBe(false);
    expect(replaces({ token: 'b2'.repeat(32) })).toBe(false);
  });

  it('stands with a payload that is no JSON', () => {
    expect(points({ payload: 'no JSON' })).toContain('nothing-to-show');
  });
});
