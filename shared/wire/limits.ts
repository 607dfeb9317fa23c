import type { LegacyCommand } from '../payload/notification.ts';

/** Payload limits in bytes (Apple, "Generating a remote notification"; archived "Binary Provider API"). */
const PAYLOAD_LIMIT = { simple: 256, framed: 2048, voip: 5120, http2: 4096 } as const;

/** The limit of an HTTP/2 request body for a push type. */
export function http2PayloadLimit(pushType: string | null): number {
  return pushType === 'voip' ? PAYLOAD_LIMIT.voip : PAYLOAD_LIMIT.http2;
}

/** The limit of a payload in a binary command. */
export function legacyPayloadLimit(command: LegacyCommand): number {
  return command === 2 ? PAYLOAD_LIMIT.framed : PAYLOAD_LIMIT.simple;
}

/** Apple's limit of `apns-collapse-id`. */
export const COLLAPSE_ID_MAX_BYTES = 64;
