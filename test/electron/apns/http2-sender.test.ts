import type { ServerHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Outcome } from '../../../shared/outcome.ts';
import { NO_HEADERS } from '../../../shared/payload/notification.ts';
import { notifications, send, temporaryFolder } from '../../support/apns-calls.ts';
import { makePushFiles, makeServerFiles } from '../../support/openssl-files.ts';
import { listenHttp2, listenTcp, localEndpoint, materialOf, type TestServer } from '../../support/tls-servers.ts';

const dir = temporaryFolder();
const server = makeServerFiles(dir);
const push = makePushFiles(dir);
const material = materialOf(push);
const extraCa = server.caPem;

type Received = { readonly headers: Record<string, unknown>; readonly body: string; readonly subject: string };

const until = (running: TestServer): TestServer => {
  onTestFinished(running.close);
  return running;
};

/** A server that answers each request; `answer` gets its number from 1. */
async function answering(
  answer: (stream: ServerHttp2Stream, number: number) => void,
  settings: { maxConcurrentStreams?: number } = {},
): Promise<{ port: number; received: Received[]; most: () => number; cut: () => void }> {
  const sockets: Socket[] = [];
  const received: Received[] = [];
  let count = 0;
  let open = 0;
  let most = 0;
  const { port } = until(
    await listenHttp2(
      server,
      (http2) => {
        http2.on('connection', (socket: Socket) => sockets.push(socket));
        http2.on('stream', (stream, headers) => {
          open += 1;
          most = Math.max(most, open);
          stream.on('close', () => {
            open -= 1;
          });
          stream.on('error', () => {});
          const body: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => body.push(chunk));
          stream.on('end', () => {
            const socket = stream.session?.socket as unknown as { getPeerCertificate(): { subject?: { CN: string } } };
            const subject = socket.getPeerCertificate().subject?.CN ?? 'none';
            received.push({ headers, body: Buffer.concat(body).toString(), subject });
            count += 1;
            answer(stream, count);
          });
        });
      },
      { settings, requestCert: true, rejectUnauthorized: false },
    ),
  );
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return { port, received, most: () => most, cut };
}

const accept = (stream: ServerHttp2Stream): void => {
  stream.respond({ ':status': 200, 'apns-id': 'EC1BF194', 'apns-unique-id': 'u-1' });
  stream.end();
};

const refuse = (status: number, body: string) => (stream: ServerHttp2Stream) => {
  stream.respond({ ':status': status, 'apns-id': 'EC1BF194' });
  stream.end(body);
};

describe('a notification over HTTP/2', () => {
  it('goes out as written, with its headers and the credential, and is accepted', async () => {
    const { port, received } = await answering(accept);
    const [plain] = notifications(1);
    if (plain === undefined) throw new Error('one was asked for');
    const headers = { ...NO_HEADERS, topic: 'com.example.app', priority: 5, expiration: 0, collapseId: 'game' };
    const payload = new TextEncoder().encode('{ "aps" : {"alert":"Grüße 👋"} }\n');
    const [outcome] = await send({
      endpoint: localEndpoint(port),
      material,
      extraCa,
      notifications: [{ ...plain, payload, headers }],
    });
    expect(outcome).toEqual({
      outcome: 'accepted',
      protocol: 'http2',
      status: 200,
      apnsId: 'EC1BF194',
      apnsUniqueId: 'u-1',
      identifier: null,
      ms: expect.any(Number),
    });
    expect(received[0]?.body).toBe('{ "aps" : {"alert":"Grüße 👋"} }\n');
    expect(received[0]?.subject).toBe(push.commonName);
    expect(received[0]?.headers).toMatchObject({
      ':method': 'POST',
      ':path': `/3/device/${plain.token}`,
      'apns-topic': 'com.example.app',
      'apns-priority': '5',
      'apns-expiration': '0',
      'apns-collapse-id': 'game',
    });
    expect(received[0]?.headers).not.toHaveProperty('apns-push-type');
  });

  it('that is empty is sent empty', async () => {
    const { port, received } = await answering(refuse(400, '{"reason":"PayloadEmpty"}'));
    const empty = notifications(1).map((each) => ({ ...each, payload: new Uint8Array(0) }));
    const [outcome] = await send({ endpoint: localEndpoint(port), material, extraCa, notifications: empty });
    expect(outcome).toMatchObject({ outcome: 'rejected', status: 400, reason: 'PayloadEmpty' });
    expect(received[0]?.body).toBe('');
  });

  it.each([
    [400, '{"reason":"BadDeviceToken"}', 'BadDeviceToken', null],
    [410, '{"reason":"Unregistered","timestamp":1700000000000}', 'Unregistered', '2023-11-14T22:13:20.000Z'],
    [403, '{"reason":"BadCertificateEnvironment"}', 'BadCertificateEnvironment', null],
    [500, '<html>', null, null],
    [404, '', null, null],
  ])('answered %i %s is rejected', async (status, body, reason, timestamp) => {
    const { port } = await answering(refuse(status, body));
    const [outcome] = await send({ endpoint: localEndpoint(port), material, extraCa, notifications: notifications(1) });
    expect(outcome).toMatchObject({ outcome: 'rejected', status, reason, timestamp, apnsId: 'EC1BF194' });
  });

  it('answered with a body without end is told by its status, and the body is not kept', async () => {
    const { port } = await answering((stream) => {
      stream.respond({ ':status': 400 });
      const more = (): void => {
        if (!stream.destroyed && !stream.write(Buffer.alloc(60_000, 'x'))) stream.once('drain', more);
        else if (!stream.destroyed) setImmediate(more);
      };
      more();
    });
    const limits = { stageMs: 1_000, quietMs: 100 };
    const [outcome] = await send({
      endpoint: localEndpoint(port),
      material,
      extraCa,
      limits,
      notifications: notifications(1),
    });
    expect(outcome).toMatchObject({ outcome: 'rejected', status: 400, reason: null });
  });

  it('whose header HTTP cannot carry fails alone', async () => {
    const { port } = await answering(accept);
    const [first, second] = notifications(2);
    if (first === undefined || second === undefined) throw new Error('two were asked for');
    const outcomes = await send({
      endpoint: localEndpoint(port),
      material,
      extraCa,
      notifications: [{ ...first, headers: { ...NO_HEADERS, topic: 'a\nb' } }, second],
    });
    expect(outcomes).toMatchObject([
      { outcome: 'failed', problem: { code: 'header-invalid', header: 'apns-topic' }, mayHaveBeenAccepted: false },
      { outcome: 'accepted' },
    ]);
  });

  it('that is not answered in time may have been accepted', async () => {
    const { port } = await answering(() => {});
    const limits = { stageMs: 500, quietMs: 100 };
    const [outcome] = await send({
      endpoint: localEndpoint(port),
      material,
      extraCa,
      limits,
      notifications: notifications(1),
    });
    expect(outcome).toMatchObject({
      outcome: 'failed',
      stage: 'response',
      problem: { code: 'no-answer', stage: 'response', ms: 500, closed: false },
      mayHaveBeenAccepted: true,
    });
  });

  it('whose connection is cut before the answer may have been accepted, and is not sent again', async () => {
    const { port, received, cut } = await answering(() => cut());
    const [outcome] = await send({ endpoint: localEndpoint(port), material, extraCa, notifications: notifications(1) });
    expect(outcome).toMatchObject({ outcome: 'failed', stage: 'response', mayHaveBeenAccepted: true });
    expect(received).toHaveLength(1);
  });
});

