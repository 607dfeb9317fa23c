import { pushTypeFacts } from '../payload/push-types.ts';
import { COLLAPSE_ID_MAX_BYTES, http2PayloadLimit } from '../wire/limits.ts';
import type { Reason } from '../wire/reasons.ts';
import type { DeviceTrouble } from './devices.ts';
import { type Http2Request, topicOf } from './request.ts';

/** All that a request is judged by. */
export type Http2Scene = {
  readonly request: Http2Request;
  /** What is wrong with the provider token of a client without a certificate. */
  readonly providerToken: Reason | null;
  readonly device: DeviceTrouble | null;
  /** More came to this token than the simulator allows. */
  readonly isTooOften: boolean;
};

type Check = { readonly reason: Reason; readonly fails: (scene: Http2Scene) => boolean };

/**
 * What each reason is given for, in the order the simulator looks. Apple publishes no order; this one tells the
 * credential before the message and the message before the device, as Apple's own text hints.
 */
export const HTTP2_CHECKS: readonly Check[] = [
  { reason: 'MethodNotAllowed', fails: ({ request }) => request.method !== 'POST' },
  { reason: 'BadPath', fails: ({ request }) => request.token === null },
  { reason: 'MissingDeviceToken', fails: ({ request }) => request.token === '' },
  { reason: 'DuplicateHeaders', fails: ({ request }) => request.hasRepeatedHeader },
  { reason: 'BadMessageId', fails: ({ request: { apnsId } }) => apnsId !== null && !isUuid(apnsId) },
  { reason: 'BadCertificate', fails: ({ request }) => request.certificate?.topics.length === 0 },
  ...tokenChecks([
    ...(['MissingProviderToken', 'InvalidProviderToken', 'UnrelatedKeyIdInToken'] as const),
    ...(['BadEnvironmentKeyIdInToken', 'ExpiredProviderToken', 'TooManyProviderTokenUpdates'] as const),
  ]),
  { reason: 'MissingTopic', fails: ({ request }) => topicOf(request) === null },
  {
    reason: 'InvalidPushType',
    fails: ({ request: { pushType } }) => pushType !== null && pushTypeFacts(pushType) === null,
  },
  { reason: 'BadPriority', fails: ({ request }) => hasBadPriority(request) },
  {
    reason: 'BadExpirationDate',
    fails: ({ request: { expiration } }) => expiration !== null && !/^\d{1,15}$/.test(expiration),
  },
  {
    reason: 'BadCollapseId',
    fails: ({ request: { collapseId } }) => collapseId !== null && collapseId.length > COLLAPSE_ID_MAX_BYTES,
  },
  { reason: 'BadTopic', fails: ({ request }) => !/^[A-Za-z0-9._-]+$/.test(topicOf(request) ?? '') },
  { reason: 'TopicDisallowed', fails: ({ request }) => isTopicBeyondCertificate(request) },
  { reason: 'PayloadEmpty', fails: ({ request }) => request.bytes === 0 },
  { reason: 'PayloadTooLarge', fails: ({ request }) => request.bytes > http2PayloadLimit(request.pushType) },
  { reason: 'BadDeviceToken', fails: ({ request }) => !isDeviceToken(request.token ?? '') },
  {
    reason: 'BadDeviceToken',
    fails: ({ device }) => device?.kind === 'unknown' || device?.kind === 'other-environment',
  },
  { reason: 'ExpiredToken', fails: ({ device }) => device?.kind === 'expired' },
  { reason: 'Unregistered', fails: ({ device }) => device?.kind === 'uninstalled' },
  { reason: 'DeviceTokenNotForTopic', fails: ({ device }) => device?.kind === 'other-topic' },
  { reason: 'TooManyRequests', fails: ({ isTooOften }) => isTooOften },
];

/** The first reason to refuse a request, null when there is none. */
export function validateHttp2(scene: Http2Scene): Reason | null {
  for (const check of HTTP2_CHECKS) {
    if (check.fails(scene)) return check.reason;
  }
  return null;
}

/** A client certificate makes APNs ignore the `authorization` header. */
function tokenChecks(reasons: readonly Reason[]): readonly Check[] {
  return reasons.map((reason) => ({
    reason,
    fails: ({ request, providerToken }) => request.certificate === null && providerToken === reason,
  }));
}

function isTopicBeyondCertificate(request: Http2Request): boolean {
  if (request.certificate === null) return false;
  const topic = topicOf(request);
  return topic !== null && !request.certificate.topics.includes(topic);
}

/** Apple allows 1, 5 and 10, and calls 10 an error for a background push. */
function hasBadPriority({ priority, pushType }: Http2Request): boolean {
  if (priority === null) return false;
  if (priority !== '10' && priority !== '5' && priority !== '1') return true;
  return priority === '10' && pushType === 'background';
}

function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

/** Apple fixes no size but allows up to 100 bytes; a token below 32 bytes has never been given out. */
function isDeviceToken(value: string): boolean {
  return value.length >= 64 && value.length <= 200 && value.length % 2 === 0 && /^[0-9a-f]+$/i.test(value);
}
