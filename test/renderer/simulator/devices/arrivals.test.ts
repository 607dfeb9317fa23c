import { describe, expect, test } from 'vitest';
import { arrivalsOf, previewOfArrival } from '../../../../renderer/simulator/devices/arrivals.ts';
import type { JournalRow, NotificationEvent } from '../../../../shared/simulator/journal.ts';
import { TOKEN } from '../../bench/fixtures.ts';

const DEVICE = { token: TOKEN, uninstalledAt: null };
const HELLO = { aps: { alert: { title: 'Rain soon', body: 'From 14:20' }, badge: 1, sound: 'default' } };

function row(sequence: number, change: Partial<NotificationEvent> = {}): JournalRow {
  const time = new Date(Date.UTC(2026, 10, 24, 9, 41, sequence)).toISOString();
  const event: NotificationEvent = {
    event: 'notification',
    time,
    connection: 1,
    protocol: 'http2',
    command: null,
    identifier: null,
    apnsId: null,
    token: TOKEN,
    topic: 'com.example.weather',
    headers: {},
    payload: HELLO,
    bytes: 118,
    status: 200,
    reason: null,
    ...change,
  };
  return { sequence, time, event };
}
const legacy = { protocol: 'legacy', command: 2, status: 0 } as const;

describe('what came for a device', () => {
  test('is the latest that was taken; what was refused is counted beside it', () => {
    const rows = [row(1), row(2, { ...legacy, payload: { aps: { alert: 'second' } } }), row(3, { status: 410 })];
    const arrivals = arrivalsOf(rows, DEVICE);
    expect(arrivals).toMatchObject({ received: 3, delivered: 2 });
    expect(arrivals.latest?.payload).toEqual({ aps: { alert: 'second' } });
  });

  test('lies in its group, before what was taken for the same thread', () => {
    const inThread = (thread: string) => ({ payload: { aps: { alert: 'a', 'thread-id': thread } } });
    const earlier = [row(1, inThread('rain')), row(2, inThread('snow')), row(3, { ...inThread('rain'), status: 410 })];
    expect(arrivalsOf([...earlier, row(4, inThread('rain'))], DEVICE)).toMatchObject({ behind: 1 });
    expect(arrivalsOf([...earlier, row(4, inThread('wind'))], DEVICE)).toMatchObject({ behind: 0 });
    expect(arrivalsOf([...earlier, row(4, { payload: { aps: { badge: 1 } } })], DEVICE)).toMatchObject({ behind: 0 });
  });

  test('is nothing of other devices, nor of a rule that gave no answer, nor a refusal of the binary gateway', () => {
    const rows = [row(1, { token: 'ab'.repeat(32) }), row(2, { status: null }), row(3, { ...legacy, status: 8 })];
    expect(arrivalsOf(rows, DEVICE)).toMatchObject({ received: 2, delivered: 0, latest: null });
  });

  test('is nothing any more from the moment its app was gone, though the binary gateway takes it in silence', () => {
    const rows = [row(1, legacy), row(2, legacy), row(3, legacy)];
    const gone = String(rows[1]?.time);
    expect(arrivalsOf(rows, { ...DEVICE, uninstalledAt: gone })).toMatchObject({ received: 3, delivered: 1 });
    expect(arrivalsOf(rows, DEVICE)).toMatchObject({ delivered: 3 });
  });
});

describe('what the phone shows', () => {
  const content = (payload: unknown) => previewOfArrival({ ...(row(1).event as NotificationEvent), payload });

  test('is the alert, badge and sound of the payload', () => {
    expect(content(HELLO)).toMatchObject({
      kind: 'notification',
      title: { text: 'Rain soon' },
      subtitle: null,
      body: { text: 'From 14:20' },
      badge: 1,
      sound: { kind: 'ordinary', name: 'default' },
    });
    expect(content({ aps: { alert: 'Hello' } })).toMatchObject({ title: null, body: { text: 'Hello' } });
  });

  test.each([[null], [[1, 2]], [{ aps: 'x' }], [{ aps: { 'content-available': 1 } }]])(
    'is no alert for %j',
    (payload) => {
      expect(content(payload).kind).toMatch(/^(silent|nothing|unreadable)$/);
    },
  );
});
