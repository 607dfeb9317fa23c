import { http2PayloadLimit } from '../wire/limits.ts';

/** Whether a certificate may send a push type: always, when its topic list says so, never, or nothing but one may. */
export type CertificateUse = 'yes' | 'if-listed' | 'never' | 'only';

export type PushTypeFacts = {
  readonly type: string;
  /** Follows the bundle ID in the topic; empty when the topic is the bundle ID itself. */
  readonly suffix: string;
  /** Allowed values of `apns-priority`, the usual one first. */
  readonly priorities: readonly number[];
  /** Bytes of the request body. */
  readonly limit: number;
  readonly certificate: CertificateUse;
};

/**
 * Values of `apns-push-type` (Apple, "Sending notification requests to APNs"), with the suffixes as they work:
 * Apple's own table misprints two of them. Priorities that Apple does not restrict are all listed.
 */
export const PUSH_TYPES: readonly PushTypeFacts[] = [
  pushType('alert', '', [10, 5, 1], 'yes'),
  pushType('background', '', [5], 'yes'),
  pushType('voip', '.voip', [10, 5, 1], 'if-listed'),
  pushType('complication', '.complication', [10, 5, 1], 'if-listed'),
  pushType('fileprovider', '.pushkit.fileprovider', [10, 5, 1], 'if-listed'),
  pushType('location', '.location-query', [10, 5], 'never'),
  pushType('liveactivity', '.push-type.liveactivity', [10, 5], 'if-listed'),
  pushType('pushtotalk', '.voip-ptt', [10, 5, 1], 'if-listed'),
  pushType('widgets', '.push-type.widgets', [10, 5, 1], 'if-listed'),
  pushType('controls', '.push-type.controls', [10, 5, 1], 'if-listed'),
  pushType('mdm', '', [10, 5, 1], 'only'),
];

function pushType(
  type: string,
  suffix: string,
  priorities: readonly number[],
  certificate: CertificateUse,
): PushTypeFacts {
  return { type, suffix, priorities, limit: http2PayloadLimit(type), certificate };
}

/** The facts of a push type, null for a word Apple does not list. */
export function pushTypeFacts(type: string): PushTypeFacts | null {
  return PUSH_TYPES.find((known) => known.type === type) ?? null;
}

/** The app a topic belongs to: the topic without the suffix of its push type. */
export function bundleIdOf(topic: string): string {
  return topic.slice(0, topic.length - (bySuffix(topic)?.suffix.length ?? 0));
}

/** The push type that a topic's suffix stands for, null for a topic without one. */
export function pushTypeOfTopic(topic: string): string | null {
  return bySuffix(topic)?.type ?? null;
}

function bySuffix(topic: string): PushTypeFacts | undefined {
  return PUSH_TYPES.find(({ suffix }) => suffix !== '' && topic.endsWith(suffix));
}

/** A topic as typed with the suffix of another push type; one that nobody typed stays empty. */
export function retopic(typed: string, type: string): string {
  return typed.trim() === '' ? '' : topicFor(bundleIdOf(typed.trim()), type);
}

/** The topic of an app's bundle ID for a push type. An unknown type adds nothing. */
export function topicFor(bundleId: string, type: string): string {
  const suffix = pushTypeFacts(type)?.suffix ?? '';
  return bundleId.endsWith(suffix) ? bundleId : bundleId + suffix;
}
