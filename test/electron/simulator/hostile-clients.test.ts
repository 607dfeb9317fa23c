import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeLegacyFrame } from '../../../shared/wire/legacy-frame.ts';
import {
  type DemoIdentity,
  demoIdentity,
  openHttp2,
  openLegacy,
  push,
  readToEnd,
  simulatorForTest,
  startTestSimulator,
  type TestSimulator,
} from '../../support/simulator.ts';

/** Cases for each port. */
const CASES = process.env.PUSHBENCH_PROOF === '1' ? 10_000 : 1_000;
const TIME_MS = CASES * 60;
/** Sockets open at once. */
const AT_ONCE = 8;
/** What a run may leave behind in memory, whatever it sent. */
const MAX_GROWTH = 200 * 1024 * 1024;

let simulator: TestSimulator;
let identity: DemoIdentity;

beforeAll(async () => {
  simulator = await startTestSimulator();
  identity = await demoIdentity(simulator);
});
afterAll(() => simulator.stop());

const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');

/** A frame of HTTP/2 (RFC 9113, 4.1) whose header says what it likes. */
const http2Frame = fc
  .record({
    type: fc.integer({ min: 0, max: 12 }),
    flags: fc.integer({ min: 0, max: 255 }),
    stream: fc.constantFrom(0, 1, 2, 3, 5, 0x7fff_ffff),
    body: fc.uint8Array({ maxLength: 60 }),
    lie: fc.constantFrom(0, 0, 0, 1, -1, 16_000),
  })
  .map(({ type, flags, stream, body, lie }) => {
    const head = Buffer.alloc(9);
    head.writeUIntBE(Math.max(0, body.length + lie), 0, 3);
    head[3] = type;
    head[4] = flags;
    head.writeUInt32BE(stream, 5);
    return Buffer.concat([head, body]);
  });
const SETTINGS = Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]);
const http2Bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc.array(http2Frame, { maxLength: 6 }).map((frames) => Buffer.concat([PREFACE, SETTINGS, ...frames])),
);
const legacyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc
    .tuple(
      fc.constantFrom(0 as const, 1 as const, 2 as const),
      fc.uint8Array({ maxLength: 60 }),
      fc.nat(160),
      fc.nat(255),
    )
    .map(([command, payload, at, byte]) => {
      const frame = { command, payload, token: Buffer.alloc(32, 1), identifier: 1, expiration: 0, priority: 10 };
      const bytes = Buffer.from(encodeLegacyFrame(frame));
      if (at < bytes.length) bytes[at] = byte;
      return Buffer.concat([bytes, bytes]);
    }),
);

/** Opens a connection, writes, and is over when the other side has ended it, or 200 ms later by a reset. */
function attack(socket: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(() => socket.destroy(), 200);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      clearTimeout(timer);
      done();
    });
    socket.resume();
    socket.end(bytes);
  });
}

async function attackAll(bytes: fc.Arbitrary<Buffer>, open: () => Socket): Promise<void> {
  const cases = fc.sample(bytes, { numRuns: CASES, seed: 4 });
  const before = process.memoryUsage().rss;
  const workers = Array.from({ length: AT_ONCE }, async () => {
    for (let next = cases.pop(); next !== undefined; next = cases.pop()) await attack(open(), next);
  });
  await Promise.all(workers);
  expect(process.memoryUsage().rss - before).toBeLessThan(MAX_GROWTH);
}

const tls = (port: number, http2: boolean) => (): Socket =>
  connectTls({
    host: '127.0.0.1',
    port,
    ca: simulator.caPem,
    ...identity,
    ...(http2 ? { ALPNProtocols: ['h2'] } : {}),
  });

async function servesAGoodClient(): Promise<void> {
  const session = await openHttp2(simulator, identity);
  expect((await push(session, 'ab'.repeat(32))).status).toBe(200);
  session.destroy();
  const feedback = await openLegacy(simulator, identity, simulator.ready.feedbackPort);
  expect(await readToEnd(feedback)).toHaveLength(0);
  const socket = await openLegacy(simulator, identity);
  const frame = { command: 2, payload: Buffer.from('{"aps":{}}'), identifier: 1, expiration: 0, priority: 10 } as const;
  socket.end(encodeLegacyFrame({ ...frame, token: Buffer.alloc(32, 9) }));
  expect(await readToEnd(socket)).toHaveLength(0);
}

test('the HTTP/2 port takes any bytes inside TLS and goes on', { timeout: TIME_MS }, async () => {
  await attackAll(http2Bytes, tls(simulator.ready.http2Port, true));
  await servesAGoodClient();
});

test('the legacy port takes any bytes inside TLS and goes on', { timeout: TIME_MS }, async () => {
  await attackAll(legacyBytes, tls(simulator.ready.legacyPort, false));
  await servesAGoodClient();
});

test('the feedback port takes any bytes inside TLS and goes on', { timeout: TIME_MS }, async () => {
  await attackAll(legacyBytes, tls(simulator.ready.feedbackPort, false));
  await servesAGoodClient();
});

test('every port takes any bytes instead of TLS and goes on', { timeout: TIME_MS }, async () => {
  const { http2Port, legacyPort, feedbackPort } = simulator.ready;
  const ports = [http2Port, legacyPort, feedbackPort];
  let turn = 0;
  await attackAll(legacyBytes, () => {
    turn += 1;
    return connectTcp(ports[turn % ports.length] ?? http2Port, '127.0.0.1');
  });
  await servesAGoodClient();
});

test('a client that opens connections without end is turned away at a thousand, and others are served afterwards', async () => {
  const one = await simulatorForTest();
  const sockets = Array.from({ length: 1_100 }, () => connectTcp(one.ready.legacyPort, '127.0.0.1'));
  for (const socket of sockets) socket.on('error', () => socket.destroy()).resume();
  await one.until((event) => event.event === 'problem' && event.code === 'too-many-connections');
  const closed = sockets.map(
    (socket) => new Promise((done) => (socket.closed ? done(null) : socket.once('close', done))),
  );
  for (const socket of sockets) socket.destroy();
  await Promise.all(closed);
  const open = async (): Promise<boolean> =>
    openLegacy(one, await demoIdentity(one)).then(
      (socket) => {
        socket.destroy();
        return true;
      },
      () => false,
    );
  await expect.poll(open).toBe(true);
});
