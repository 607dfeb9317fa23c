import { readDraft } from '../../../shared/payload/draft.ts';
import type { Device } from '../../../shared/simulator/devices.ts';
import type { JournalRow, NotificationEvent } from '../../../shared/simulator/journal.ts';
import type { PreviewContent } from '../../preview/preview-content.ts';

/** What came for one device. */
export type Arrivals = {
  /** Notifications, those that were refused among them. */
  readonly received: number;
  /** Of these, those that the device got. */
  readonly delivered: number;
  /** The last of those. */
  readonly latest: NotificationEvent | null;
};

/** Finds a device's in the rows of the journal, which are in rising order. */
export function arrivalsOf(
  rows: readonly Pick<JournalRow, 'event'>[],
  { token, uninstalledAt }: Pick<Device, 'token' | 'uninstalledAt'>,
): Arrivals {
  const own = rows.flatMap(({ event }) => (event.event === 'notification' && event.token === token ? [event] : []));
  const delivered = own.filter((event) => isDelivered(event, uninstalledAt));
  return { received: own.length, delivered: delivered.length, latest: delivered.at(-1) ?? null };
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
