import { randomUUID } from 'node:crypto';
import { createSecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { readSetup, tell } from './parent.ts';
import { STREAMS } from './pushes.ts';

/**
 * A bare node:http2 server: reads each request to its end and accepts it, at once or after `delayMs`, with the two ids
 * of its own that an answer of APNs' sandbox has.
 */
const { certificatePem, keyPem, delayMs } = await readSetup();
const server = createSecureServer({
  cert: certificatePem,
  key: keyPem,
  maxSessionMemory: 64,
  settings: { maxConcurrentStreams: STREAMS },
});
server.on('stream', (stream) => {
  stream.on('error', () => stream.close());
  stream.resume();
  stream.on('end', () => {
    const answer = (): void => {
      // A client that gave the request up has closed its stream.
      if (stream.destroyed || stream.closed) return;
      stream.respond({ ':status': 200, 'apns-id': randomUUID(), 'apns-unique-id': randomUUID() }, { endStream: true });
    };
    if (delayMs === 0) answer();
    else setTimeout(answer, delayMs);
  });
});
server.listen(0, '127.0.0.1', () => tell({ kind: 'listening', port: (server.address() as AddressInfo).port }));
