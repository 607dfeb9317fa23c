import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import { CHAIN_READING_NAME } from '../../shared/simulator/chain-reading.ts';
import type { ConnectionEvent } from '../../shared/simulator/journal.ts';
import type { ShownCertificate } from '../../shared/simulator/request.ts';
import type { Identity } from './certificates.ts';
import { readClientCertificate } from './client-certificate.ts';
import type { ClientTrust } from './client-trust.ts';
import { handshakeProblem } from './handshake-problem.ts';
import type { Journal } from './journal.ts';

/** A client whose handshake is done. */
export type SecureClient = {
  readonly connection: number;
  readonly socket: TLSSocket;
  readonly certificate: ShownCertificate | null;
  /** Ends the TCP connection with a reset. */
  readonly reset: () => void;
  /** Writes bytes that are no TLS record, past the encryption. */
  readonly writeGarbage: () => void;
};

export type TlsListenerOptions = {
  readonly protocol: ConnectionEvent['protocol'];
  readonly server: Identity;
  /** Named to clients that do not trust it. */
  readonly caFile: string;
  /** `demanded`: a client without one is refused with an alert. Any certificate passes; judging it is the gateway's. */
  readonly clientCertificate: 'asked-for' | 'demanded';
  readonly journal: Journal;
  readonly now: () => Date;
  /** The alert that a rule answers the next ClientHello with, null for a handshake. */
  readonly takeAlert: () => number | null;
  /** Strict mode: judges the chain of a client. */
  readonly clientTrust: () => ClientTrust | null;
  readonly onClient: (client: SecureClient) => void;
};

export type TlsListener = {
  /** Throws the system's error, such as EADDRINUSE. */
  readonly listen: (host: string, port: number) => Promise<Server>;
  /** Cuts every connection and closes every port. */
  readonly close: () => Promise<void>;
};

/** A client that does not get on with the handshake is let go. */
const HANDSHAKE_MS = 10_000;
/** Apple publishes no number; this one keeps a client that opens without end from using up the process's files. */
const MAX_CONNECTIONS = 1_000;

/**
 * Accepts TLS clients. Sockets are made by hand instead of by `tls.createServer`, which cannot demand a certificate at
 * the protocol level and yet take one of any issuer: it drops unknown issuers itself, after the handshake.
 */
export function createTlsListener(options: TlsListenerOptions): TlsListener {
  const context = createSecureContext({
    cert: options.server.certificatePem,
    key: options.server.keyPem,
    minVersion: 'TLSv1.2',
    // Without it OpenSSL refuses to resume a session that had a client certificate.
    sessionIdContext: 'pushbench-simulator',
  });
  const servers: Server[] = [];
  const open = new Set<Socket>();
  let isFull = false;
  return { listen, close };

  async function listen(host: string, port: number): Promise<Server> {
    const server = createServer({ noDelay: true }, (socket) => {
      if (!hasRoom(socket)) return;
      const alert = options.takeAlert();
      const client = alert === null ? accept(socket, context, options) : refuse(socket, alert, options);
      open.add(client);
      client.once('close', () => open.delete(client));
    });
    server.listen({ host, port, ipv6Only: true });
    await once(server, 'listening');
    // A single failed accept (too many files open) must not end the process.
    server.on('error', (error) => options.journal.problem(null, { code: 'connection-failed', detail: error.message }));
    servers.push(server);
    return server;
  }

  /** The journal tells of it once, until there is room again. */
  function hasRoom(socket: Socket): boolean {
    if (open.size < MAX_CONNECTIONS) {
      isFull = false;
      return true;
    }
    if (!isFull) options.journal.problem(null, { code: 'too-many-connections', limit: MAX_CONNECTIONS });
    isFull = true;
    socket.destroy();
    return false;
  }

  async function close(): Promise<void> {
    const closed = servers.map((server) => new Promise((done) => server.close(done)));
    const left = [...open].map((client) => new Promise((done) => client.once('close', done)));
    for (const client of open) client.destroy();
    await Promise.all([...closed, ...left]);
  }
}

/** Answers the ClientHello with an alert record in the clear (RFC 8446, 5.1 and 6), as a server does that never wanted it. */
function refuse(socket: Socket, alert: number, { journal }: TlsListenerOptions): Socket {
  const connection = journal.nextConnection();
  const timer = setTimeout(() => socket.destroy(), HANDSHAKE_MS);
  socket.on('error', () => socket.destroy());
  socket.once('close', () => clearTimeout(timer));
  socket.once('data', () => {
    journal.problem(connection, { code: 'fault', fault: 'tls-alert' });
    socket.end(Buffer.from([ALERT_RECORD, 3, 3, 0, 2, FATAL, alert]));
    socket.resume();
  });
  return socket;
}

const ALERT_RECORD = 21;
const FATAL = 2;
/** Begins with no type of record that there is. */
const GARBAGE = Buffer.alloc(64, 0xff);

function accept(raw: Socket, secureContext: SecureContext, options: TlsListenerOptions): TLSSocket {
  const { journal, protocol } = options;
  const connection = journal.nextConnection();
  let onlyReadsChain = false;
  const socket = new TLSSocket(raw, {
    isServer: true,
    secureContext,
    SNICallback: (name, done) => {
      onlyReadsChain = name === CHAIN_READING_NAME;
      done(null);
    },
    requestCert: true,
    ...(options.clientCertificate === 'demanded' ? { rejectUnauthorized: true } : {}),
    ...(protocol === 'http2' ? { ALPNProtocols: ['h2'] } : {}),
  });
  let isSecure = false;
  const timer = setTimeout(() => {
    journal.problem(connection, { code: 'tls-failed', detail: `nothing in ${HANDSHAKE_MS / 1000} s` });
    socket.destroy();
  }, HANDSHAKE_MS);
  raw.on('error', () => socket.destroy());
  socket.on('error', (error) => {
    const problem = isSecure || onlyReadsChain ? null : handshakeProblem(error, options.caFile);
    if (problem !== null) journal.problem(connection, problem);
    socket.destroy();
  });
  socket.once('close', () => clearTimeout(timer));
  socket.once('secure', () => {
    isSecure = true;
    clearTimeout(timer);
    const certificate = readClientCertificate(socket);
    const clientSubject = certificate?.subject ?? null;
    journal.connection({ id: connection, state: 'open', protocol, clientSubject });
    socket.once('close', () => journal.connection({ id: connection, state: 'closed', protocol, clientSubject }));
    const fault = options.clientTrust()?.(socket, options.now()) ?? null;
    if (fault !== null) {
      journal.problem(connection, { code: 'certificate-not-trusted', subject: clientSubject ?? '', detail: fault });
      socket.destroy();
      return;
    }
    options.onClient({
      connection,
      socket,
      certificate,
      reset: () => raw.resetAndDestroy(),
      writeGarbage: () => raw.write(GARBAGE),
    });
  });
  return socket;
}
