import type { Draft } from '../ipc/channels.ts';
import type { Protocol } from '../wire/endpoints.ts';
import { setDraftField } from './draft.ts';

/**
 * The payload of a draft as it is sent at `now`. iOS drops a Live Activity's push that is not newer than the one before,
 * so its `timestamp` is the present second unless the person sets it; all else goes byte for byte as it was typed.
 */
export function outgoingPayload(
  { payload, freshTimestamp }: Pick<Draft, 'payload' | 'freshTimestamp'>,
  { protocol, pushType, now }: { readonly protocol: Protocol; readonly pushType: string; readonly now: Date },
): string {
  if (!isTimedAnew({ protocol, pushType, freshTimestamp })) return payload;
  return setDraftField(payload, 'timestamp', Math.floor(now.getTime() / 1000));
}

/** Whether a push has its timestamp set to the second of each send. */
export function isTimedAnew({
  protocol,
  pushType,
  freshTimestamp,
}: Pick<Draft, 'freshTimestamp'> & { readonly protocol: Protocol; readonly pushType: string }): boolean {
  return freshTimestamp && protocol === 'http2' && pushType.trim() === 'liveactivity';
}
