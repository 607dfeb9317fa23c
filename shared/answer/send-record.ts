import type { Stage, TlsFacts } from '../connection/report.ts';
import type { Outcome } from '../outcome.ts';
import type { Endpoint } from '../wire/endpoints.ts';

/** What one send did on the wire, for a person to look at. Plain data; it holds no provider token and no key. */
export type SendRecord = {
  readonly endpoint: Pick<Endpoint, 'protocol' | 'host' | 'port'>;
  /** The connection it went over last, or the one that could not be made; null when none was tried. */
  readonly connection: ConnectionRecord | null;
  /** In order; more than one where it was sent again. Empty when nothing left. */
  readonly attempts: readonly Attempt[];
  /** How the server ended the HTTP/2 connection, null while it did not. */
  readonly goaway: GoawayRecord | null;
  /** The server's clock minus ours in milliseconds, null when no answer told the time. */
  readonly clockOffsetMs: number | null;
};

/** How a send ended, and what it did on the way. */
export type SentAnswer = { readonly outcome: Outcome; readonly record: SendRecord };

/** How a connection was made. */
export type Opening = {
  /** ISO 8601 UTC, when it was begun. */
  readonly openedAt: string;
  readonly stages: readonly Stage[];
  readonly tls: TlsFacts | null;
};

/** `kept`: it was there already. */
export type ConnectionRecord = Opening & { readonly kept: boolean };

export type GoawayRecord = { readonly code: number; readonly lastStream: number; readonly reason: string | null };

/** One time the notification was handed to a connection. */
export type Attempt = {
  readonly request: SentRequest;
  readonly response: ReceivedResponse | null;
  /** From the request to its response, milliseconds; null without one. */
  readonly ms: number | null;
};

export type HeaderLine = readonly [name: string, value: string];

export type SentRequest =
  /** Headers in the order in which they were sent, without `authorization`. */
  | {
      readonly kind: 'http2';
      readonly headers: readonly HeaderLine[];
      readonly providerToken: ProviderTokenFacts | null;
    }
  | { readonly kind: 'legacy'; readonly frame: Uint8Array };

/** What may be told of a provider token: how long its text is, and when it was signed (ISO 8601 UTC). */
export type ProviderTokenFacts = { readonly characters: number; readonly signedAt: string };

export type ReceivedResponse =
  | { readonly kind: 'http2'; readonly headers: readonly HeaderLine[]; readonly body: string }
  /** An error packet, or what cannot be read as one. */
  | { readonly kind: 'legacy'; readonly bytes: Uint8Array };
