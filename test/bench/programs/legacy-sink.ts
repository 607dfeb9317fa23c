import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import { moment, readSetup, tell } from './parent.ts';

/**
 * A TLS server that counts frames of command 2 and says nothing to its clients. It is told the numbers to count to, and
 * tells the bench when it has come to each.
 */
const HEAD_BYTES = 5;
const NOTHING = Buffer.alloc(0);

const { certificatePem, keyPem } = await readSetup();
let counted = 0;
let marks: readonly number[] = [];
process.on('message', (numbers: readonly number[]) => {
  counted = 0;
  marks = numbers;
  tell({ kind: 'counting' });
});

const server = createServer({ cert: certificatePem, key: keyPem }, (socket) => {
  let kept = NOTHING;
  /** Bytes of the frame at hand that are still to come. */
  let missing = 0;
  socket.on('error', () => socket.destroy());
  socket.on('data', (part: Buffer) => {
    if (part.length < missing) {
      missing -= part.length;
      return;
    }
    if (missing > 0) count();
    const bytes = kept.length === 0 ? part.subarray(missing) : Buffer.concat([kept, part]);
    missing = 0;
    readFrames(bytes);
  });

  function readFrames(bytes: Buffer): void {
    let at = 0;
    while (at + HEAD_BYTES <= bytes.length) {
      const end = at + HEAD_BYTES + bytes.readUInt32BE(at + 1);
      if (end > bytes.length) {
        missing = end - bytes.length;
        break;
      }
      count();
      at = end;
    }
    // A head that is cut is kept; of a frame that is cut only the bytes still to come are counted.
    kept = missing === 0 && at < bytes.length ? Buffer.from(bytes.subarray(at)) : NOTHING;
  }
});

function count(): void {
  counted += 1;
  if (marks.includes(counted)) tell({ kind: 'reached', at: moment() });
}

server.listen(0, '127.0.0.1', () => tell({ kind: 'listening', port: (server.address() as AddressInfo).port }));
