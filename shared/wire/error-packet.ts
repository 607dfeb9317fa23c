/** The gateway's only answer: command 8, a status, the identifier of the failing notification. Then it closes. */
export type ErrorPacket = { readonly status: number; readonly identifier: number };

export const ERROR_PACKET_BYTES = 6;
/** The first byte of an error packet. */
export const ERROR_PACKET_COMMAND = 8;

/** The six bytes of an error packet. */
export function encodeErrorPacket(packet: ErrorPacket): Uint8Array {
  const { status, identifier } = packet;
  return Uint8Array.of(
    ERROR_PACKET_COMMAND,
    status,
    (identifier >>> 24) & 0xff,
    (identifier >>> 16) & 0xff,
    (identifier >>> 8) & 0xff,
    identifier & 0xff,
  );
}

/** Reads an error packet; null when there are too few bytes or the command is another. */
export function readErrorPacket(bytes: Uint8Array): ErrorPacket | null {
  const [command, status, a, b, c, d] = bytes;
  if (command !== ERROR_PACKET_COMMAND || status === undefined || a === undefined) return null;
  if (b === undefined || c === undefined || d === undefined) return null;
  return { status, identifier: ((a << 24) | (b << 16) | (c << 8) | d) >>> 0 };
}
