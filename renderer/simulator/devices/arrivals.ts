import { readDraft } from '../../../shared/payload/draft.ts';
import type { Device } from '../../../shared/simulator/devices.ts';
import type { JournalRow, NotificationEvent } from '../../../shared/simulator/journal.ts';
import type { PreviewContent } from '../../preview/preview-content.ts';

/** What came for one token, as far as the journal was read. */
export type Arrivals = {
  readonly token: string;
  /** The number of the last row that was read. */
  readonly after: number;
  /** Notifications, those that were refused among them. */
  readonly received: number;
  /** Of these, those that the device got. */
  readonly delivered: number;
  /** The last of those. */
  readonly latest: NotificationEvent | null;
};

export function noArrivals(token: string): Arrivals {
  return { token, after: 0, received: 0, delivered: 0, latest: null };
}

/** Adds rows of the journal, in rising order. */
export function withRows(
  arrivals: Arrivals,
  rows: readonly JournalRow[],
  uninstalledAt: Device['uninstalledAt'],
): Arrivals {
  const own = rows.flatMap(({ event }) =>
    event.event === 'notification' && event.token === arrivals.token ? [event] : [],
  );
  const delivered = own.filter((event) => isDelivered(event, uninstalledAt));
  return {
    token: arrivals.token,
    after: rows.at(-1)?.sequence ?? arrivals.after,
    received: arrivals.received + own.length,
    delivered: arrivals.delivered + delivered.length,
    latest: delivered.at(-1) ?? arrivals.latest,
  };
}

/** The binary gateway takes what is for an app that is gone, in silence; no device shows it. */
function isDelivered({ protocol, status, time }: NotificationEvent, uninstalledAt: string | null): boolean {
  const isTaken = status === (protocol === 'http2' ? 200 : 0);
  return isTaken && (uninstalledAt === null || Date.parse(time) < Date.parse(uninstalledAt));
}

/** What a phone shows of a payload; nothing of one that is no JSON object. */
export function contentOf({ payload }: NotificationEvent): PreviewContent {
  const read = readDraft(JSON.stringify(payload));
  if (!read.ok) return { title: null, subtitle: null, body: null, badge: null, sound: null };
  const { title, subtitle, body, badge, sound } = read.value;
  return { title, subtitle, body, badge, sound };
}
