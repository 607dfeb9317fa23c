import { describe, expect, it } from 'vitest';
import { outgoingPayload } from '../../../shared/payload/fresh-timestamp.ts';
import { drafted } from './drafted.ts';

const UPDATE = '{"aps":{"timestamp":1, "event":"update","content-state":{"t":1.0}}}';
const NOW = new Date('2026-11-24T10:00:00.900Z');
const NOW_SECONDS = 1795514400;

const { draft } = drafted({ payload: UPDATE });
const activity = { protocol: 'http2', pushType: 'liveactivity', now: NOW } as const;

describe('the payload as it is sent', () => {
  it('has the present second as the timestamp of a Live Activity, and is otherwise as it was typed', () => {
    expect(outgoingPayload(draft, activity)).toBe(UPDATE.replace('1,', `${NOW_SECONDS},`));
    expect(outgoingPayload({ ...draft, payload: '{"aps":{"event":"end"}}' }, activity)).toBe(
      `{"aps":{"event":"end","timestamp":${NOW_SECONDS}}}`,
    );
  });

  it('is as it was typed for every other push, and where the person sets the timestamp', () => {
    expect(outgoingPayload({ ...draft, freshTimestamp: false }, activity)).toBe(UPDATE);
    expect(outgoingPayload(draft, { ...activity, pushType: 'alert' })).toBe(UPDATE);
    expect(outgoingPayload(draft, { ...activity, protocol: 'legacy' })).toBe(UPDATE);
    expect(outgoingPayload({ ...draft, payload: '{"aps":' }, activity)).toBe('{"aps":');
  });
});
