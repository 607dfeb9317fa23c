import { constants, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import { describe, expect, it, onTestFinished } from 'vitest';
import { notifications, send, temporaryFolder } from '../../support/apns-calls.ts';
import { makePushFiles, makeServerFiles } from '../../support/openssl-files.ts';
import { listenHttp2, localEndpoint, materialOf } from '../../support/tls-servers.ts';

const dir = temporaryFolder();
const server = makeServerFiles(dir);
const material = materialOf(makePushFiles(dir));
const extraCa = server.caPem;

type Request = { readonly stream: ServerHttp2Stream; readonly session: ServerHttp2Session; readonly path: string };

/** A server whose connections are numbered from 1; those that make no request (the reading of the chain) are not counted. */
async function serving(onRequest: (request: Request, connection: number) => void): Promise<number> {
  const numbers = new Map<ServerHttp2Session, number>();
  const running = await listenHttp2(server, (http2) =>
    http2.on('stream', (stream, headers) => {
      const session = stream.session as ServerHttp2Session | undefined;
      if (session === undefined) return;
      if (!numbers.has(session)) numbers.set(session, numbers.size + 1);
      stream.on('error', () => {});
      stream.resume();
      onRequest({ stream, session, path: String(headers[':path']) }, numbers.get(session) ?? 0);
    }),
  );
  onTestFinished(running.close);
  return running.port;
}

const accept = ({ stream }: Request): void => {
  stream.respond({ ':status': 200 });
  stream.end();
};

const sendTo = (port: number, count: number) =>
  send({ endpoint: localEndpoint(port), material, extraCa, notifications: notifications(count) });

describe('what a server left unprocessed', () => {
  it('above the last stream of a GOAWAY is sent again, and what it took is not', async () => {
    const paths: string[] = [];
    const port = await serving((request, connection) => {
      if (connection > 1) {
        paths.push(request.path);
        accept(request);
        return;
      }
      // Streams 1, 3, 5 … arrive; those up to 5 are taken.
      const id = request.stream.id ?? 0;
      if (id === 9) request.session.goaway(constants.NGHTTP2_NO_ERROR, 5);
      if (id <= 5) setTimeout(() => accept(request), 50);
    });
    const outcomes = await sendTo(port, 5);
    expect(outcomes.every(({ outcome }) => outcome === 'accepted')).toBe(true);
    expect(paths.map((path) => path.slice(-1)).sort()).toEqual(['4', '5']);
  });

  it('by REFUSED_STREAM is sent again on a new connection', async () => {
    const connections: number[] = [];
    const port = await serving((request, connection) => {
      connections.push(connection);
      if (connection === 1) request.stream.close(constants.NGHTTP2_REFUSED_STREAM);
      else accept(request);
    });
    expect(await sendTo(port, 1)).toMatchObject([{ outcome: 'accepted' }]);
    expect(connections).toEqual([1, 2]);
  });

  it('again and again is given up after three more times, and was not accepted', async () => {
    let requests = 0;
    const port = await serving(({ stream }) => {
      requests += 1;
      stream.close(constants.NGHTTP2_REFUSED_STREAM);
    });
    expect(await sendTo(port, 1)).toMatchObject([{ outcome: 'failed', stage: 'response', mayHaveBeenAccepted: false }]);
    expect(requests).toBe(4);
  });
});

describe('a GOAWAY', () => {
  it.each(['BadCertificateEnvironment', 'BadCertificate'])('that names %s is the answer to all', async (reason) => {
    const port = await serving(({ session }) => session.goaway(0, 0, Buffer.from(JSON.stringify({ reason }))));
    for (const outcome of await sendTo(port, 3)) {
      expect(outcome).toMatchObject({ outcome: 'rejected', status: null, reason, apnsId: null });
    }
  });

  it('that names the credential leaves alone what was answered', async () => {
    const port = await serving((request) => {
      if (request.path.endsWith('1')) accept(request);
      else request.session.goaway(0, 0, Buffer.from('{"reason":"BadCertificate"}'));
    });
    expect(await sendTo(port, 2)).toMatchObject([
      { outcome: 'accepted', status: 200 },
      { outcome: 'rejected', status: null, reason: 'BadCertificate' },
    ]);
  });

  it('that names the credential before any request is the answer too', async () => {
    const running = await listenHttp2(server, (http2) =>
      http2.on('session', (session) => session.goaway(0, 0, Buffer.from('{"reason":"BadCertificateEnvironment"}'))),
    );
    onTestFinished(running.close);
    expect(await sendTo(running.port, 2)).toMatchObject([
      { outcome: 'rejected', status: null, reason: 'BadCertificateEnvironment' },
      { outcome: 'rejected', status: null, reason: 'BadCertificateEnvironment' },
    ]);
  });

  it('for another reason, every time, is given up', async () => {
    const port = await serving(({ session, stream }) => {
      session.goaway(constants.NGHTTP2_NO_ERROR, 0, Buffer.from('{"reason":"Shutdown"}'));
      stream.close(constants.NGHTTP2_REFUSED_STREAM);
    });
    expect(await sendTo(port, 1)).toMatchObject([
      { outcome: 'failed', problem: { code: 'rejected', reason: 'Shutdown' }, mayHaveBeenAccepted: false },
    ]);
  });
});

it('a stream that is reset for any other reason may have been accepted, and is not sent again', async () => {
  let requests = 0;
  const port = await serving(({ stream }) => {
    requests += 1;
    stream.close(constants.NGHTTP2_INTERNAL_ERROR);
  });
  expect(await sendTo(port, 1)).toMatchObject([{ outcome: 'failed', stage: 'response', mayHaveBeenAccepted: true }]);
  expect(requests).toBe(1);
});
