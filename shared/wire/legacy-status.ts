/**
 * Statuses of the binary protocol's error packet
 * (Apple, "Binary Provider API", archived) and the word each is known by.
 */
export const LEGACY_STATUS = {
  0: 'NoErrors',
  1: 'ProcessingError',
  2: 'MissingDeviceToken',
  3: 'MissingTopic',
  4: 'MissingPayload',
  5: 'InvalidTokenSize',
  6: 'InvalidTopicSize',
  7: 'InvalidPayloadSize',
  8: 'InvalidToken',
  10: 'Shutdown',
  128: 'ProtocolError',
  255: 'Unknown',
} as const;

export type LegacyStatus = keyof typeof LEGACY_STATUS;

export const LEGACY_STATUSES: readonly LegacyStatus[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 128, 255];

/** Whether a number is a status that Apple documented. */
export function isLegacyStatus(status: number): status is LegacyStatus {
  return Object.hasOwn(LEGACY_STATUS, status);
}

/** The word of a status; an undocumented one is told by its number. */
export function legacyStatusWord(status: number): string {
  return isLegacyStatus(status) ? LEGACY_STATUS[status] : `Status${status}`;
}
