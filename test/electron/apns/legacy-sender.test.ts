import type { TLSSocket } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Outcome } from '../../../shared/outcome.ts';
import type { LegacyCommand } from '../../../shared/payload/notification.ts';
import { encodeErrorPacket } from '../../../shared/wire/error-packet.ts';
import type { LegacyFrame } from '../../../shared/wire/legacy-frame.ts';
import { LIMITS, notifications, send, temporaryFolder } from '../../support/apns-calls.ts';
import { frameGateway, type OnFrame } from '../../support/frame-gateway.ts';
import { makePushFiles, makeServerFiles } from '../../support/openssl-files.ts';
import { listenTls, localEndpoint, materialOf, runOpensslServer } from '../../support/tls-servers.ts';

const dir = temporaryFolder();
const server = makeServerFiles(dir);
const push = makePushFiles(dir);
const material = materialOf(push);
const extraCa = server.caPem;

const gateway = (onFrame: OnFrame, version?: 'TLSv1.2' | 'TLSv1.3') => frameGateway(server, onFrame, version);

const sendTo = (port: number, count: number, command: LegacyCommand = 2, environment?: 'sandbox' | 'production') =>
  send({
    endpoint: localEndpoint(port, 'legacy', environment === undefined ? {} : { environment }),
    material,
    extraCa,
    notifications: notifications(count, command),
  });

const refusing =
  (identifiers: readonly number[], status: number) =>
  (socket: TLSSocket, frame: LegacyFrame): void => {
    if (frame.identifier !== null && identifiers.includes(frame.identifier)) {
      socket.end(encodeErrorPacket({ status, identifier: frame.identifier }));
    }
  };

const kinds = (outcomes: readonly Outcome[]): string => outcomes.map(({ outcome }) => outcome[0]).join('');
const lastDigits = (frames: readonly LegacyFrame[]): string => frames.map(({ token }) => token.at(-1)).join(',');

describe.each([0, 1, 2] as const)('command %i', (command) => {
  it.each(['TLSv1.2', 'TLSv1.3'] as const)('over %s goes out as written, and silence accepts it', async (version) => {
    const { port, frames } = await gateway(() => {}, version);
    const before = Math.floor(Date.now() / 1000);
    const outcomes = await sendTo(port, 2, command);
    expect(outcomes[1]).toEqual({
      outcome: 'accepted',
      protocol: 'legacy',
      status: 0,
      apnsId: null,
      apnsUniqueId: null,
      identifier: command === 0 ? null : 2,
      ms: expect.any(Number),
    });
    expect(outcomes[0]?.ms).toBeGreaterThanOrEqual(LIMITS.quietMs - 10);
    expect(frames).toHaveLength(2);
    expect(Buffer.from(frames[1]?.token ?? []).toString('hex')).toBe('2'.padStart(64, '0'));
    expect(Buffer.from(frames[1]?.payload ?? []).toString()).toBe('{"aps":{"alert":"number 2"}}');
    expect(frames[1]).toMatchObject({
      command,
      identifier: command === 0 ? null : 2,
      priority: command === 2 ? 10 : null,
    });
    const expiration = frames[1]?.expiration ?? null;
    if (command === 1) expect((expiration ?? 0) - before).toBeGreaterThanOrEqual(86_400);
    else expect(expiration).toBeNull();
  });
});

it('carries the expiration and the priority that were given', async () => {
  const { port, frames } = await gateway(() => {});
  const given = notifications(1).map((each) => ({ ...each, headers: { ...each.headers, expiration: 0, priority: 5 } }));
  await send({ endpoint: localEndpoint(port, 'legacy'), material, extraCa, notifications: given });
  expect(frames[0]).toMatchObject({ expiration: 0, priority: 5 });
});

