import type { Notification, PushHeaders } from '../payload/notification.ts';
import type { Problem } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';

/** Header names of the provider API (Apple, "Sending notification requests to APNs"). */
const HEADER_NAMES: readonly (readonly [keyof PushHeaders, string])[] = [
  ['topic', 'apns-topic'],
  ['pushType', 'apns-push-type'],
  ['priority', 'apns-priority'],
  ['expiration', 'apns-expiration'],
  ['collapseId', 'apns-collapse-id'],
  ['id', 'apns-id'],
];

/** Printable ASCII; anything else cannot stand in a header (RFC 9110 section 5.5). */
const HEADER_VALUE = /^[\x20-\x7e]*$/;

/**
 * The request headers of a notification, pseudo-headers first. `authority` is host and port.
 * A header that is null is left out. Fails with `header-invalid` for a value that HTTP cannot carry.
 */
export function requestHeaders(notification: Notification, authority: string): Result<Record<string, string>> {
  const headers: Record<string, string> = {
    ':method': 'POST',
    ':scheme': 'https',
    ':authority': authority,
    ':path': `/3/device/${notification.token}`,
    'content-length': String(notification.payload.length),
  };
  for (const [key, name] of HEADER_NAMES) {
    const value = notification.headers[key];
    if (value === null) continue;
    const text = String(value);
    if (!HEADER_VALUE.test(text)) return fail<Problem>({ code: 'header-invalid', header: name, detail: 'not-ascii' });
    headers[name] = text;
  }
  return ok(headers);
}
