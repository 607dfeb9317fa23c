import { constants, performServerHandshake, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import type { Reason } from '../../shared/wire/reasons.ts';
import { certificateProblems, isForProductionOnly } from './client-certificate.ts';
import { type AnswerContext, answerRequest } from './http2-answer.ts';
import type { SecureClient } from './tls-listener.ts';

/**
 * Streams that are allowed at once, about as many as APNs was seen to allow. Apple allows a client with a provider
 * token a single one until its token proved good; node:http2 would refuse what such a client sends before it has read
 * that, which breaks clients that work with APNs.
 */
const MAX_STREAMS = 1000;
/** How long a client that was sent away may take to close. */
const LEAVE_MS = 1_000;

/** The types of Node leave out the fourth argument, which is the only one that shows repeated headers. */
type StreamListener = (stream: ServerHttp2Stream, headers: object, flags: number, rawHeaders: string[]) => void;

/** Speaks the HTTP/2 API with one client. Whatever it does, only its own connection ends. */
export function serveHttp2(client: SecureClient, context: AnswerContext): void {
  const { connection, socket, certificate } = client;
  const { journal, now } = context;
  if (socket.alpnProtocol !== 'h2') {
    journal.problem(connection, { code: 'no-http2' });
    socket.end();
    return;
  }
  const session = performServerHandshake(socket, { settings: { maxConcurrentStreams: MAX_STREAMS } });
  // node:http2 waits for this event, which a server's socket that was made by hand never has.
  socket.emit('secureConnect');
  session.on('error', (error) => {
    // A client may drop its connection; only what breaks HTTP/2 itself is worth a line.
    const breach = 'code' in error && String(error.code).startsWith('ERR_HTTP2');
    if (breach) journal.problem(connection, { code: 'connection-failed', detail: error.message });
  });
  if (certificate !== null) {
    for (const problem of certificateProblems(certificate, now())) journal.problem(connection, problem);
    if (isForProductionOnly(certificate)) {
      journal.problem(connection, { code: 'wrong-environment', subject: certificate.subject });
      sendAway(session, 'BadCertificateEnvironment');
      return;
    }
  }
  const onStream: StreamListener = (stream, _headers, _flags, rawHeaders) => {
    answerRequest({ stream, rawHeaders, client }, context);
  };
  session.on('stream', onStream);
}

/** As APNs was seen to refuse a certificate: GOAWAY with NO_ERROR, nothing processed, the reason in its debug data. */
function sendAway(session: ServerHttp2Session, reason: Reason): void {
  // A request that was under way gets no answer, and ends with the session.
  session.on('stream', (stream: ServerHttp2Stream) => stream.on('error', () => stream.close()));
  session.goaway(constants.NGHTTP2_NO_ERROR, 0, Buffer.from(JSON.stringify({ reason })));
  const timer = setTimeout(() => session.destroy(), LEAVE_MS);
  session.once('close', () => clearTimeout(timer));
}
