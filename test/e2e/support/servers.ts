import type { Http2SecureServer } from 'node:http2';
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

/** Asks for a client certificate of its own CA, and ends the connection with an alert for any other. */
export const refusingServer = (files: ServerFiles): Promise<TestServer> =>
  runOpensslServer(files, ['-Verify', '1', '-verify_return_error', '-CAfile', files.ca.certificate, '-alpn', 'h2']);
