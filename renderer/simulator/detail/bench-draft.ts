import type { Draft } from '../../../shared/ipc/channels.ts';
import type { NotificationDetail } from '../../../shared/simulator/journal.ts';
import { EMPTY_HEADERS } from '../../bench/bench-state.ts';
import { keptPayload, textOf } from './payload-view.ts';

export type BenchDraft =
  | { readonly kind: 'draft'; readonly draft: Draft }
  /** Why the Bench cannot show it. `cut`: `kept` bytes are all there is of the payload. */
  | { readonly kind: 'cut'; readonly kept: number }
  | { readonly kind: 'not-text' }
  | { readonly kind: 'no-token' };

/**
 * A notification as a message for the Bench. The payload goes character by character. An id of its own is left out,
 * since each push needs a new one, and so is a topic that came from the certificate.
 */
export function benchDraft(detail: NotificationDetail): BenchDraft {
  const { token, headers, bytes, command } = detail.event;
  if (!/^([0-9a-f]{2})+$/.test(token)) return { kind: 'no-token' };
  const kept = keptPayload(detail);
  if (kept.length < bytes) return { kind: 'cut', kept: kept.length };
  const payload = textOf(kept);
  if (payload === null) return { kind: 'not-text' };
  return {
    kind: 'draft',
    draft: {
      token,
      payload,
      headers: {
        ...EMPTY_HEADERS,
        topic: headers['apns-topic'] ?? '',
        pushType: headers['apns-push-type'] ?? '',
        priority: headers['apns-priority'] ?? headers.priority ?? '',
        expiration: headers['apns-expiration'] ?? headers.expiration ?? '',
        collapseId: headers['apns-collapse-id'] ?? '',
        command: command ?? 2,
      },
      freshTimestamp: true,
      typedParts: {},
    },
  };
}
