import type { LegacyCommand } from '../payload/notification.ts';
import type { Protocol } from '../wire/endpoints.ts';

/** Where the simulator listens and what it made, known when it is ready; paths are absolute. */
export type ReadyFacts = {
  readonly http2Port: number;
  readonly legacyPort: number;
  readonly feedbackPort: number;
  /** PEM file of the CA that its server certificate comes from. */
  readonly ca: string;
  readonly demo: {
    readonly cer: string;
    readonly p12: string;
    readonly passphraseFile: string;
    /** A provider-token key comes with a later issue; until then both are null. */
    readonly p8: string | null;
    readonly keyId: string | null;
    readonly teamId: string;
    readonly topic: string;
    readonly token: string;
  };
};

/** A notification that arrived, and how it was answered. */
export type NotificationEvent = {
  readonly event: 'notification';
  /** ISO 8601 UTC. */
  readonly time: string;
  readonly connection: number;
  readonly protocol: Protocol;
  /** null for HTTP/2. */
  readonly command: LegacyCommand | null;
  /** Legacy commands 1 and 2. */
  readonly identifier: number | null;
  /** HTTP/2: the id that was answered. */
  readonly apnsId: string | null;
  /** Lowercase hex; as it came when it is not hex; empty when it was missing. */
  readonly token: string;
  /** The topic it goes to: the header's, or else the only one of the certificate. */
  readonly topic: string | null;
  /** HTTP/2 request headers, without the signature of a provider token. Legacy: its expiration and priority. */
  readonly headers: Readonly<Record<string, string>>;
  /** The payload as JSON, null when it is none. */
  readonly payload: unknown;
  /** Present only when the payload is not JSON; cut where `bytes` is larger than the simulator keeps. */
  readonly payloadBase64?: string;
  /** Size of the payload as it came. */
  readonly bytes: number;
  /** HTTP status; legacy: 0 for silence, else the status of the error packet. */
  readonly status: number;
  readonly reason: string | null;
};

export type ConnectionEvent = {
  readonly event: 'connection';
  readonly id: number;
  readonly state: 'open' | 'closed';
  readonly protocol: Protocol | 'feedback';
  readonly clientSubject: string | null;
};

/** Something a person should look at; `message` is worded by `journal-text.ts`. */
export type ProblemEvent = {
  readonly event: 'problem';
  readonly connection: number | null;
  readonly code: JournalProblem['code'];
  readonly message: string;
};

export type JournalEvent = NotificationEvent | ConnectionEvent | ProblemEvent;

/** What can be odd about a client, as facts. */
export type JournalProblem =
  | { readonly code: 'no-client-certificate' }
  /** The client gave up the handshake because it does not trust the simulator's CA, whose file is `ca`. */
  | { readonly code: 'ca-not-trusted'; readonly ca: string }
  | { readonly code: 'no-http2' }
  /** `detail`: OpenSSL's or the system's name of the error. */
  | { readonly code: 'tls-failed'; readonly detail: string }
  | { readonly code: 'connection-failed'; readonly detail: string }
  | { readonly code: 'wrong-environment'; readonly subject: string }
  | { readonly code: 'not-a-push-certificate'; readonly subject: string }
  /** Dates are ISO 8601 UTC. */
  | { readonly code: 'certificate-expired'; readonly subject: string; readonly notAfter: string }
  | { readonly code: 'certificate-not-yet-valid'; readonly subject: string; readonly notBefore: string }
  | { readonly code: 'payload-not-json' }
  /** Bytes that are no frame; `offset` of the first that does not fit, from the frame's start. */
  | { readonly code: 'frame-malformed'; readonly offset: number; readonly identifier: number | null }
  /** The client closed in the middle of a frame, of which `bytes` had come. */
  | { readonly code: 'frame-cut'; readonly bytes: number }
  | { readonly code: 'discarded-after-error'; readonly bytes: number };
