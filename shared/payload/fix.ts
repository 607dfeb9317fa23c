import type { DraftHeaders } from '../ipc/channels.ts';
import type { Environment } from '../wire/endpoints.ts';

/** What a fix does; worded in `shared/messages/fix-text.ts`. */
export type FixFacts =
  | { readonly fix: 'rename-key'; readonly to: string }
  /** `to`: the key path; null for the top of the payload, beside `aps`. */
  | { readonly fix: 'move-key'; readonly to: string | null }
  | { readonly fix: 'remove-keys'; readonly keys: readonly string[] }
  | { readonly fix: 'remove-repeated'; readonly key: string }
  | { readonly fix: 'write-value'; readonly value: string }
  | { readonly fix: 'set-content-available' }
  | { readonly fix: 'set-push-type'; readonly pushType: string }
  | { readonly fix: 'set-priority'; readonly priority: number }
  | { readonly fix: 'set-topic'; readonly topic: string }
  | { readonly fix: 'set-expiration'; readonly seconds: number }
  | { readonly fix: 'clear-expiration' }
  | { readonly fix: 'cut-collapse-id'; readonly bytes: number }
  | { readonly fix: 'straighten-quotes' }
  | { readonly fix: 'remove-zero-bytes' }
  | { readonly fix: 'remove-byte-order-mark' }
  | { readonly fix: 'lower-escapes' }
  | { readonly fix: 'remove-blanks' }
  | { readonly fix: 'set-target'; readonly environment: Environment };

/** A fix and what it changes: the payload's text, header fields, or the target. */
export type Fix = FixFacts & {
  readonly payload?: string;
  readonly headers?: Partial<DraftHeaders>;
  readonly target?: Environment;
};
