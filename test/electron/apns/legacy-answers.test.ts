import { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sendNotifications } from '../../../electron/apns/send.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import type { LegacyCommand, Notification } from '../../../shared/payload/notification.ts';
import { encodeErrorPacket } from '../../../shared/wire/error-packet.ts';
import { LIMITS, notifications, send, temporaryFolder } from '../../support/apns-calls.ts';
import { frameGateway, type OnFrame } from '../../support/frame-gateway.ts';
import { makePushFiles, makeServerFiles } from '../../support/openssl-files.ts';
import { listenTls, localEndpoint, materialOf } from '../../support/tls-servers.ts';

const dir = temporaryFolder();
const server = makeServerFiles(dir);
const material = materialOf(makePushFiles(dir));
const extraCa = server.caPem;

const gateway = (onFrame: OnFrame) => frameGateway(server, onFrame);
const sendTo = (port: number, given: readonly Notification[]): Promise<Outcome[]> =>
  send({ endpoint: localEndpoint(port, 'legacy'), material, extraCa, notifications: given });
const sendNew = (port: number, count: number, command: LegacyCommand = 2): Promise<Outcome[]> =>
  sendTo(port, notifications(count, command));

const packet = (status: number, identifier: number): Uint8Array => encodeErrorPacket({ status, identifier });
const kinds = (outcomes: readonly Outcome[]): string => outcomes.map(({ outcome }) => outcome[0]).join('');
const inDoubt = (outcomes: readonly Outcome[]): boolean[] =>
  outcomes.map((outcome) => 'mayHaveBeenAccepted' in outcome && outcome.mayHaveBeenAccepted);

/** An end by RST, as when a process dies. */
function reset(socket: TLSSocket): void {
  const tcp: unknown = Reflect.get(socket, '_parent');
  if (tcp instanceof Socket) tcp.resetAndDestroy();
}

/** Writes each byte as a packet of its own, then ends. */
function endByteByByte(socket: TLSSocket, bytes: Uint8Array, at = 0): void {
  if (at === bytes.length) socket.end();
  else socket.write(bytes.subarray(at, at + 1), () => setImmediate(() => endByteByByte(socket, bytes, at + 1)));
}

