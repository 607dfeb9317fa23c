import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createSecureServer, type Http2SecureServer, type SecureServerOptions } from 'node:http2';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket, type TlsOptions } from 'node:tls';
import type { CertificateMaterial } from '../../electron/credentials/credential-material.ts';
import type { Environment, Protocol } from '../../shared/wire/endpoints.ts';
import { customEndpoint, type Endpoint } from '../../shared/wire/endpoints.ts';
import type { PushFiles, ServerFiles } from './openssl-files.ts';

/** A server of a test: where it listens, and its end, which cuts what is open. */
export type TestServer = { readonly port: number; readonly close: () => Promise<void> };

/** A TCP server on 127.0.0.1 that hands each connection, numbered from 1, to `onSocket` and says nothing itself. */
export function listenTcp(onSocket: (socket: Socket, number: number) => void): Promise<TestServer> {
  let count = 0;
  const server = createServer((socket) => {
    socket.on('error', () => {});
    count += 1;
    onSocket(socket, count);
  });
  return listening(server);
}

/** A TLS server with openssl-made files. */
export function listenTls(
  files: Pick<ServerFiles, 'chainPem' | 'keyPem'>,
  onSocket: (socket: TLSSocket, number: number) => void,
  options: TlsOptions = {},
): Promise<TestServer> {
  let count = 0;
  const server = createTlsServer({ cert: files.chainPem, key: files.keyPem, ...options }, (socket) => {
    socket.on('error', () => {});
    count += 1;
    onSocket(socket, count);
  });
  server.on('tlsClientError', () => {});
  return listening(server);
}

/** An HTTP/2 server with openssl-made files; `configure` adds its handlers. */
export function listenHttp2(
  files: Pick<ServerFiles, 'chainPem' | 'keyPem'>,
  configure: (server: Http2SecureServer) => void,
  options: SecureServerOptions = {},
  port = 0,
): Promise<TestServer> {
  const server = createSecureServer({ cert: files.chainPem, key: files.keyPem, ...options });
  server.on('sessionError', () => {});
  server.on('session', (session) => session.on('error', () => {}));
  configure(server);
  return listening(server, port);
}

/** An APNs that takes every notification. */
export function listenAccepting(files: Pick<ServerFiles, 'chainPem' | 'keyPem'>): Promise<TestServer> {
  return listenHttp2(files, (http2) =>
    http2.on('stream', (stream) => {
      stream.on('error', () => {});
      stream.resume();
      stream.respond({ ':status': 200 }, { endStream: true });
    }),
  );
}

async function listening(server: Server | Http2SecureServer, port = 0): Promise<TestServer> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const close = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of open) socket.destroy();
    await closed;
  };
  return { port: (server.address() as AddressInfo).port, close };
}

/** A program that serves; `announcement` finds the port in what it prints. */
export async function runServer(
  command: string,
  args: readonly string[],
  announcement: RegExp | { readonly port: number; readonly says: RegExp },
): Promise<TestServer> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  let printed = '';
  const says = 'says' in announcement ? announcement.says : announcement;
  const found = await new Promise<RegExpExecArray>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const match = says.exec(printed);
      if (match !== null) resolve(match);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`${command} ended: ${printed}`)));
  });
  const close = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  return { port: 'port' in announcement ? announcement.port : Number(found[1]), close };
}

/** `openssl s_server` with the files and further options, such as `-Verify`. */
export function runOpensslServer(files: ServerFiles, args: readonly string[]): Promise<TestServer> {
  const all = ['s_server', '-accept', '127.0.0.1:0', '-cert', files.certificate, '-key', files.key, ...args];
  return runServer('openssl', all, /ACCEPT \S*:(\d+)/);
}

type Identity = Pick<PushFiles, 'certificatePem' | 'keyPem' | 'commonName' | 'topic' | 'teamId'>;

/** The material that `makePushFiles`' files hold, with the facts a connection looks at. */
export function materialOf(files: Identity, environments: readonly Environment[] = ['sandbox']): CertificateMaterial {
  return {
    kind: 'certificate',
    certificatePem: files.certificatePem,
    privateKeyPem: files.keyPem,
    chainPem: [],
    facts: {
      id: 'test',
      kind: 'certificate',
      commonName: files.commonName,
      environments,
      topics: [{ topic: files.topic, pushTypes: ['alert'] }],
      teamId: files.teamId,
      keyId: null,
      issuer: 'Test CA',
      serialNumber: '01',
      notBefore: '2026-01-01T00:00:00.000Z',
      notAfter: '2027-01-01T00:00:00.000Z',
      sha256: '00',
      keyAlgorithm: 'RSA 2048',
      hasPrivateKey: true,
      files: ['aps_development.cer', 'Push.p12'],
    },
  };
}

/** An endpoint on this machine; `environment` as the simulator would have it. */
export function localEndpoint(
  port: number,
  protocol: Protocol = 'http2',
  options: { readonly host?: string; readonly environment?: Environment } = {},
): Endpoint {
  const endpoint = customEndpoint(options.host ?? '127.0.0.1', protocol, port);
  return options.environment === undefined ? endpoint : { ...endpoint, environment: options.environment };
}