describe('many notifications over HTTP/2', () => {
  it('each get their own answer', async () => {
    const { port, received } = await answering((stream, number) =>
      number % 3 === 0 ? refuse(400, '{"reason":"BadDeviceToken"}')(stream) : accept(stream),
    );
    const outcomes = await send({
      endpoint: localEndpoint(port),
      material,
      extraCa,
      notifications: notifications(600),
    });
    const count = (kind: Outcome['outcome']): number => outcomes.filter(({ outcome }) => outcome === kind).length;
    expect([count('accepted'), count('rejected')]).toEqual([400, 200]);
    expect(new Set(received.map(({ headers }) => headers[':path'])).size).toBe(600);
  });

  it.each([
    [4, 100, 4],
    [100, 3, 3],
  ])("keep the server's limit of %i streams and our own of %i", async (maxConcurrentStreams, concurrency, expected) => {
    const { port, most } = await answering(accept, { maxConcurrentStreams });
    const all = notifications(60);
    const outcomes = await send({ endpoint: localEndpoint(port), material, extraCa, concurrency, notifications: all });
    expect(outcomes.every(({ outcome }) => outcome === 'accepted')).toBe(true);
    expect(most()).toBeLessThanOrEqual(expected);
  });

  it('fail in time at a server that allows no stream', async () => {
    const { port } = await answering(accept, { maxConcurrentStreams: 0 });
    const limits = { stageMs: 500, quietMs: 100 };
    const all = notifications(2);
    const outcomes = await send({ endpoint: localEndpoint(port), material, extraCa, limits, notifications: all });
    const failure = { outcome: 'failed', stage: 'http2', problem: { code: 'no-answer' }, mayHaveBeenAccepted: false };
    expect(outcomes).toMatchObject([failure, failure]);
  });

  it('all fail with the stage and the problem when there is no connection', async () => {
    const gone = await listenTcp(() => {});
    await gone.close();
    const outcomes = await send({ endpoint: localEndpoint(gone.port), material, notifications: notifications(3) });
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        outcome: 'failed',
        stage: 'tcp',
        problem: { code: 'connection-refused' },
        mayHaveBeenAccepted: false,
      });
    }
  });

  it('never reach a server that is not trusted', async () => {
    const { port, received } = await answering(accept);
    const [outcome] = await send({ endpoint: localEndpoint(port), material, notifications: notifications(1) });
    expect(outcome).toMatchObject({ outcome: 'failed', stage: 'tls', problem: { code: 'tls-untrusted' } });
    expect(received).toHaveLength(0);
  });
});

describe('a cancelled send', () => {
  it('tells which may have been accepted', async () => {
    const control = new AbortController();
    const { port } = await answering((stream, number) => {
      if (number === 1) accept(stream);
      if (number === 3) control.abort();
    });
    const started = performance.now();
    const outcomes = await send({
      endpoint: localEndpoint(port),
      material,
      extraCa,
      concurrency: 2,
      signal: control.signal,
      notifications: notifications(5),
    });
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(outcomes).toMatchObject([
      { outcome: 'accepted' },
      { outcome: 'cancelled', mayHaveBeenAccepted: true },
      { outcome: 'cancelled', mayHaveBeenAccepted: true },
      { outcome: 'cancelled', mayHaveBeenAccepted: false },
      { outcome: 'cancelled', mayHaveBeenAccepted: false },
    ]);
  });

  it('that had not begun sent nothing', async () => {
    const outcomes = await send({
      endpoint: localEndpoint(1),
      material,
      signal: AbortSignal.abort(),
      notifications: notifications(2),
    });
    const cancelled = { outcome: 'cancelled', mayHaveBeenAccepted: false };
    expect(outcomes).toMatchObject([cancelled, cancelled]);
  });
});
