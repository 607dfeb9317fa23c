import type { NotificationEvent } from './journal.ts';

/** What is odd about a notification that somebody's server sent. `error`: it cannot work; `warning`: probably not meant. */
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
  | { readonly code: 'nothing-to-show' }
  | { readonly code: 'mutable-without-alert' }
  /** Legacy frames. */
  | { readonly code: 'identifier-missing' }
  | { readonly code: 'identifier-zero' }
  | { readonly code: 'identifier-repeated'; readonly identifier: number }
  | { readonly code: 'identifier-swapped'; readonly identifier: number; readonly swapped: number }
  | { readonly code: 'expiration-swapped'; readonly seconds: number; readonly swapped: number }
  | { readonly code: 'legacy-priority'; readonly priority: number }
  | { readonly code: 'token-size'; readonly bytes: number };

export type FindingCode = FindingFacts['code'];

/** Adds to a list of findings. */
export type FindingList = (severity: Finding['severity'], place: string, facts: FindingFacts) => void;

/** What an inspection looks at. */
export type Inspected = {
  readonly event: NotificationEvent;
  /** Legacy: its identifier was used before on this connection. */
  readonly isRepeated: boolean;
};
