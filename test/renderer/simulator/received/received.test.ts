import { describe, expect, it } from 'vitest';
import { KEPT_ROWS, NOTHING_RECEIVED, withPage } from '../../../../renderer/simulator/received/received.ts';
import type { ConnectionEvent, JournalEvent, JournalPage } from '../../../../shared/simulator/journal.ts';
import { PROBLEM, request, TIME } from '../fixtures.ts';

const COUNTS = { notifications: 0, accepted: 0, connections: 0, problems: 0 };
const OPENED: ConnectionEvent = {
  event: 'connection',
  id: 3,
  state: 'open',
  protocol: 'legacy',
  clientSubject: 'CN=Weather',
};

function page(from: number, events: readonly JournalEvent[], oldest = 1): JournalPage {
  const rows = events.map((event, index) => ({ sequence: from + index, time: TIME, event }));
  return { rows, oldest, latest: from + events.length - 1, counts: COUNTS };
}

const numbers = ({ rows }: typeof NOTHING_RECEIVED) => rows.map(({ sequence }) => sequence);

describe('what the window holds', () => {
  it('is notifications and problems; connections only give their names', () => {
    const received = withPage(NOTHING_RECEIVED, page(1, [OPENED, request(), PROBLEM, { ...OPENED, state: 'closed' }]));
    expect(numbers(received)).toEqual([2, 3]);
    expect(received.clients).toEqual(new Map([[3, 'CN=Weather']]));
  });

  it('loses what the journal itself no longer holds, so that an emptied one leaves nothing', () => {
    const received = withPage(NOTHING_RECEIVED, page(1, [request(), request(), request()]));
    expect(numbers(withPage(received, page(4, [request()], 3)))).toEqual([3, 4]);
    expect(numbers(withPage(received, { ...page(4, []), oldest: 4 }))).toEqual([]);
    expect(numbers(withPage(received, page(4, [])))).toEqual([1, 2, 3]);
  });

  it('is 10,000 rows at most, the latest', () => {
    const many = Array.from({ length: 6_000 }, () => request());
    const received = withPage(withPage(NOTHING_RECEIVED, page(1, many)), page(6_001, many));
    expect(received.rows).toHaveLength(KEPT_ROWS);
    expect([received.rows[0]?.sequence, received.rows.at(-1)?.sequence]).toEqual([2_001, 12_000]);
  });
});
