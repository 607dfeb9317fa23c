import { constants, type Http2Session, type ServerHttp2Stream } from 'node:http2';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Http2Pool } from '../../../electron/apns/http2-pool.ts';
import { NO_HEADERS } from '../../../shared/payload/notification.ts';
import { notifications, send, temporaryFolder } from '../../support/apns-calls.ts';
import { makePushFiles, makeServerFiles } from '../../support/openssl-files.ts';
import { listenHttp2, listenTcp, localEndpoint, materialOf } from '../../support/tls-servers.ts';

const dir = temporaryFolder();
const server = makeServerFiles(dir);
const material = materialOf(makePushFiles(dir));
const extraCa = server.caPem;

type Serving = {
  readonly port: number;
  /** Connections that made a request, in order. */
  readonly sessions: Http2Session[];
};

async function serving(
  answer: (stream: ServerHttp2Stream, number: number) => void,
  options: { readonly maxConcurrentStreams?: number } = {},
): Promise<Serving> {
  const sessions: Http2Session[] = [];
  let count = 0;
  const running = await listenHttp2(
    server,
    (http2) => {
      http2.on('stream', (stream) => {
        const { session } = stream;
        if (session !== undefined && !sessions.includes(session)) sessions.push(session);
        stream.on('error', () => {});
        stream.resume();
        count += 1;
        answer(stream, count);
      });
    },
    { settings: { maxConcurrentStreams: options.maxConcurrentStreams ?? 100 } },
  );
  onTestFinished(running.close);
  return { port: running.port, sessions };
}

const accept = (stream: ServerHttp2Stream): void => stream.respond({ ':status': 200 }, { endStream: true });

/** A way to `port` on which connections that stand can be made to vanish: nothing goes through, and nothing closes. */
async function relayTo(port: number): Promise<{ readonly port: number; readonly vanish: () => void }> {
  const ends: Socket[] = [];
  const running = await listenTcp((near) => {
    const far = connect({ host: '127.0.0.1', port });
    far.on('error', () => near.destroy());
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    near.pipe(far);
    far.pipe(near);
    ends.push(near, far);
  });
  onTestFinished(running.close);
  const vanish = (): void => {
    for (const end of ends) end.unpipe().resume();
  };
  return { port: running.port, vanish };
}

function pooled(times?: ConstructorParameters<typeof Http2Pool>[0]): Http2Pool {
  const pool = new Http2Pool(times);
  onTestFinished(() => pool.shutDown());
  return pool;
}

function sendVia(pool: Http2Pool, port: number, count = 1, more: Partial<Parameters<typeof send>[0]> = {}) {
  return send({ endpoint: localEndpoint(port), material, extraCa, pool, notifications: notifications(count), ...more });
}

const about = (topic: string) => notifications(1).map((each) => ({ ...each, headers: { ...NO_HEADERS, topic } }));

