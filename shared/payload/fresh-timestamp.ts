import type { Draft } from '../ipc/channels.ts';
import type { Protocol } from '../wire/endpoints.ts';
import { setDraftField } from './draft.ts';

/**
 * The payload of a draft as it is sent at `now`. iOS drops a Live Activity's push that is not newer than the one before,
 * so its `timestamp` is the present second unless the person sets it; all else goes byte for byte as it was typed.
 */
export function outgoingPayload(
  { payload, freshTimestamp }: Draft,
  { protocol, pushType, now }: { readonly protocol: Protocol; readonly pushType: string; readonly now: Date },
): string {
  if (protocol !== 'http2' || pushType.trim() !== 'liveactivity' || !freshTimestamp) return payload;
  return setDraftField(payload, 'timestamp', Math.floor(now.getTime() / 1000));
}
