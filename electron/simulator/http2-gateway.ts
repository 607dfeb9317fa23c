import { performServerHandshake, type ServerHttp2Stream } from 'node:http2';
import { DEFAULT_STREAM_LIMIT } from '../../shared/simulator/configuration.ts';
import { certificateProblems, isForOtherEnvironment } from './client-certificate.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { Http2Connection } from './http2-connection.ts';
import { receiveRequest } from './http2-request.ts';
import type { SecureClient } from './tls-listener.ts';
import { playedEnvironment, type World } from './world.ts';

/** The types of Node leave out the fourth argument, which is the only one that shows repeated headers. */
type StreamListener = (stream: ServerHttp2Stream, headers: object, flags: number, rawHeaders: string[]) => void;

/** How often connections are looked over; a request that is under way at two looks is given up. No push takes so long. */
const SWEEP_MS = 15_000;

/** Speaks the HTTP/2 API with clients. */
export function createHttp2Gateway(world: World): Gateway<Http2Connection> {
  return createGateway({
    open: (client) => open(client, world),
    sweep: (connection) => connection.dropSlowRequests(SWEEP_MS / 1000),
    sweepMs: SWEEP_MS,
  });
}

function open(client: SecureClient, world: World): Http2Connection | null {
  const { connection: id, socket, certificate } = client;
  const { journal } = world;
  if (socket.alpnProtocol !== 'h2') {
    journal.problem(id, { code: 'no-http2' });
    socket.end();
    return null;
  }
  const session = performServerHandshake(socket, { settings: { maxConcurrentStreams: initialStreams(client, world) } });
  // node:http2 waits for this event, which a server's socket that was made by hand never has.
  socket.emit('secureConnect');
  session.on('error', (error) => {
    // A client may drop its connection; only what breaks HTTP/2 itself is worth a line.
    const breach = 'code' in error && String(error.code).startsWith('ERR_HTTP2');
    if (breach) journal.problem(id, { code: 'connection-failed', detail: error.message });
  });
  const connection = new Http2Connection(client, session, world);
  if (certificate !== null) {
    for (const problem of certificateProblems(certificate, world.now())) journal.problem(id, problem);
    const played = playedEnvironment(world);
    if (isForOtherEnvironment(certificate, played)) {
      journal.problem(id, { code: 'wrong-environment', subject: certificate.subject, played });
      connection.sendAway('BadCertificateEnvironment');
      return connection;
    }
  }
  const { idleTimeoutMs } = world.configuration();
  if (idleTimeoutMs !== null) session.setTimeout(idleTimeoutMs, () => connection.sendAway('IdleTimeout'));
  const onStream: StreamListener = (stream, _headers, _flags, rawHeaders) => {
    receiveRequest({ stream, rawHeaders, connection, world });
  };
  session.on('stream', onStream);
  return connection;
}

/** With "apple", a client without a certificate begins with a single stream. */
function initialStreams({ certificate }: SecureClient, { configuration }: World): number {
  const { streamLimit } = configuration();
  if (streamLimit !== 'apple') return streamLimit;
  return certificate === null ? 1 : DEFAULT_STREAM_LIMIT;
}