describe('a connection', () => {
  it('is kept from one send to the next, and without a pool is not', async () => {
    const { port, sessions } = await serving(accept);
    const pool = pooled();
    await sendVia(pool, port);
    await sendVia(pool, port);
    expect(sessions).toHaveLength(1);
    await send({ endpoint: localEndpoint(port), material, extraCa, notifications: notifications(1) });
    expect(sessions).toHaveLength(2);
  });

  it('is shared by sends at the same time, whose streams go round', async () => {
    const order: string[] = [];
    const { port, sessions } = await serving(
      (stream) => {
        order.push('one');
        accept(stream);
      },
      { maxConcurrentStreams: 1 },
    );
    const pool = pooled();
    await sendVia(pool, port);
    const ended: string[] = [];
    const long = sendVia(pool, port, 300).then(() => ended.push('long'));
    const short = sendVia(pool, port, 1).then(() => ended.push('short'));
    await Promise.all([long, short]);
    expect(ended).toEqual(['short', 'long']);
    expect(sessions).toHaveLength(1);
    expect(order).toHaveLength(302);
  });

  it('is one for each app, whatever the push type', async () => {
    const { port, sessions } = await serving(accept);
    const pool = pooled();
    const topics = ['com.example.app', 'com.example.app.voip', 'com.example.other', 'com.example.app'];
    for (const topic of topics) await sendVia(pool, port, 1, { notifications: about(topic) });
    expect(sessions).toHaveLength(2);
    const mixed = ['com.example.app', 'com.example.third', 'com.example.app'].flatMap(about);
    const outcomes = await sendVia(pool, port, 3, { notifications: mixed });
    expect(outcomes.every(({ outcome }) => outcome === 'accepted')).toBe(true);
    expect(sessions).toHaveLength(3);
  });

  it('that the server ended is replaced', async () => {
    const { port, sessions } = await serving(accept);
    const pool = pooled();
    await sendVia(pool, port);
    const closed = new Promise((resolve) => sessions[0]?.once('close', resolve));
    sessions[0]?.close();
    await closed;
    expect(await sendVia(pool, port)).toMatchObject([{ outcome: 'accepted' }]);
    expect(sessions).toHaveLength(2);
  });

  it('that was long silent is asked before it is used, and replaced when it does not answer', async () => {
    const { port: behind, sessions } = await serving(accept);
    const { port, vanish } = await relayTo(behind);
    const pool = pooled({ idleMs: 60_000, trustedMs: 0, pingMs: 1_000 });
    await sendVia(pool, port);
    await sendVia(pool, port);
    expect(sessions).toHaveLength(1);
    vanish();
    expect(await sendVia(pool, port)).toMatchObject([{ outcome: 'accepted' }]);
    expect(sessions).toHaveLength(2);
  });

  it('is closed after it was idle, and when its credential is removed', async () => {
    const { port, sessions } = await serving(accept);
    const pool = pooled({ idleMs: 50, trustedMs: 10_000, pingMs: 1_000 });
    await sendVia(pool, port);
    const idle = new Promise((resolve) => sessions[0]?.once('close', resolve));
    await idle;
    expect(pool.size).toBe(0);
    const kept = pooled();
    await sendVia(kept, port);
    await kept.closeCredential('someone else');
    expect(kept.size).toBe(1);
    await kept.closeCredential(material.facts.id);
    expect(kept.size).toBe(0);
  });

  it('on which the credential was refused is not kept', async () => {
    const { port, sessions } = await serving((stream) => {
      stream.respond({ ':status': 403 });
      stream.end('{"reason":"BadCertificate"}');
    });
    const pool = pooled();
    await sendVia(pool, port);
    await sendVia(pool, port);
    expect(sessions).toHaveLength(2);
  });

  it('stays open for others when one send is cancelled', async () => {
    const stop = new AbortController();
    const { port, sessions } = await serving((stream, number) => {
      if (number > 1) accept(stream);
      else setImmediate(() => stop.abort());
    });
    const pool = pooled();
    const cancelled = await sendVia(pool, port, 1, { signal: stop.signal });
    expect(cancelled).toMatchObject([{ outcome: 'cancelled', mayHaveBeenAccepted: true }]);
    expect(await sendVia(pool, port)).toMatchObject([{ outcome: 'accepted' }]);
    expect(sessions).toHaveLength(1);
  });
});

describe('a peer that vanished', () => {
  it('is found by PING while requests are open; what follows goes over a new connection', async () => {
    const { port: behind, sessions } = await serving((stream, number) => {
      if (number > 1) accept(stream);
      else vanish();
    });
    const { port, vanish } = await relayTo(behind);
    const keepAlive = { busyMs: 200, idleMs: 60_000, answerMs: 300 };
    const all = notifications(3);
    const options = { keepAlive, concurrency: 1, notifications: all };
    expect(await sendVia(pooled(), port, 3, options)).toMatchObject([
      {
        outcome: 'failed',
        problem: { code: 'no-answer', stage: 'response', ms: 500, closed: false },
        mayHaveBeenAccepted: true,
      },
      { outcome: 'accepted' },
      { outcome: 'accepted' },
    ]);
    expect(sessions).toHaveLength(2);
  });

  it('is told from one that is slow and answers PING', async () => {
    const { port } = await serving((stream) => setTimeout(() => accept(stream), 1_500));
    const keepAlive = { busyMs: 100, idleMs: 60_000, answerMs: 1_000 };
    expect(await sendVia(pooled(), port, 1, { keepAlive })).toMatchObject([{ outcome: 'accepted' }]);
  });
});

