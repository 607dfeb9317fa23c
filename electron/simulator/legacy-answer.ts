import type { TLSSocket } from 'node:tls';
import type { AnswerForm } from '../../shared/simulator/rules.ts';
import { type ErrorPacket, encodeErrorPacket } from '../../shared/wire/error-packet.ts';

/** Half of a packet, which says nothing. */
const TRUNCATED_BYTES = 3;
/** Between the bytes of a packet that comes in parts: long enough that each travels alone. */
const SPLIT_MS = 5;

/** Sends an error packet, whole or spoilt, and ends the connection. */
export function sendErrorPacket(socket: TLSSocket, packet: ErrorPacket, form: AnswerForm | null): void {
  const bytes = encodeErrorPacket(packet);
  switch (form) {
    case null:
      socket.end(bytes);
      break;
    case 'truncated':
      socket.end(bytes.subarray(0, TRUNCATED_BYTES));
      break;
    case 'malformed':
      // Command 9 is nothing.
      socket.end(Uint8Array.of(9, ...bytes.subarray(1)));
      break;
    case 'garbage':
      socket.end(Buffer.alloc(64, 0xff));
      break;
    case 'split':
      writeSlowly(socket, [...bytes]);
      break;
  }
}

function writeSlowly(socket: TLSSocket, [first, ...rest]: readonly number[]): void {
  if (socket.destroyed) return;
  if (first === undefined) {
    socket.end();
    return;
  }
  socket.write(Uint8Array.of(first));
  setTimeout(() => writeSlowly(socket, rest), SPLIT_MS);
}
