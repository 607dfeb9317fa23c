import { countBehind } from '../../../shared/preview/count-behind.ts';
import type { Grouping, Preview } from '../../../shared/preview/preview.ts';
import { previewOf } from '../../../shared/preview/read-preview.ts';
import type { Device } from '../../../shared/simulator/devices.ts';
import type { JournalRow, NotificationEvent } from '../../../shared/simulator/journal.ts';

/** How far back a group is followed. */
const STACK = 50;

/** What came for one device. */
export type Arrivals = {
  /** Notifications, those that were refused among them. */
  readonly received: number;
  /** Of these, those that the device got. */
  readonly delivered: number;
  /** The last of those. */
  readonly latest: NotificationEvent | null;
  /** How many of the last ones lie behind it in its group. */
  readonly behind: number;
};

/** Finds a device's in the rows of the journal, which are in rising order. */
export function arrivalsOf(
  rows: readonly Pick<JournalRow, 'event'>[],
  { token, uninstalledAt }: Pick<Device, 'token' | 'uninstalledAt'>,
): Arrivals {
  const own = rows.flatMap(({ event }) => (event.event === 'notification' && event.token === token ? [event] : []));
  const delivered = own.filter((event) => isDelivered(event, uninstalledAt));
  return {
    received: own.length,
    delivered: delivered.length,
    latest: delivered.at(-1) ?? null,
    behind: behindLatest(delivered.slice(-STACK)),
  };
}

/** The binary gateway takes what is for an app that is gone, in silence; no device shows it. */
function isDelivered({ protocol, status, time }: NotificationEvent, uninstalledAt: string | null): boolean {
  const isTaken = status === (protocol === 'http2' ? 200 : 0);
  return isTaken && (uninstalledAt === null || Date.parse(time) < Date.parse(uninstalledAt));
}

/** What a phone shows of a notification at the time it came. */
export function previewOfArrival(event: NotificationEvent): Preview {
  return previewOf(event.payload, {
    pushType: event.headers['apns-push-type'] ?? null,
    topic: event.topic,
    collapseId: event.headers['apns-collapse-id'] ?? null,
    now: new Date(event.time),
  });
}

function behindLatest(delivered: readonly NotificationEvent[]): number {
  const groups = delivered.map(groupingOf);
  const latest = groups.at(-1) ?? null;
  const earlier = groups.slice(0, -1).filter((grouping) => grouping !== null);
  return latest === null ? 0 : countBehind(earlier, latest);
}

function groupingOf(event: NotificationEvent): Grouping | null {
  const preview = previewOfArrival(event);
  return preview.kind === 'notification' ? preview.grouping : null;
}
