import { PUSH_TYPES, pushTypeFacts } from '../payload/push-types.ts';
import { COLLAPSE_ID_MAX_BYTES } from '../wire/limits.ts';
import { apsOf, isSilent } from './aps-dictionary.ts';
import type { FindingList } from './finding.ts';
import type { NotificationEvent } from './journal.ts';

/** Seconds beyond this are milliseconds: 1 January 3000. */
const LAST_SECOND = 32_503_680_000;

/** What the headers of an HTTP/2 request say beside its payload. */
export function inspectHeaders(event: NotificationEvent, add: FindingList): void {
  inspectPushType(event, add);
  inspectPriority(event, add);
  inspectTopic(event, add);
  const collapseId = event.headers['apns-collapse-id'];
  const bytes = collapseId === undefined ? 0 : new TextEncoder().encode(collapseId).length;
  if (bytes > COLLAPSE_ID_MAX_BYTES) {
    add('error', 'apns-collapse-id', { code: 'collapse-id-long', bytes, limit: COLLAPSE_ID_MAX_BYTES });
  }
  const expiration = event.headers['apns-expiration'];
  if (expiration !== undefined && /^\d+$/.test(expiration)) {
    inspectExpiration(Number(expiration), 'apns-expiration', event.time, add);
  }
}

/** `seconds`: UNIX time after which APNs does not store the notification; 0 is right, and means not to store it. */
export function inspectExpiration(seconds: number, place: string, time: string, add: FindingList): void {
  const now = Math.floor(Date.parse(time) / 1000);
  if (seconds > LAST_SECOND) add('warning', place, { code: 'expiration-milliseconds', value: seconds });
  else if (seconds > 0 && seconds < now) {
    add('warning', place, { code: 'expired-before-arrival', seconds, late: now - seconds });
  }
}

/** The push type that the payload looks like it is meant to be. */
export function likelyType(event: NotificationEvent): string {
  const aps = apsOf(event.payload);
  if (event.topic?.endsWith('.voip') === true) return 'voip';
  if (aps === null) return 'alert';
  if (aps['content-state'] !== undefined) return 'liveactivity';
  return isSilent(aps) ? 'background' : 'alert';
}

function inspectPushType(event: NotificationEvent, add: FindingList): void {
  const pushType = event.headers['apns-push-type'];
  const likely = likelyType(event);
  if (pushType === undefined) {
    add('warning', 'apns-push-type', { code: 'push-type-missing', likely });
    return;
  }
  const aps = apsOf(event.payload);
  if (aps === null) return;
  if (pushType === 'alert' && isSilent(aps)) add('warning', 'apns-push-type', unfit(pushType, 'background'));
}

function unfit(pushType: string, likely: string) {
  return { code: 'push-type-unfit', pushType, likely } as const;
}

function inspectPriority(event: NotificationEvent, add: FindingList): void {
  const pushType = event.headers['apns-push-type'];
  const text = event.headers['apns-priority'];
  const priority = text === undefined ? DEFAULT_PRIORITY : Number(text);
  const isBackground = pushType === 'background' || (pushType === undefined && likelyType(event) === 'background');
  if (isBackground) {
    if (priority === DEFAULT_PRIORITY) add('error', 'apns-priority', { code: 'background-priority', priority });
    return;
  }
  const allowed = pushType === undefined ? undefined : pushTypeFacts(pushType)?.priorities;
  if (allowed !== undefined && pushType !== undefined && !allowed.includes(priority)) {
    add('error', 'apns-priority', { code: 'priority-unusual', pushType, allowed });
  }
}

/** What APNs takes when the header is missing. */
const DEFAULT_PRIORITY = 10;

function inspectTopic(event: NotificationEvent, add: FindingList): void {
  const { topic } = event;
  const pushType = event.headers['apns-push-type'];
  if (topic === null) return;
  // The longest ending, so that ".voip-ptt" is not taken for another.
  const byEnding = PUSH_TYPES.filter(({ suffix }) => suffix !== '' && topic.endsWith(suffix)).sort(
    (one, other) => other.suffix.length - one.suffix.length,
  )[0];
  const suffix = pushType === undefined ? undefined : pushTypeFacts(pushType)?.suffix;
  if (suffix === undefined || pushType === undefined) {
    if (byEnding !== undefined) {
      add('warning', 'apns-topic', { code: 'topic-suffix-without-type', topic, pushType: byEnding.type });
    }
    return;
  }
  const bundleId = byEnding === undefined ? topic : topic.slice(0, -byEnding.suffix.length);
  const expected = bundleId + suffix;
  if (topic !== expected) add('error', 'apns-topic', { code: 'topic-suffix', topic, expected });
}