describe('what is sent again, and what is not', () => {
  const reject = (status: number, reason: string) => (stream: ServerHttp2Stream) => {
    stream.respond({ ':status': status });
    stream.end(JSON.stringify({ reason }));
  };

  it('a request that came too late for an idle connection goes over a new one', async () => {
    const { port, sessions } = await serving((stream, number) =>
      number === 1 ? reject(400, 'IdleTimeout')(stream) : accept(stream),
    );
    expect(await sendVia(pooled(), port)).toMatchObject([{ outcome: 'accepted' }]);
    expect(sessions).toHaveLength(2);
  });

  it('and when that happens again it is a rejection', async () => {
    let requests = 0;
    const { port } = await serving((stream) => {
      requests += 1;
      reject(400, 'IdleTimeout')(stream);
    });
    expect(await sendVia(pooled(), port)).toMatchObject([{ outcome: 'rejected', reason: 'IdleTimeout' }]);
    expect(requests).toBe(2);
  });

  it.each([
    [500, 'InternalServerError'],
    [503, 'ServiceUnavailable'],
    [503, 'Shutdown'],
    [429, 'TooManyRequests'],
    [410, 'Unregistered'],
  ])('%i %s is told, and left to the person', async (status, reason) => {
    let requests = 0;
    const { port } = await serving((stream) => {
      requests += 1;
      reject(status, reason)(stream);
    });
    expect(await sendVia(pooled(), port)).toMatchObject([{ outcome: 'rejected', status, reason }]);
    expect(requests).toBe(1);
  });

  it('above the last stream of a GOAWAY that reports an error is sent again, below it may have been taken', async () => {
    const paths: string[] = [];
    const { port, sessions } = await serving((stream) => {
      if (sessions.length > 1) {
        accept(stream);
        return;
      }
      paths.push('asked');
      if (paths.length === 3) stream.session?.goaway(constants.NGHTTP2_INTERNAL_ERROR, 1);
    });
    const outcomes = await sendVia(pooled(), port, 3);
    expect(outcomes).toMatchObject([
      { outcome: 'failed', mayHaveBeenAccepted: true },
      { outcome: 'accepted' },
      { outcome: 'accepted' },
    ]);
  });

  it('a server that is away for a moment in the middle is tried again, with pauses', async () => {
    let count = 0;
    let tellCut: () => void = () => {};
    const cut = new Promise<void>((resolve) => {
      tellCut = resolve;
    });
    const first = await listenHttp2(server, (http2) =>
      http2.on('stream', (stream) => {
        stream.on('error', () => {});
        stream.resume();
        count += 1;
        if (count === 1) accept(stream);
        else void first.close().then(tellCut);
      }),
    );
    const { port } = first;
    const sending = sendVia(pooled(), port, 3, { concurrency: 1 });
    await cut;
    // Longer than the first pause, so that one try at least finds nobody.
    await new Promise((resolve) => setTimeout(resolve, 400));
    const again = await listenHttp2(server, (http2) => http2.on('stream', accept), {}, port);
    onTestFinished(again.close);
    expect(await sending).toMatchObject([
      { outcome: 'accepted' },
      { outcome: 'failed', mayHaveBeenAccepted: true },
      { outcome: 'accepted' },
    ]);
  });

  it('a server that was never there is told at once', async () => {
    const gone = await listenHttp2(server, () => {});
    await gone.close();
    const since = performance.now();
    expect(await sendVia(pooled(), gone.port, 3)).toMatchObject(
      [1, 2, 3].map(() => ({ outcome: 'failed', problem: { code: 'connection-refused' }, mayHaveBeenAccepted: false })),
    );
    expect(performance.now() - since).toBeLessThan(5_000);
  });
});

it('a payload goes through the smallest windows a server may set', async () => {
  let bytes = 0;
  const running = await listenHttp2(
    server,
    (http2) =>
      http2.on('stream', (stream) => {
        stream.on('error', () => {});
        stream.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
        });
        stream.on('end', () => accept(stream));
      }),
    { settings: { initialWindowSize: 16, maxFrameSize: 16_384 } },
  );
  onTestFinished(running.close);
  const payload = new TextEncoder().encode(JSON.stringify({ aps: { alert: 'x'.repeat(4_000) } }));
  const large = notifications(20).map((each) => ({ ...each, payload }));
  const outcomes = await sendVia(pooled(), running.port, 20, { notifications: large });
  expect(outcomes.every(({ outcome }) => outcome === 'accepted')).toBe(true);
  expect(bytes).toBe(20 * payload.length);
});
