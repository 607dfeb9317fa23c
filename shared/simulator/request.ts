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

/** A request to the HTTP/2 API, plainly described. */
export type Http2Request = {
  readonly method: string;
  readonly path: string;
  /** Regular fields in their order, names in lower case, repeated ones kept. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Size of the body. */
  readonly bytes: number;
  readonly certificate: ShownCertificate | null;
};

const DEVICE_PATH = '/3/device/';

/** The first value of a header, null without it. */
export function headerOf(request: Http2Request, name: string): string | null {
  return request.headers.find(([key]) => key === name)?.[1] ?? null;
}

/** What a path holds after `/3/device/`: empty when nothing follows, null when the path is another. */
export function tokenInPath(path: string): string | null {
  if (path === '/3/device') return '';
  if (!path.startsWith(DEVICE_PATH)) return null;
  const token = path.slice(DEVICE_PATH.length);
  return token.includes('/') ? null : token;
}

/** The topic a request goes to: its header's, or else the only one of the certificate; null when that leaves none. */
export function topicOf(request: Http2Request): string | null {
  const named = headerOf(request, 'apns-topic');
  if (named !== null) return named;
  const topics = request.certificate?.topics ?? [];
  return topics.length === 1 ? (topics[0] ?? null) : null;
}
