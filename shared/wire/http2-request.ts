import type { Notification, PushHeaders } from '../payload/notification.ts';
import type { Problem } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';

export type RequestHeaders = Readonly<Record<string, string>>;

/** Header names of the provider API (Apple, "Sending notification requests to APNs"). */
const HEADER_NAMES: readonly (readonly [keyof PushHeaders, string])[] = [
  ['topic', 'apns-topic'],
  ['pushType', 'apns-push-type'],
  ['priority', 'apns-priority'],
  ['expiration', 'apns-expiration'],
  ['collapseId', 'apns-collapse-id'],
  ['id', 'apns-id'],
];

/** The request headers of a notification by their names, without those that are null. */
export function pushHeaderFields(headers: PushHeaders): readonly (readonly [name: string, value: string])[] {
  return HEADER_NAMES.flatMap(([key, name]) => (headers[key] === null ? [] : [[name, String(headers[key])] as const]));
}

/** Printable ASCII; anything else cannot stand in a header (RFC 9110 section 5.5). */
const HEADER_VALUE = /^[\x20-\x7e]*$/;

/**
 * Makes the request headers of notifications to one server, pseudo-headers first. The notifications of a batch share
 * their push headers, so that what is made of those is made once.
 */
export class RequestHeaderMaker {
  readonly #authority: string;
  #pushHeaders: PushHeaders | null = null;
  #common: Result<RequestHeaders> = ok({});

  /** `authority` is host and port. */
  constructor(authority: string) {
    this.#authority = authority;
  }

  /**
   * The headers of one request; a header that is null is left out, and so is `authorization`.
   * Fails with `header-invalid` for a value that HTTP cannot carry.
   */
  make(notification: Notification, authorization: string | null): Result<RequestHeaders> {
    if (notification.headers !== this.#pushHeaders) {
      this.#pushHeaders = notification.headers;
      this.#common = commonHeaders(notification.headers, this.#authority);
    }
    if (!this.#common.ok) return this.#common;
    const path = `/3/device/${notification.token}`;
    const length = String(notification.payload.length);
    const common = this.#common.value;
    return ok(
      authorization === null
        ? { ...common, ':path': path, 'content-length': length }
        : { ...common, ':path': path, 'content-length': length, authorization },
    );
  }
}

function commonHeaders(pushHeaders: PushHeaders, authority: string): Result<RequestHeaders> {
  const headers: Record<string, string> = {
    ':method': 'POST',
    ':scheme': 'https',
    ':authority': authority,
    ':path': '',
    'content-length': '',
  };
  for (const [name, text] of pushHeaderFields(pushHeaders)) {
    if (!HEADER_VALUE.test(text)) return fail<Problem>({ code: 'header-invalid', header: name, detail: 'not-ascii' });
    headers[name] = text;
  }
  return ok(headers);
}
