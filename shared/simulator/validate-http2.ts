import { COLLAPSE_ID_MAX_BYTES, http2PayloadLimit } from '../wire/limits.ts';
import type { Reason } from '../wire/reasons.ts';
import { judgeProviderToken } from './provider-token.ts';
import { type Http2Request, headerOf, tokenInPath, topicOf } from './request.ts';

type Check = { readonly reason: Reason; readonly fails: (request: Http2Request, now: Date) => boolean };

/** As `apns-push-type` is documented (Apple, "Sending notification requests to APNs"). */
const PUSH_TYPES: ReadonlySet<string> = new Set([
  'alert',
  'background',
  'voip',
  'complication',
  'fileprovider',
  'location',
  'liveactivity',
  'pushtotalk',
  'widgets',
  'controls',
  'mdm',
]);

/**
 * What each reason is given for, in the order the simulator looks. Apple publishes no order; this one tells the
 * credential before the message and the message before the device, as Apple's own text hints.
 */
export const HTTP2_CHECKS: readonly Check[] = [
  { reason: 'MethodNotAllowed', fails: (request) => request.method !== 'POST' },
  { reason: 'BadPath', fails: (request) => tokenInPath(request.path) === null },
  { reason: 'MissingDeviceToken', fails: (request) => tokenInPath(request.path) === '' },
  { reason: 'DuplicateHeaders', fails: hasRepeatedHeader },
  { reason: 'BadMessageId', fails: (request) => isWrong(request, 'apns-id', isUuid) },
  { reason: 'BadCertificate', fails: (request) => request.certificate?.topics.length === 0 },
  { reason: 'MissingProviderToken', fails: (request, now) => providerTokenFault(request, now) === 'missing' },
  { reason: 'InvalidProviderToken', fails: (request, now) => providerTokenFault(request, now) === 'malformed' },
  { reason: 'ExpiredProviderToken', fails: (request, now) => providerTokenFault(request, now) === 'expired' },
  { reason: 'MissingTopic', fails: (request) => topicOf(request) === null },
  { reason: 'InvalidPushType', fails: (request) => isWrong(request, 'apns-push-type', (type) => PUSH_TYPES.has(type)) },
  { reason: 'BadPriority', fails: hasBadPriority },
  { reason: 'BadExpirationDate', fails: (request) => isWrong(request, 'apns-expiration', isEpoch) },
  { reason: 'BadCollapseId', fails: (request) => isWrong(request, 'apns-collapse-id', isCollapseId) },
  { reason: 'BadTopic', fails: (request) => !/^[A-Za-z0-9._-]+$/.test(topicOf(request) ?? '') },
  { reason: 'TopicDisallowed', fails: isTopicBeyondCertificate },
  { reason: 'PayloadEmpty', fails: (request) => request.bytes === 0 },
  {
    reason: 'PayloadTooLarge',
    fails: (request) => request.bytes > http2PayloadLimit(headerOf(request, 'apns-push-type')),
  },
  { reason: 'BadDeviceToken', fails: (request) => !isDeviceToken(tokenInPath(request.path) ?? '') },
];

/** The first reason to refuse a request, null when there is none: every well-formed token is a registered device. */
export function validateHttp2(request: Http2Request, now: Date): Reason | null {
  return HTTP2_CHECKS.find((check) => check.fails(request, now))?.reason ?? null;
}

/** `cookie` may be split into several fields by HTTP/2 itself (RFC 9113, 8.2.3). */
function hasRepeatedHeader({ headers }: Http2Request): boolean {
  const names = headers.map(([name]) => name).filter((name) => name !== 'cookie');
  return new Set(names).size < names.length;
}

/** A client certificate makes APNs ignore the `authorization` header. */
function providerTokenFault(request: Http2Request, now: Date): ReturnType<typeof judgeProviderToken> {
  return request.certificate === null ? judgeProviderToken(headerOf(request, 'authorization'), now) : null;
}

function isTopicBeyondCertificate(request: Http2Request): boolean {
  const topic = topicOf(request);
  return request.certificate !== null && topic !== null && !request.certificate.topics.includes(topic);
}

/** Apple allows 1, 5 and 10, and calls 10 an error for a background push. */
function hasBadPriority(request: Http2Request): boolean {
  const priority = headerOf(request, 'apns-priority');
  if (priority === null) return false;
  if (!['1', '5', '10'].includes(priority)) return true;
  return priority === '10' && headerOf(request, 'apns-push-type') === 'background';
}

function isWrong(request: Http2Request, name: string, isRight: (value: string) => boolean): boolean {
  const value = headerOf(request, name);
  return value !== null && !isRight(value);
}

function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

function isEpoch(value: string): boolean {
  return /^\d{1,15}$/.test(value);
}

function isCollapseId(value: string): boolean {
  return new TextEncoder().encode(value).length <= COLLAPSE_ID_MAX_BYTES;
}

/** Apple fixes no size but allows up to 100 bytes; a token below 32 bytes has never been given out. */
function isDeviceToken(value: string): boolean {
  return /^([0-9a-f]{2}){32,100}$/i.test(value);
}
