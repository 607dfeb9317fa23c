import { once } from 'node:events';
import { connect } from 'node:tls';
import { measureClient, readSetup } from './parent.ts';
import { PAYLOAD, PRIORITY } from './pushes.ts';
import { tokenOf } from './tokens.ts';

/** Only builds frames of command 2 and writes them, in pieces of 64 KB; it listens to nothing and remembers nothing. */
const PIECE_BYTES = 64 * 1024;

const setup = await readSetup();
const payload = Buffer.from(PAYLOAD);
const socket = connect({
  host: '127.0.0.1',
  port: setup.port,
  ca: setup.caPem,
  cert: setup.certificatePem,
  key: setup.keyPem,
});
await once(socket, 'secureConnect');

const BODY_BYTES = 3 + 32 + 3 + payload.length + 7 + 4;
const FRAME_BYTES = 5 + BODY_BYTES;

/** Writes the frame of the n-th notification into `piece`; items token, payload, identifier, priority. */
function writeFrame(piece: Buffer, from: number, n: number): number {
  let at = piece.writeUInt8(2, from);
  at = piece.writeUInt32BE(BODY_BYTES, at);
  at = piece.writeUInt16BE(32, piece.writeUInt8(1, at));
  at += piece.write(tokenOf(n), at, 'hex');
  at = piece.writeUInt16BE(payload.length, piece.writeUInt8(2, at));
  at += payload.copy(piece, at);
  at = piece.writeUInt32BE(n + 1, piece.writeUInt16BE(4, piece.writeUInt8(3, at)));
  return piece.writeUInt8(PRIORITY, piece.writeUInt16BE(1, piece.writeUInt8(5, at)));
}

async function send(count: number): Promise<number> {
  let n = 0;
  while (n < count) {
    const piece = Buffer.allocUnsafe(PIECE_BYTES);
    let at = 0;
    while (n < count && at + FRAME_BYTES <= PIECE_BYTES) {
      at = writeFrame(piece, at, n);
      n += 1;
    }
    if (!socket.write(piece.subarray(0, at))) await once(socket, 'drain');
  }
  return count;
}

await measureClient(setup, send);
// What is still to be written is written before the connection ends.
socket.end(() => process.disconnect());