describe('an error packet', () => {
  it.each([
    [1, 'ProcessingError'],
    [5, 'InvalidTokenSize'],
    [8, 'InvalidToken'],
    [128, 'ProtocolError'],
    [255, 'Unknown'],
    [77, 'Status77'],
  ])('with status %i rejects the one it names as %s', async (status, reason) => {
    const { port } = await gateway(refusing([1], status));
    expect(await sendTo(port, 1)).toMatchObject([{ outcome: 'rejected', status, reason, identifier: 1 }]);
  });

  it('accepts what came before, and what came after is sent again', async () => {
    const { port, frames, connections } = await gateway(refusing([3], 8));
    const outcomes = await sendTo(port, 5);
    expect(kinds(outcomes)).toBe('aaraa');
    expect(connections()).toBe(2);
    expect(lastDigits(frames)).toBe('1,2,3,4,5');
  });

  it('for every one in turn rejects each', async () => {
    const { port, connections } = await gateway(refusing([1, 2, 3], 8));
    expect(kinds(await sendTo(port, 3, 1))).toBe('rrr');
    expect(connections()).toBe(3);
  });

  it('in a long burst names the one, and each of the others arrives once', async () => {
    const { port, frames } = await gateway(refusing([1500], 8));
    const outcomes = await sendTo(port, 3000);
    const rejected = outcomes.flatMap(({ outcome }, index) => (outcome === 'rejected' ? [index] : []));
    expect(rejected).toEqual([1499]);
    expect(outcomes.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(2999);
    expect(new Set(frames.map(({ identifier }) => identifier)).size).toBe(3000);
    expect(frames).toHaveLength(3000);
  });

  it('of a shutdown names the last that succeeded, and the rest is sent again', async () => {
    const { port, frames } = await gateway((socket, _frame, number) => {
      if (number === 3) socket.end(encodeErrorPacket({ status: 10, identifier: 2 }));
    });
    expect(kinds(await sendTo(port, 4))).toBe('aaaa');
    expect(lastDigits(frames)).toBe('1,2,3,3,4');
  });

  it('of a shutdown, every time, is given up', async () => {
    const { port, connections } = await gateway((socket) =>
      socket.end(encodeErrorPacket({ status: 10, identifier: 0 })),
    );
    expect(await sendTo(port, 1)).toMatchObject([{ outcome: 'failed', stage: 'legacy', mayHaveBeenAccepted: false }]);
    expect(connections()).toBe(4);
  });

  it('for the only one of command 0 is about that one; for several nobody can tell', async () => {
    const packet = encodeErrorPacket({ status: 8, identifier: 0 });
    const one = await gateway((socket) => socket.end(packet));
    expect(await sendTo(one.port, 1, 0)).toMatchObject([{ outcome: 'rejected', status: 8, identifier: null }]);
    const several = await gateway((socket, _frame, number) => {
      if (number === 2) socket.end(packet);
    });
    const unknown = { outcome: 'failed', problem: { code: 'rejected', status: 8 }, mayHaveBeenAccepted: true };
    expect(await sendTo(several.port, 2, 0)).toMatchObject([unknown, unknown]);
  });
});

describe('a gateway that closes without a word', () => {
  it('after command 0 leaves all in doubt', async () => {
    const { port } = await gateway((socket, _frame, number) => {
      if (number === 2) socket.end();
    });
    const doubt = {
      outcome: 'failed',
      stage: 'legacy',
      problem: { code: 'no-answer', closed: true },
      mayHaveBeenAccepted: true,
    };
    expect(await sendTo(port, 3, 0)).toMatchObject([doubt, doubt, doubt]);
  });

  it('on a certificate of the other environment is the wrong one', async () => {
    const { port } = await gateway((socket) => socket.end());
    expect(await sendTo(port, 1, 2, 'production')).toMatchObject([
      { outcome: 'failed', stage: 'credential', problem: { code: 'wrong-environment', target: 'production' } },
    ]);
    const fitting = await gateway((socket) => socket.end());
    expect(await sendTo(fitting.port, 1, 2, 'sandbox')).toMatchObject([{ problem: { code: 'no-answer' } }]);
  });

  it('before anything was written has taken nothing', async () => {
    const running = await listenTls(server, (socket) => socket.end());
    onTestFinished(running.close);
    expect(await sendTo(running.port, 2)).toMatchObject([
      { outcome: 'failed', stage: 'credential', problem: { code: 'credential-refused' }, mayHaveBeenAccepted: false },
      { outcome: 'failed', stage: 'credential', problem: { code: 'credential-refused' }, mayHaveBeenAccepted: false },
    ]);
  });

  it('by a reset leaves what was written in doubt', async () => {
    const { port } = await gateway((socket) => socket.destroy());
    const [outcome] = await sendTo(port, 1);
    expect(outcome).toMatchObject({ outcome: 'failed', stage: 'legacy', mayHaveBeenAccepted: true });
  });
});

it.each(['-tls1_2', '-tls1_3'])('a gateway that refuses the certificate (%s) has taken nothing', async (version) => {
  const strict = ['-Verify', '2', '-verify_return_error', '-CAfile', server.caFile, version];
  const running = await runOpensslServer(server, strict);
  onTestFinished(running.close);
  expect(await sendTo(running.port, 1)).toMatchObject([
    {
      outcome: 'failed',
      stage: 'credential',
      problem: { code: 'credential-refused', alert: 48, sent: true },
      mayHaveBeenAccepted: false,
    },
  ]);
});

it('a gateway that takes no more bytes ends in time', async () => {
  const running = await listenTls(server, (socket) => socket.pause());
  onTestFinished(running.close);
  const outcomes = await send({
    endpoint: localEndpoint(running.port, 'legacy'),
    material,
    extraCa,
    limits: { stageMs: 800, quietMs: 200 },
    notifications: notifications(1).flatMap((each) =>
      Array.from({ length: 4000 }, () => ({ ...each, payload: new Uint8Array(2000) })),
    ),
  });
  expect(outcomes[0]).toMatchObject({
    outcome: 'failed',
    problem: { code: 'no-answer', closed: false },
    mayHaveBeenAccepted: true,
  });
  expect(outcomes.at(-1)).toMatchObject({ outcome: 'failed', mayHaveBeenAccepted: false });
});

it('a send that is cancelled in the quiet interval may have been accepted', async () => {
  const control = new AbortController();
  const { port } = await gateway(() => control.abort());
  const outcomes = await send({
    endpoint: localEndpoint(port, 'legacy'),
    material,
    extraCa,
    limits: { stageMs: 10_000, quietMs: 10_000 },
    signal: control.signal,
    notifications: notifications(2),
  });
  expect(outcomes).toMatchObject([
    { outcome: 'cancelled', mayHaveBeenAccepted: true },
    { outcome: 'cancelled', mayHaveBeenAccepted: true },
  ]);
});
