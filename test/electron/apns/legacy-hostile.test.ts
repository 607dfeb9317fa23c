import { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFeedback } from '../../../electron/apns/feedback.ts';
import { sendNotifications } from '../../../electron/apns/send.ts';
import { encodeErrorPacket } from '../../../shared/wire/error-packet.ts';
import { notifications, temporaryFolder } from '../../support/apns-calls.ts';
import { makePushFiles, makeServerFiles } from '../../support/openssl-files.ts';
import { listenTls, localEndpoint, materialOf } from '../../support/tls-servers.ts';

const dir = temporaryFolder();
const server = makeServerFiles(dir);
const material = materialOf(makePushFiles(dir));

/** Cases run side by side, since most of their time is waiting. */
const SIDE_BY_SIDE = 50;
const CASES = process.env.PUSHBENCH_PROOF === '1' ? 10_000 : 1_000;
const TIMEOUT_MS = CASES * 250;
const NOTIFICATIONS = 4;
const LIMITS = { stageMs: 2_000, quietMs: 30 };
/** More than a run may need at once; what a peer says is never kept. */
const MEMORY_BYTES = 300 * 1024 * 1024;

/** What a server does to one connection: after so many bytes have come it says its pieces, then ends in some way. */
type Behaviour = {
  readonly after: number;
  readonly pieces: readonly Uint8Array[];
  readonly end: 'close' | 'reset' | 'stay';
};

const noise = fc.uint8Array({ maxLength: 300 });
const flood = fc.constant(Buffer.alloc(512 * 1024, 0xa5));
const packet = fc
  .record({ status: fc.constantFrom(0, 1, 5, 7, 8, 10, 128, 255), identifier: fc.nat({ max: NOTIFICATIONS + 1 }) })
  .map(encodeErrorPacket);
const tuple = fc.tuple(fc.nat(), fc.oneof(fc.constant(32), fc.nat({ max: 120 }))).map(([seconds, length]) => {
  const bytes = Buffer.alloc(6 + length, 7);
  bytes.writeUInt32BE(seconds, 0);
  bytes.writeUInt16BE(length, 4);
  return new Uint8Array(bytes);
});

/** The bytes with one of them changed, or cut short. */
function mutated(whole: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> {
  return fc.tuple(whole, fc.nat(), fc.nat({ max: 255 }), fc.boolean()).map(([bytes, at, value, cut]) => {
    const place = at % bytes.length;
    return cut ? bytes.subarray(0, place) : Uint8Array.from(bytes, (byte, n) => (n === place ? value : byte));
  });
}

function behaviours(whole: fc.Arbitrary<Uint8Array>, after: fc.Arbitrary<number>): fc.Arbitrary<Behaviour[]> {
  const piece = fc.oneof({ weight: 4, arbitrary: whole }, { weight: 4, arbitrary: mutated(whole) }, noise, {
    weight: 1,
    arbitrary: flood,
  });
  const end = fc.constantFrom('close', 'close', 'reset', 'stay');
  const one: fc.Arbitrary<Behaviour> = fc.record({ after, pieces: fc.array(piece, { maxLength: 4 }), end });
  return fc.array(one, { minLength: SIDE_BY_SIDE, maxLength: SIDE_BY_SIDE });
}

function behave(socket: TLSSocket, { after, pieces, end }: Behaviour): void {
  let come = 0;
  let done = false;
  const act = (): void => {
    if (done || come < after) return;
    done = true;
    for (const piece of pieces) socket.write(piece);
    const tcp: unknown = Reflect.get(socket, '_parent');
    if (end === 'close') socket.end();
    else if (end === 'reset' && tcp instanceof Socket) socket.write('', () => tcp.resetAndDestroy());
  };
  socket.on('data', (chunk: Buffer) => {
    come += chunk.length;
    act();
  });
  act();
}

/** Runs `work` side by side against a server that treats each connection as the next behaviour says. */
async function underAttack(given: readonly Behaviour[], work: (port: number) => Promise<void>): Promise<void> {
  let next = 0;
  const running = await listenTls(
    server,
    (socket) => {
      const behaviour = given[next % given.length];
      next += 1;
      if (behaviour !== undefined) behave(socket, behaviour);
    },
    { requestCert: true, rejectUnauthorized: false },
  );
  await Promise.all(given.map(() => work(running.port)));
  await running.close();
  expect(process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers).toBeLessThan(MEMORY_BYTES);
}

const options = (port: number) => ({
  endpoint: localEndpoint(port, 'legacy'),
  ...{ extraCa: server.caPem, material, limits: LIMITS, concurrency: 1, now: () => new Date() },
  signal: new AbortController().signal,
});
const runs = { numRuns: CASES / SIDE_BY_SIDE, endOnFailure: true };

describe('whatever bytes', () => {
  it(
    'a gateway says, each notification ends once',
    async () => {
      const attacks = behaviours(packet, fc.constantFrom(0, 1, 150, 300));
      await fc.assert(
        fc.asyncProperty(attacks, (given) =>
          underAttack(given, async (port) => {
            const outcomes = new Array<number>(NOTIFICATIONS).fill(0);
            await sendNotifications({ ...options(port), notifications: notifications(NOTIFICATIONS) }, (index) => {
              outcomes[index] = (outcomes[index] ?? 0) + 1;
            });
            expect(outcomes).toEqual(new Array<number>(NOTIFICATIONS).fill(1));
          }),
        ),
        runs,
      );
    },
    TIMEOUT_MS,
  );

  it(
    'a feedback service says, reading ends, and gives tokens only',
    async () => {
      const attacks = behaviours(tuple, fc.constant(0)).map((given) =>
        given.map((one): Behaviour => (one.end === 'stay' ? { ...one, end: 'reset' } : one)),
      );
      await fc.assert(
        fc.asyncProperty(attacks, (given) =>
          underAttack(given, async (port) => {
            let count = 0;
            const end = await readFeedback(options(port), (devices) => {
              count += devices.length;
              for (const { token } of devices) expect(token).toMatch(/^([0-9a-f]{2}){1,100}$/);
            });
            if (end.ok) expect(end.value.count).toBe(count);
          }),
        ),
        runs,
      );
    },
    TIMEOUT_MS,
  );
});
