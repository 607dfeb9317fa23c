import type { Environment } from '../wire/endpoints.ts';

/** What a client's certificate says, as far as a gateway judges it. */
export type ShownCertificate = {
  /** One line, such as "CN=Apple Development IOS Push Services: com.example.app, OU=7XK2A9QPLM". */
  readonly subject: string;
  readonly topics: readonly string[];
  /** Empty when the certificate does not tell. */
  readonly environments: readonly Environment[];
  /** ISO 8601 UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
};

/** A request to the HTTP/2 API: the fields that APNs looks at, null where the request has none. */
export type Http2Request = {
  readonly method: string;
  readonly path: string;
  /** What the path holds after `/3/device/`: empty when nothing follows, null when the path is another. */
  readonly token: string | null;
  readonly authorization: string | null;
  readonly apnsId: string | null;
  readonly topic: string | null;
  readonly pushType: string | null;
  readonly priority: string | null;
  readonly expiration: string | null;
  /** One character per byte, as all values here. */
  readonly collapseId: string | null;
  readonly hasRepeatedHeader: boolean;
  /** Size of the body. */
  readonly bytes: number;
  readonly certificate: ShownCertificate | null;
};

const DEVICE_PATH = '/3/device/';

/**
 * Reads what matters from `rawHeaders`, names (in lower case, as HTTP/2 has them) and values in turn. Of a repeated
 * field the first counts. Made for speed: it runs for every request.
 */
export function readRequest(
  rawHeaders: readonly string[],
  bytes: number,
  certificate: ShownCertificate | null,
): Http2Request {
  let method = '';
  let path = '';
  let authorization: string | null = null;
  let apnsId: string | null = null;
  let topic: string | null = null;
  let pushType: string | null = null;
  let priority: string | null = null;
  let expiration: string | null = null;
  let collapseId: string | null = null;
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const value = rawHeaders[at + 1] ?? '';
    switch (rawHeaders[at]) {
      case ':method':
        method = value;
        break;
      case ':path':
        path = value;
        break;
      case 'authorization':
        authorization ??= value;
        break;
      case 'apns-id':
        apnsId ??= value;
        break;
      case 'apns-topic':
        topic ??= value;
        break;
      case 'apns-push-type':
        pushType ??= value;
        break;
      case 'apns-priority':
        priority ??= value;
        break;
      case 'apns-expiration':
        expiration ??= value;
        break;
      case 'apns-collapse-id':
        collapseId ??= value;
        break;
    }
  }
  const hasRepeatedHeader = repeatsName(rawHeaders);
  const fields = { authorization, apnsId, topic, pushType, priority, expiration, collapseId };
  return { method, path, token: tokenInPath(path), ...fields, hasRepeatedHeader, bytes, certificate };
}

/** `cookie` may be split into several fields by HTTP/2 itself (RFC 9113, 8.2.3). */
function repeatsName(rawHeaders: readonly string[]): boolean {
  for (let at = 2; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name === 'cookie') continue;
    for (let before = 0; before < at; before += 2) {
      if (rawHeaders[before] === name) return true;
    }
  }
  return false;
}

function tokenInPath(path: string): string | null {
  if (path === '/3/device') return '';
  if (!path.startsWith(DEVICE_PATH)) return null;
  const token = path.slice(DEVICE_PATH.length);
  return token.includes('/') ? null : token;
}

/** The topic a request goes to: its header's, or else the only one of the certificate; null when that leaves none. */
export function topicOf({ topic, certificate }: Http2Request): string | null {
  if (topic !== null) return topic;
  const topics = certificate?.topics ?? [];
  return topics.length === 1 ? (topics[0] ?? null) : null;
}

/** A header value, which comes with one character per byte, as the UTF-8 text it may be. */
export function headerText(value: string): string {
  const hasMore = [...value].some((character) => character.charCodeAt(0) > LAST_ASCII);
  if (!hasMore) return value;
  return new TextDecoder('utf-8').decode(Uint8Array.from(value, (character) => character.charCodeAt(0)));
}

const LAST_ASCII = 0x7f;
