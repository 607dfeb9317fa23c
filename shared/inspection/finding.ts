import type { CredentialFacts } from '../credential/credential.ts';
import type { LegacyCommand } from '../payload/notification.ts';
import type { TextedPart } from '../payload/typed-parts.ts';
import type { Environment, Protocol } from '../wire/endpoints.ts';

/** What is odd about a notification, one that came or one that is about to go. `error`: it cannot work; `warning`: probably not meant. */
export type Finding = FindingFacts & {
  readonly severity: 'error' | 'warning' | 'info';
  /** Where it stands: a key path (`aps.badage`), a header (`apns-priority`), or a field of a frame (`identifier`). */
  readonly place: string;
};

/** The facts of a finding; its words are in `shared/messages/finding-text.ts`. */
export type FindingFacts =
  /** HTTP/2 headers. */
  | { readonly code: 'push-type-missing'; readonly likely: string }
  | { readonly code: 'push-type-unfit'; readonly pushType: string; readonly likely: string }
  | { readonly code: 'background-priority'; readonly priority: number }
  | { readonly code: 'priority-unusual'; readonly pushType: string; readonly allowed: readonly number[] }
  | { readonly code: 'topic-suffix'; readonly topic: string; readonly expected: string }
  | { readonly code: 'topic-suffix-without-type'; readonly topic: string; readonly pushType: string }
  | { readonly code: 'collapse-id-long'; readonly bytes: number; readonly limit: number }
  /** `seconds`: UNIX time of the header or field; `late`: seconds since. */
  | { readonly code: 'expired-before-arrival'; readonly seconds: number; readonly late: number }
  | { readonly code: 'expiration-milliseconds'; readonly value: number }
  /** The payload as text. */
  | { readonly code: 'not-json'; readonly detail: string }
  | { readonly code: 'smart-quotes'; readonly quote: string; readonly at: number }
  | { readonly code: 'nul-terminated' }
  | { readonly code: 'byte-order-mark' }
  | { readonly code: 'not-utf8' }
  | { readonly code: 'not-an-object' }
  | { readonly code: 'escaped-unicode-upper' }
  | { readonly code: 'size'; readonly bytes: number; readonly limit: number }
  /** Keys. */
  | { readonly code: 'aps-missing' }
  | { readonly code: 'key-misspelt'; readonly key: string; readonly suggestion: string }
  | { readonly code: 'key-misplaced'; readonly key: string; readonly belongs: string }
  | { readonly code: 'key-ignored'; readonly key: string }
  | { readonly code: 'value-type'; readonly key: string; readonly expected: string; readonly found: string }
  | { readonly code: 'background-visible'; readonly keys: readonly string[] }
  | { readonly code: 'content-available-missing' }
  | { readonly code: 'alert-empty' }
  | { readonly code: 'nothing-to-show' }
  | { readonly code: 'mutable-without-alert' }
  /** Legacy frames. */
  | { readonly code: 'identifier-missing' }
  | { readonly code: 'identifier-zero' }
  | { readonly code: 'identifier-repeated'; readonly identifier: number }
  | { readonly code: 'identifier-swapped'; readonly identifier: number; readonly swapped: number }
  | { readonly code: 'expiration-swapped'; readonly seconds: number; readonly swapped: number }
  | { readonly code: 'legacy-priority'; readonly priority: number }
  | { readonly code: 'token-size'; readonly bytes: number }
  /** What only the sender knows. */
  | { readonly code: 'key-repeated'; readonly key: string; readonly times: number }
  | { readonly code: 'topic-not-covered'; readonly topic: string; readonly covered: readonly string[] }
  | {
      readonly code: 'push-type-not-covered';
      readonly credential: CredentialFacts['kind'];
      readonly pushType: string;
      readonly covered: readonly string[];
    }
  | { readonly code: 'production-target' }
  | {
      readonly code: 'environment-mismatch';
      readonly credential: CredentialFacts['kind'];
      readonly own: Environment;
      readonly target: Environment;
    }
  /** Typed into an object of the form, which is no JSON object yet; the push goes without it. */
  | { readonly code: 'half-typed'; readonly part: TextedPart };

export type FindingCode = FindingFacts['code'];

/** Adds to a list of findings. */
export type FindingList = (severity: Finding['severity'], place: string, facts: FindingFacts) => void;

/** What an inspection looks at: a notification that came, or a draft as it would go out. */
export type Inspected = {
  readonly protocol: Protocol;
  /** null for HTTP/2. */
  readonly command: LegacyCommand | null;
  /** Legacy commands 1 and 2. */
  readonly identifier: number | null;
  /** Legacy: its identifier was used before on this connection. */
  readonly isRepeated: boolean;
  /** Hex; null while there is none to judge. */
  readonly token: string | null;
  /** The topic it goes to: the header's, or else the only one of the certificate. */
  readonly topic: string | null;
  /** HTTP/2 headers by name. Legacy: `expiration` and `priority` where the frame has them. */
  readonly headers: Readonly<Record<string, string>>;
  /** The payload as JSON, null when it is none. */
  readonly payload: unknown;
  /** The bytes of a payload that is not JSON, of which only the first may have been kept; null when it was read. */
  readonly unread: Uint8Array | null;
  /** Size of the whole payload. */
  readonly bytes: number;
  /** By which it is judged what has expired, ISO 8601. */
  readonly time: string;
};