describe('an error packet', () => {
  it('in six pieces is the packet', async () => {
    const { port, frames } = await gateway((socket, _frame, number) => {
      if (number === 2) endByteByByte(socket, packet(8, 2));
    });
    expect(kinds(await sendNew(port, 2))).toBe('ar');
    expect(frames).toHaveLength(2);
  });

  it('and a second one: the first counts', async () => {
    const { port } = await gateway((socket, _frame, number) => {
      if (number === 3) socket.end(Buffer.concat([packet(8, 1), packet(7, 2)]));
    });
    const outcomes = await sendNew(port, 3);
    expect(kinds(outcomes)).toBe('raa');
    expect(outcomes[0]).toMatchObject({ status: 8 });
  });

  it('that is cut short leaves what was sent in doubt, and shows its bytes', async () => {
    const { port, connections } = await gateway((socket, _frame, number) => {
      if (number === 2) socket.end(packet(8, 2).subarray(0, 4));
    });
    const outcomes = await sendNew(port, 2);
    const problem = { code: 'answer-malformed', cut: true, hex: '08080000', bytes: 4 };
    expect(outcomes).toMatchObject([{ problem }, { problem }]);
    expect(inDoubt(outcomes)).toEqual([true, true]);
    expect(connections()).toBe(1);
  });

  it('that begins and goes no further is no silence', async () => {
    const { port } = await gateway((socket) => socket.write(packet(8, 1).subarray(0, 2)));
    const outcomes = await sendNew(port, 1);
    expect(outcomes).toMatchObject([{ outcome: 'failed', problem: { code: 'answer-malformed', cut: true } }]);
  });

  it('about a notification that was never sent accepts and resends nothing', async () => {
    const { port, frames } = await gateway((socket, _frame, number) => {
      if (number === 3) socket.end(packet(8, 4711));
    });
    const outcomes = await sendNew(port, 3);
    expect(kinds(outcomes)).toBe('fff');
    expect(inDoubt(outcomes)).toEqual([true, true, true]);
    expect(outcomes[0]).toMatchObject({ problem: { code: 'rejected', status: 8 } });
    expect(frames).toHaveLength(3);
  });

  it('about one of an earlier connection accepts and resends nothing', async () => {
    const { port, frames } = await gateway((socket, frame, number) => {
      if (number === 2) socket.end(packet(8, 2));
      if (frame.identifier === 4) socket.end(packet(8, 1));
    });
    const outcomes = await sendNew(port, 4);
    expect(kinds(outcomes)).toBe('arff');
    expect(inDoubt(outcomes.slice(2))).toEqual([true, true]);
    expect(frames.map(({ identifier }) => identifier)).toEqual([1, 2, 3, 4]);
  });

  it('without an identifier is about the only one that was sent', async () => {
    const one = await gateway((socket) => socket.end(packet(128, 0)));
    expect(await sendNew(one.port, 1)).toMatchObject([{ outcome: 'rejected', status: 128 }]);
    const other = await gateway((socket) => socket.end(packet(128, 99)));
    expect(await sendNew(other.port, 1)).toMatchObject([{ outcome: 'failed', mayHaveBeenAccepted: true }]);
  });

  it('of no error names one that went well; what came after goes again', async () => {
    const { port, frames } = await gateway((socket, _frame, number) => {
      if (number === 3) socket.end(packet(0, 2));
    });
    expect(kinds(await sendNew(port, 3))).toBe('aaa');
    expect(frames.map(({ identifier }) => identifier)).toEqual([1, 2, 3, 3]);
  });

  it('followed by a reset, with frames unread, is still heard', async () => {
    const { port, frames } = await gateway((socket, _frame, number) => {
      if (number === 40) socket.write(packet(8, 40), () => reset(socket));
    });
    const outcomes = await sendNew(port, 3000);
    expect(outcomes[39]).toMatchObject({ outcome: 'rejected', status: 8 });
    expect(outcomes.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(2999);
    expect(frames.filter(({ identifier }) => (identifier ?? 0) < 40)).toHaveLength(39);
  });

  it('before anything was sent fails all with its status, and nothing was taken', async () => {
    const running = await listenTls(server, (socket) => socket.end(packet(3, 0)));
    onTestFinished(running.close);
    const outcomes = await sendNew(running.port, 2);
    expect(outcomes).toMatchObject([{ problem: { code: 'rejected', status: 3 } }, { outcome: 'failed' }]);
    expect(inDoubt(outcomes)).toEqual([false, false]);
  });
});

describe('a shutdown', () => {
  it('before any was taken sends all again', async () => {
    const { port, frames } = await gateway((socket, _frame, number) => {
      if (number === 1) socket.end(packet(10, 0));
    });
    expect(kinds(await sendNew(port, 3))).toBe('aaa');
    expect(frames.map(({ identifier }) => identifier)).toEqual([1, 1, 2, 3]);
  });

  it('that names one never sent leaves all in doubt', async () => {
    const { port, connections } = await gateway((socket, _frame, number) => {
      if (number === 2) socket.end(packet(10, 4711));
    });
    expect(inDoubt(await sendNew(port, 2))).toEqual([true, true]);
    expect(connections()).toBe(1);
  });

  it('sends again what has an identifier; of command 0 nobody can tell', async () => {
    const [one, , three] = notifications(3);
    const [, two] = notifications(3, 0);
    if (one === undefined || two === undefined || three === undefined) throw new Error('three notifications');
    const { port, frames } = await gateway((socket, _frame, number) => {
      if (number === 3) socket.end(packet(10, 1));
    });
    const outcomes = await sendTo(port, [one, two, three]);
    expect(kinds(outcomes)).toBe('afa');
    expect(inDoubt(outcomes)).toEqual([false, true, false]);
    expect(frames.map(({ identifier }) => identifier)).toEqual([1, null, 3, 3]);
  });
});

it('a gateway that says something else is no gateway, and is asked no second time', async () => {
  const { port, connections } = await gateway((socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'));
  const outcomes = await sendNew(port, 3);
  expect(outcomes[0]).toMatchObject({ problem: { code: 'answer-malformed', cut: false, bytes: 28 } });
  expect(inDoubt(outcomes)).toEqual([true, true, true]);
  expect(connections()).toBe(1);
});

it('a gateway that closes in the middle leaves in doubt what it was given, and the rest goes on', async () => {
  const { port, frames } = await gateway((socket, _frame, number) => {
    if (number === 500) socket.end();
  });
  const outcomes = await sendNew(port, 3000);
  const doubt = inDoubt(outcomes).lastIndexOf(true) + 1;
  expect(doubt).toBeGreaterThanOrEqual(500);
  expect(kinds(outcomes)).toBe('f'.repeat(doubt) + 'a'.repeat(3000 - doubt));
  const seen = frames.map(({ identifier }) => identifier);
  expect(new Set(seen).size).toBe(seen.length);
});

it('a gateway that reads slowly is waited for: its late answer counts', async () => {
  const count = 3000;
  const { port } = await gateway((socket, frame, number) => {
    if (number === 1) {
      socket.pause();
      setTimeout(() => socket.resume(), 3 * LIMITS.quietMs);
    }
    if (frame.identifier === count) socket.end(packet(8, count));
  });
  const outcomes = await sendNew(port, count);
  expect(outcomes.at(-1)).toMatchObject({ outcome: 'rejected', status: 8 });
  expect(outcomes.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(count - 1);
});

it('notifications are taken as they can be written, not all at once', async () => {
  const running = await listenTls(server, (socket) => socket.pause());
  onTestFinished(running.close);
  const [sample] = notifications(1);
  if (sample === undefined) throw new Error('one notification');
  let taken = 0;
  function* source(given: Notification): Generator<Notification> {
    for (; taken < 50_000; taken += 1) yield given;
  }
  let settled = 0;
  let takenAtFirst = 0;
  await sendNotifications(
    {
      endpoint: localEndpoint(running.port, 'legacy'),
      ...{ material, extraCa, limits: { stageMs: 800, quietMs: 200 }, concurrency: 1, now: () => new Date() },
      signal: new AbortController().signal,
      notifications: source({ ...sample, payload: new Uint8Array(2000) }),
    },
    () => {
      if (settled === 0) takenAtFirst = taken;
      settled += 1;
    },
  );
  expect(settled).toBe(50_000);
  expect(takenAtFirst).toBeGreaterThan(0);
  expect(takenAtFirst).toBeLessThan(20_000);
});

describe('a payload', () => {
  const sized = (bytes: number, command: LegacyCommand): Notification[] =>
    notifications(1, command).map((each) => ({ ...each, payload: new Uint8Array(bytes).fill(0x20) }));

  it.each([0, 1, 2] as const)('that command %i has no way to write is not sent; the others are', async (command) => {
    const { port, frames } = await gateway(() => undefined);
    const outcomes = await sendTo(port, [...sized(0x10000, command), ...sized(0xffff, command)]);
    expect(outcomes[0]).toMatchObject({
      outcome: 'failed',
      problem: { code: 'payload-too-large', bytes: 65_536, limit: command === 2 ? 2048 : 256 },
      mayHaveBeenAccepted: false,
    });
    expect(outcomes[1]).toMatchObject({ outcome: 'accepted' });
    expect(frames.map(({ payload }) => payload.length)).toEqual([0xffff]);
  });
});
