import { createHash } from 'node:crypto';
import type { Http2SecureServer } from 'node:http2';
import type { TLSSocket } from 'node:tls';
import { encodeFeedback } from '../../../shared/simulator/feedback-list.ts';
import type { ServerFiles } from '../../support/openssl-files.ts';
import { listenHttp2, listenTcp, listenTls, runOpensslServer, type TestServer } from '../../support/tls-servers.ts';

/** Servers that fail in one way each, on real sockets. */

/** A port of this machine on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = await listenTcp(() => {});
  await server.close();
  return server.port;
}

/** Takes connections and never says a word. */
export const silentServer = (onConnected: () => void = () => {}): Promise<TestServer> => listenTcp(onConnected);

/** Answers every connection with a line of plain text, as a mail server does. */
export const plainTextServer = (): Promise<TestServer> =>
  listenTcp((socket) => socket.end('220 mail.example.com ESMTP ready\r\n'));

/** Speaks TLS, but chooses no protocol where HTTP/2 was offered. */
export const withoutHttp2 = (files: ServerFiles): Promise<TestServer> => listenTls(files, () => {});

/** Takes every notification, and asks for a client certificate without judging it. */
export const acceptingServer = (files: ServerFiles): Promise<TestServer> =>
  listenHttp2(files, acceptAll, { requestCert: true, rejectUnauthorized: false });

function acceptAll(server: Http2SecureServer): void {
  server.on('stream', (stream) => {
    stream.respond({ ':status': 200, 'apns-id': 'EC1BF194-B3B2-424A-89A9-5A918A6E6B5D' });
    stream.end();
  });
}

/** Takes the connection and ends it with GOAWAY and a reason, as APNs does with a certificate it does not want. */
export const goAwayServer = (files: ServerFiles, reason: string): Promise<TestServer> =>
  listenHttp2(
    files,
    (server) => server.on('session', (session) => session.goaway(0, 0, Buffer.from(JSON.stringify({ reason })))),
    { requestCert: true, rejectUnauthorized: false },
  );

/**
 * A feedback service that gives each reader, numbered from 1, what `serve` writes. A connection without a certificate,
 * such as the one that only looks at the server's chain, gets nothing; any certificate will do.
 */
export function feedbackService(
  files: ServerFiles,
  serve: (socket: TLSSocket, number: number) => void,
): Promise<TestServer> {
  let readers = 0;
  const onSocket = (socket: TLSSocket): void => {
    socket.resume();
    if (Object.keys(socket.getPeerCertificate()).length === 0) return void socket.end();
    readers += 1;
    serve(socket, readers);
  };
  return listenTls(files, onSocket, { requestCert: true, rejectUnauthorized: false });
}

/** The list of a feedback service as its bytes: so many devices, gone a second after each other. */
export function feedbackBytes(count: number, firstSecond = 1_795_000_000): Uint8Array {
  return encodeFeedback(
    Array.from({ length: count }, (_, n) => ({ topic: '', token: feedbackToken(n), seconds: firstSecond + n })),
  );
}

/** The token of the n-th of those devices. */
export const feedbackToken = (n: number): string => createHash('sha256').update(String(n)).digest('hex');

/** Asks for a client certificate of its own CA, and ends the connection with an alert for any other. */
export const refusingServer = (files: ServerFiles): Promise<TestServer> =>
  runOpensslServer(files, ['-Verify', '1', '-verify_return_error', '-CAfile', files.ca.certificate, '-alpn', 'h2']);
