import { once } from 'node:events';
import { type ClientHttp2Session, type ClientHttp2Stream, constants } from 'node:http2';
import { connect as connectTls } from 'node:tls';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { encodeLegacyFrame } from '../../../shared/wire/legacy-frame.ts';
import {
  type DemoIdentity,
  demoIdentity,
  openHttp2,
  openLegacy,
  push,
  readToEnd,
  simulatorForTest,
  type TestSimulator,
} from '../../support/simulator.ts';

/** Gateways look their connections over at intervals, which are passed here by hand; sockets and their events are real. */

const TOKEN = 'ab'.repeat(32);
const HTTP2_LOOK_MS = 15_000;
const LEGACY_LOOK_MS = 5_000;

let clock: number;
let simulator: TestSimulator;
let identity: DemoIdentity;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  clock = Date.now();
  simulator = await simulatorForTest({ now: () => new Date(clock) });
  identity = await demoIdentity(simulator);
});
afterEach(() => {
  vi.useRealTimers();
});

function pass(ms: number): void {
  clock += ms;
  vi.advanceTimersByTime(ms);
}

const slowOnes = (): number => simulator.problems().filter(({ code }) => code === 'too-slow').length;

describe('over HTTP/2', () => {
  async function client(): Promise<ClientHttp2Session> {
    const session = await openHttp2(simulator, identity);
    onTestFinished(() => session.destroy());
    return session;
  }

  /** A request whose body has begun and does not end; the answer to another one tells that it has arrived. */
  async function endless(session: ClientHttp2Session): Promise<ClientHttp2Stream> {
    const stream = session.request({ ':method': 'POST', ':path': `/3/device/${TOKEN}` });
    stream.on('error', () => {});
    stream.write('{"aps":');
    expect((await push(session, TOKEN)).status).toBe(200);
    return stream;
  }

  test('a request whose end never comes is cancelled at the second look; one of between lives, and so does the connection', async () => {
    const session = await client();
    const slow = await endless(session);
    pass(HTTP2_LOOK_MS);
    const younger = await endless(session);
    expect(slow.closed).toBe(false);
    const cancelled = once(slow, 'close');
    pass(HTTP2_LOOK_MS);
    await cancelled;
    expect(slow.rstCode).toBe(constants.NGHTTP2_CANCEL);
    expect(younger.closed).toBe(false);
    const answered = once(younger, 'response');
    younger.end('{"alert":"Hello"}}');
    expect((await answered)[0][':status']).toBe(200);
    expect((await push(session, TOKEN)).status).toBe(200);
    expect(slowOnes()).toBe(1);
    expect(simulator.notifications()).toHaveLength(4);
  });

  test('a connection that only waits, with every request answered, is left alone', async () => {
    const session = await client();
    await push(session, TOKEN);
    for (let look = 0; look < 4; look += 1) pass(HTTP2_LOOK_MS);
    expect((await push(session, TOKEN)).status).toBe(200);
    expect(slowOnes()).toBe(0);
  });

  test('a request that its client gave up is not told of', async () => {
    const session = await client();
    const slow = await endless(session);
    const closed = once(slow, 'close');
    slow.close(constants.NGHTTP2_CANCEL);
    await closed;
    // Its reset is before this request on the way.
    await push(session, TOKEN);
    pass(HTTP2_LOOK_MS);
    pass(HTTP2_LOOK_MS);
    expect((await push(session, TOKEN)).status).toBe(200);
    expect(slowOnes()).toBe(0);
  });

  test('a client that shook hands and does not begin to speak HTTP/2 is let go', async () => {
    const { http2Port } = simulator.ready;
    const options = { host: '127.0.0.1', port: http2Port, ca: simulator.caPem, ALPNProtocols: ['h2'], ...identity };
    const socket = connectTls(options);
    socket.on('error', () => {});
    socket.resume();
    const closed = once(socket, 'close');
    await simulator.until((event) => event.event === 'connection' && event.state === 'open');
    pass(HTTP2_LOOK_MS);
    expect(slowOnes()).toBe(0);
    pass(HTTP2_LOOK_MS);
    await closed;
    expect(slowOnes()).toBe(1);
  });
});

describe('over the binary protocol', () => {
  const frame = (identifier: number): Buffer =>
    Buffer.from(
      encodeLegacyFrame({
        ...{ command: 2, identifier, expiration: 0, priority: 10 },
        ...{ token: Buffer.from(TOKEN, 'hex'), payload: Buffer.from('{"aps":{"alert":"Hello"}}') },
      }),
    );

  test('a frame whose end never comes ends the connection after 30 seconds; what came before it was taken', async () => {
    const socket = await openLegacy(simulator, identity);
    socket.on('error', () => {});
    const closed = once(socket, 'close');
    socket.resume();
    socket.write(Buffer.concat([frame(1), frame(2).subarray(0, 20)]));
    await simulator.received(1);
    for (let ms = 0; ms < 30_000; ms += LEGACY_LOOK_MS) pass(LEGACY_LOOK_MS);
    expect(slowOnes()).toBe(0);
    pass(LEGACY_LOOK_MS);
    await closed;
    expect(slowOnes()).toBe(1);
    expect(simulator.notifications()).toMatchObject([{ identifier: 1, status: 0 }]);
    await simulator.until((event) => event.event === 'problem' && event.code === 'frame-cut');
  });

  test('the time counts from the last whole frame, and a frame that goes on in it is taken', async () => {
    const socket = await openLegacy(simulator, identity);
    const [first, second] = [frame(1), frame(2)];
    socket.write(Buffer.concat([first, second.subarray(0, 20)]));
    await simulator.received(1);
    pass(25_000);
    socket.write(Buffer.concat([second.subarray(20), frame(3).subarray(0, 20)]));
    await simulator.received(2);
    pass(25_000);
    socket.end(frame(3).subarray(20));
    expect(await readToEnd(socket)).toHaveLength(0);
    expect(await simulator.received(3)).toMatchObject([{ identifier: 1 }, { identifier: 2 }, { identifier: 3 }]);
    expect(slowOnes()).toBe(0);
  });

  test('a client that says nothing between frames may stay', async () => {
    const socket = await openLegacy(simulator, identity);
    socket.write(frame(1));
    await simulator.received(1);
    for (let look = 0; look < 20; look += 1) pass(LEGACY_LOOK_MS);
    socket.end(frame(2));
    expect(await readToEnd(socket)).toHaveLength(0);
    expect(await simulator.received(2)).toHaveLength(2);
    expect(slowOnes()).toBe(0);
  });
});
