import { bundleIdOf, pushTypeFacts, pushTypeOfTopic } from '../payload/push-types.ts';
import { COLLAPSE_ID_MAX_BYTES } from '../wire/limits.ts';
import { apsOf, isObject, isSilent } from './aps-dictionary.ts';
import type { FindingList, Inspected } from './finding.ts';

/** Seconds beyond this are milliseconds: 1 January 3000. */
const LAST_SECOND = 32_503_680_000;

/** What the headers of an HTTP/2 request say beside its payload. */
export function inspectHeaders(inspected: Inspected, add: FindingList): void {
  inspectPushType(inspected, add);
  inspectPriority(inspected, add);
  inspectTopic(inspected, add);
  const collapseId = inspected.headers['apns-collapse-id'];
  const bytes = collapseId === undefined ? 0 : new TextEncoder().encode(collapseId).length;
  if (bytes > COLLAPSE_ID_MAX_BYTES) {
    add('error', 'apns-collapse-id', { code: 'collapse-id-long', bytes, limit: COLLAPSE_ID_MAX_BYTES });
  }
  const expiration = inspected.headers['apns-expiration'];
  if (expiration !== undefined && /^\d+$/.test(expiration)) {
    inspectExpiration(Number(expiration), 'apns-expiration', inspected.time, add);
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

/** The push type that topic and payload look like they are meant for. */
export function likelyType({ topic, payload }: Pick<Inspected, 'topic' | 'payload'>): string {
  return (topic === null ? null : pushTypeOfTopic(topic)) ?? likelyByPayload(payload);
}

function likelyByPayload(payload: unknown): string {
  const aps = apsOf(payload);
  if (aps === null) return isObject(payload) && typeof payload.mdm === 'string' ? 'mdm' : 'alert';
  if (aps['content-state'] !== undefined) return 'liveactivity';
  return isSilent(aps) ? 'background' : 'alert';
}

function inspectPushType(inspected: Inspected, add: FindingList): void {
  const pushType = inspected.headers['apns-push-type'];
  if (pushType === undefined) {
    add('warning', 'apns-push-type', { code: 'push-type-missing', likely: likelyType(inspected) });
    return;
  }
  const likely = likelyByPayload(inspected.payload);
  if (pushType === 'alert' && likely !== 'alert') {
    add('warning', 'apns-push-type', { code: 'push-type-unfit', pushType, likely });
  }
}

function inspectPriority(inspected: Inspected, add: FindingList): void {
  const pushType = inspected.headers['apns-push-type'];
  const text = inspected.headers['apns-priority'];
  const priority = text === undefined ? DEFAULT_PRIORITY : Number(text);
  const isBackground = pushType === 'background' || (pushType === undefined && likelyType(inspected) === 'background');
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

function inspectTopic(inspected: Inspected, add: FindingList): void {
  const { topic } = inspected;
  const pushType = inspected.headers['apns-push-type'];
  if (topic === null) return;
  const byEnding = pushTypeOfTopic(topic);
  const suffix = pushType === undefined ? undefined : pushTypeFacts(pushType)?.suffix;
  if (suffix === undefined || pushType === undefined) {
    if (byEnding !== null) {
      add('warning', 'apns-topic', { code: 'topic-suffix-without-type', topic, pushType: byEnding });
    }
    return;
  }
  const expected = bundleIdOf(topic) + suffix;
  if (topic !== expected) add('error', 'apns-topic', { code: 'topic-suffix', topic, expected });
}
