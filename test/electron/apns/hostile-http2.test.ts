import { once } from 'node:events';
import { connect, createSecureContext, type TLSSocket } from 'node:tls';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { Delivery } from '../../../electron/apns/delivery.ts';
import { DeliveryQueue } from '../../../electron/apns/delivery-queue.ts';
import { Http2Batch } from '../../../electron/apns/http2-batch.ts';
import { Http2Connection } from '../../../electron/apns/http2-connection.ts';
import { awaitSettings } from '../../../electron/apns/http2-ready.ts';
import { SocketFate } from '../../../electron/apns/socket-fate.ts';
import { notifications, temporaryFolder } from '../../support/apns-calls.ts';
import { type HostileFrames, hasRequest, hostileFrames } from '../../support/http2-frames.ts';
import { makePushFiles, makeServerFiles } from '../../support/openssl-files.ts';
import { listenTls, localEndpoint, materialOf } from '../../support/tls-servers.ts';

const dir = temporaryFolder();
const server = makeServerFiles(dir);
const material = materialOf(makePushFiles(dir));
const context = createSecureContext({ ca: server.caPem });
const CASES = process.env.PUSHBENCH_PROOF === '1' ? 10_000 : 1_000;
const PUSHES = 3;
/** How many connections are open at once. */
const WIDTH = 8;
const STAGE_MS = 1_000;
/** Room for the garbage collector; a connection that were kept would take some 100 KB a case. */
const MAX_GROWTH = 60 * 1024 * 1024;

type Tally = { outcomes: number; accepted: number; batches: number };

/** What a send does on a connection it has, without the two handshakes before: one hostile answer, to its end. */
async function meet(port: number, tally: Tally): Promise<void> {
  const endpoint = localEndpoint(port);
  const socket = connect({ host: '127.0.0.1', port, secureContext: context, ALPNProtocols: ['h2'] });
  const fate = new SocketFate(socket);
  await once(socket, 'secureConnect');
  const signal = new AbortController().signal;
  const options = { endpoint, material, extraCa: null, limits: { stageMs: STAGE_MS, quietMs: 1 }, signal, now };
  const connection = new Http2Connection(options, { socket, fate, ms: 0 });
  const settings = await awaitSettings(connection, endpoint.host, STAGE_MS, signal);
  if (settings.ok) await sendOver(options, connection, tally);
  connection.destroy();
}

const now = (): Date => new Date();

async function sendOver(
  options: Omit<ConstructorParameters<typeof Http2Batch>[0], 'concurrency' | 'notifications'>,
  connection: Http2Connection,
  tally: Tally,
): Promise<void> {
  const told = new Map<number, number>();
  const tell = (index: number, { outcome }: { readonly outcome: string }): void => {
    told.set(index, (told.get(index) ?? 0) + 1);
    tally.outcomes += 1;
    if (outcome === 'accepted') tally.accepted += 1;
  };
  const deliveries = notifications(PUSHES).map(
    (notification, index) => new Delivery(notification, index, null, { protocol: 'http2', tell }),
  );
  const queue = DeliveryQueue.of(deliveries);
  await new Http2Batch({ ...options, concurrency: 100, notifications: [] }, connection, queue, () => true).run();
  const waiting = [...queue.rest()];
  // Each is settled once or still to be sent, never both and never neither.
  expect([...told.values()].every((times) => times === 1)).toBe(true);
  expect(told.size + waiting.length).toBe(PUSHES);
  expect(waiting.some((delivery) => delivery.settled)).toBe(false);
  tally.batches += 1;
}

/** Says its frames when they are due. */
function sayTo(socket: TLSSocket, { first, answer }: HostileFrames): void {
  let sent = Buffer.alloc(0);
  let greeted = false;
  const read = (chunk: Buffer): void => {
    sent = Buffer.concat([sent, chunk]);
    if (!greeted) socket.write(first);
    greeted = true;
    if (!hasRequest(sent)) return;
    socket.off('data', read);
    socket.resume();
    socket.end(answer);
  };
  socket.on('data', read);
}

it(
  'whatever frames a server says, each notification is settled once or left to be sent, in time, and memory stays',
  async () => {
    const samples = fc.sample(hostileFrames(), { numRuns: CASES, seed: 20_261_124 });
    let said = 0;
    const hostile = (socket: TLSSocket): void => {
      const frames = samples[said];
      said += 1;
      if (frames !== undefined) sayTo(socket, frames);
    };
    const running = await listenTls(server, hostile, { ALPNProtocols: ['h2'] });
    onTestFinished(running.close);
    const tally: Tally = { outcomes: 0, accepted: 0, batches: 0 };
    let begun = 0;
    let warm = 0;
    const work = async (): Promise<void> => {
      while (begun < CASES) {
        begun += 1;
        if (begun === Math.floor(CASES / 3)) warm = process.memoryUsage().rss;
        await meet(running.port, tally);
      }
    };
    await Promise.all(Array.from({ length: WIDTH }, work));
    expect(said).toBe(CASES);
    // The frames reached the code they are meant for: requests were made, and some were answered as they should be.
    expect(tally.batches).toBeGreaterThan(CASES / 4);
    expect(tally.accepted).toBeGreaterThan(0);
    expect(tally.outcomes).toBeGreaterThan(tally.accepted);
    expect(process.memoryUsage().rss - warm).toBeLessThan(MAX_GROWTH);
  },
  CASES * 120,
);
