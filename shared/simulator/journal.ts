import type { Finding } from '../inspection/finding.ts';
import type { LegacyCommand } from '../payload/notification.ts';
import type { ByteSpan } from '../wire/annotated-bytes.ts';
import type { Environment, Protocol } from '../wire/endpoints.ts';
import type { Reason } from '../wire/reasons.ts';
import type { TokenFault } from './provider-token-desk.ts';
import type { AnswerForm, RuleAnswer, Ruling } from './rules.ts';

/** Why a client's chain is not taken in strict mode. */
export type ChainFault = 'issuer-unknown' | 'signature' | 'expired' | 'not-yet-valid';

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
    /** The demo provider-token key, and the id that its file name holds. */
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
  /** HTTP status; legacy: 0 for silence, else the status of the error packet. null: a rule gave no answer, nothing was taken. */
  readonly status: number | null;
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

/** What has happened since the simulator started, in numbers. */
export type JournalCounts = {
  readonly notifications: number;
  /** Of these, those that were taken. */
  readonly accepted: number;
  readonly connections: number;
  readonly problems: number;
};

/** An event with its number, from 1 in the order of happening. `time`: ISO 8601 UTC. */
export type JournalRow = { readonly sequence: number; readonly time: string; readonly event: JournalEvent };

/** Some rows of the journal, which keeps the latest ones only. */
export type JournalPage = {
  /** In rising order. */
  readonly rows: readonly JournalRow[];
  /** The number of the oldest row that is still kept; one more than `latest` when there is none. */
  readonly oldest: number;
  readonly latest: number;
  readonly counts: JournalCounts;
};

/** All there is to know of a notification, for somebody who looks at one. */
export type NotificationDetail = {
  readonly sequence: number;
  readonly event: NotificationEvent;
  /** null when no rule applied to it. */
  readonly ruling: Ruling | null;
  /** HTTP/2: the payload as it came. Legacy: the whole frame. Cut where it is longer than the simulator keeps. */
  readonly raw: Uint8Array;
  /** Legacy: what the bytes mean, without gaps. */
  readonly spans: readonly ByteSpan[];
  readonly findings: readonly Finding[];
};

/** What can be odd about a client, as facts. */
export type JournalProblem =
  | { readonly code: 'no-client-certificate' }
  /** The client gave up the handshake because it does not trust the simulator's CA, whose file is `ca`. */
  | { readonly code: 'ca-not-trusted'; readonly ca: string }
  | { readonly code: 'no-http2' }
  /** `detail`: OpenSSL's or the system's name of the error. */
  | { readonly code: 'tls-failed'; readonly detail: string }
  | { readonly code: 'connection-failed'; readonly detail: string }
  | { readonly code: 'wrong-environment'; readonly subject: string; readonly played: Environment | null }
  | { readonly code: 'not-a-push-certificate'; readonly subject: string }
  /** Dates are ISO 8601 UTC. */
  | { readonly code: 'certificate-expired'; readonly subject: string; readonly notAfter: string }
  | { readonly code: 'certificate-not-yet-valid'; readonly subject: string; readonly notBefore: string }
  | { readonly code: 'payload-not-json' }
  /** Strict mode only: `detail` is why the chain does not lead to a CA that the simulator trusts. */
  | { readonly code: 'certificate-not-trusted'; readonly subject: string; readonly detail: ChainFault }
  /** Lenient mode: the provider token was taken though strict mode would have refused it. */
  | { readonly code: 'provider-token-lenient'; readonly fault: TokenFault }
  | { readonly code: 'provider-token-refused'; readonly fault: TokenFault }
  /** A rule did something that no answer shows. */
  | { readonly code: 'fault'; readonly fault: RuleAnswer['kind'] | AnswerForm }
  /** Somebody had every open connection closed, or sent away with this reason. */
  | { readonly code: 'ended-by-hand'; readonly how: 'close' | 'goaway'; readonly reason: Reason | null }
  | { readonly code: 'rules-unusable'; readonly detail: string }
  | { readonly code: 'too-many-connections'; readonly limit: number }
  /** A request or frame whose end did not come. */
  | { readonly code: 'too-slow'; readonly seconds: number }
  /** Bytes that are no frame; `offset` of the first that does not fit, from the frame's start. */
  | { readonly code: 'frame-malformed'; readonly offset: number; readonly identifier: number | null }
  /** The client closed in the middle of a frame, of which `bytes` had come. */
  | { readonly code: 'frame-cut'; readonly bytes: number }
  | { readonly code: 'discarded-after-error'; readonly bytes: number };
