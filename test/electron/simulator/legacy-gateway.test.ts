import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Rule } from '../../../shared/simulator/rules.ts';
import { readErrorPacket } from '../../../shared/wire/error-packet.ts';
import { encodeLegacyFrame, type LegacyFrame } from '../../../shared/wire/legacy-frame.ts';
import { LEGACY_STATUSES, legacyStatusWord } from '../../../shared/wire/legacy-status.ts';
import { makeCertificate } from '../../support/openssl-files.ts';
import {
  demoIdentity,
  openLegacy,
  readToEnd,
  runCommand,
  simulatorForTest,
  startTestSimulator,
  type TestSimulator,
} from '../../support/simulator.ts';

const TOKEN = Buffer.from('1b14a89b65361301e7ded0f8de35ec1f322c37698b9fe712252a2cba42207d90', 'hex');
const PROOF = process.env.PUSHBENCH_PROOF === '1';
const dir = mkdtempSync(join(tmpdir(), 'pushbench-test-'));

let simulator: TestSimulator;
let demo: { cert: string; key: string };
let identifiers = 1000;

beforeAll(async () => {
  simulator = await startTestSimulator();
  demo = await demoIdentity(simulator);
});

afterAll(async () => {
  await simulator.stop();
  rmSync(dir, { recursive: true, force: true });
});

describe('a frame that is in order', () => {
  test.each([0, 1, 2] as const)('of command %i is taken in silence', async (command) => {
    const one = await simulatorForTest();
    const socket = await openLegacy(one, await demoIdentity(one));
    socket.end(frame({ command, expiration: 1_893_456_000 }));
    expect(await readToEnd(socket)).toHaveLength(0);
    const [event] = await one.received(1);
    expect(event).toMatchObject({
      protocol: 'legacy',
      command,
      identifier: command === 0 ? null : identifiers,
      apnsId: null,
      token: TOKEN.toString('hex'),
      topic: 'com.example.weather',
      payload: { aps: { alert: 'Hello' } },
      status: 0,
      reason: null,
    });
    await one.until((happened) => happened.event === 'connection' && happened.state === 'closed');
    expect(one.problems()).toEqual([]);
  });

  test('arrives however the bytes are split or joined', async () => {
    const one = await simulatorForTest();
    const identity = await demoIdentity(one);
    const commands = fc.array(fc.constantFrom(0 as const, 1 as const, 2 as const), { minLength: 1, maxLength: 6 });
    let expected = 0;
    await fc.assert(
      fc.asyncProperty(commands, fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 20 }), async (list, sizes) => {
        const bytes = Buffer.concat(list.map((command) => frame({ command })));
        const socket = await openLegacy(one, identity);
        let at = 0;
        for (const size of sizes) {
          await new Promise((done) => socket.write(bytes.subarray(at, at + size), done));
          at += size;
        }
        socket.end(bytes.subarray(Math.min(at, bytes.length)));
        expect(await readToEnd(socket)).toHaveLength(0);
        expected += list.length;
        expect(await one.received(expected)).toHaveLength(expected);
      }),
      { numRuns: PROOF ? 200 : 25 },
    );
    expect(one.problems()).toEqual([]);
  });
});

describe('each status comes from its natural cause, with the identifier, and then the end', () => {
  const causes: readonly (readonly [number, string, Partial<LegacyFrame>])[] = [
    [2, 'no token', { token: Buffer.alloc(0) }],
    [5, 'a token of 31 bytes', { token: TOKEN.subarray(1) }],
    [5, 'a token of 33 bytes', { token: Buffer.concat([TOKEN, Buffer.alloc(1)]) }],
    [4, 'no payload', { payload: Buffer.alloc(0) }],
    [7, '2049 bytes in command 2', { payload: json(2049) }],
    [7, '257 bytes in command 1', { command: 1, payload: json(257) }],
  ];
  test.each(causes)('%i: %s', async (status, _cause, change) => {
    const socket = await openLegacy(simulator, demo);
    socket.write(frame({ ...change, identifier: 0x11223344 }));
    expect(await readToEnd(socket)).toEqual(Buffer.from([8, status, 0x11, 0x22, 0x33, 0x44]));
    await simulator.until((event) => event.event === 'notification' && event.reason === legacyStatusWord(status));
  });

  test.each([
    ['2048 bytes in command 2', { payload: json(2048) }],
    ['256 bytes in command 1', { command: 1, payload: json(256) }],
    ['256 bytes in command 0', { command: 0, payload: json(256) }],
  ] as const)('not for %s', async (_name, change) => {
    const socket = await openLegacy(simulator, demo);
    socket.end(frame(change));
    expect(await readToEnd(socket)).toHaveLength(0);
  });

  test('3: the certificate has no topic', async () => {
    const made = makeCertificate(mkdtempSync(join(dir, 'c-')), { kind: 'not-push' });
    const socket = await openLegacy(simulator, { cert: made.certificatePem, key: made.keyPem });
    socket.write(frame({ identifier: 7 }));
    expect(readErrorPacket(await readToEnd(socket))).toEqual({ status: 3, identifier: 7 });
  });

  test.each([
    ['an unknown command', Buffer.from([9, 0, 0]), 0],
    ['an item longer than its frame', Buffer.from([2, 0, 0, 0, 5, 1, 0, 32, 1, 2]), 0],
  ])('128: %s', async (_name, bytes, identifier) => {
    const one = await simulatorForTest();
    const socket = await openLegacy(one, await demoIdentity(one));
    socket.write(bytes);
    expect(readErrorPacket(await readToEnd(socket))).toEqual({ status: 128, identifier });
    expect(one.problems()).toEqual([expect.objectContaining({ code: 'frame-malformed' })]);
    expect(one.notifications()).toEqual([]);
  });

  test('a bad command 0 just ends the connection, since it has no identifier', async () => {
    const socket = await openLegacy(simulator, demo);
    socket.write(frame({ command: 0, token: TOKEN.subarray(1) }));
    expect(await readToEnd(socket)).toHaveLength(0);
  });
});

describe('rules', () => {
  test.each(LEGACY_STATUSES)('provoke status %i', async (legacyStatus) => {
    const rules: Rule[] = [{ token: null, answer: { kind: 'legacy-status', legacyStatus }, times: 1 }];
    const one = await simulatorForTest({ rules });
    const identity = await demoIdentity(one);
    const socket = await openLegacy(one, identity);
    socket.write(frame({ identifier: 5 }));
    expect(readErrorPacket(await readToEnd(socket))).toEqual({
      status: legacyStatus,
      identifier: legacyStatus === 10 ? 0 : 5,
    });
    const again = await openLegacy(one, identity);
    again.end(frame({}));
    expect(await readToEnd(again)).toHaveLength(0);
  });

  test('a shutdown names the last notification that was taken', async () => {
    const bad = Buffer.alloc(32, 7);
    const answer = { kind: 'legacy-status', legacyStatus: 10 } as const;
    const one = await simulatorForTest({ rules: [{ token: bad.toString('hex'), answer, times: null }] });
    const socket = await openLegacy(one, await demoIdentity(one));
    socket.write(Buffer.concat([frame({ identifier: 41 }), frame({ identifier: 42, token: bad })]));
    expect(readErrorPacket(await readToEnd(socket))).toEqual({ status: 10, identifier: 41 });
  });
});

describe('after an error packet', () => {
  test('everything that follows is thrown away, and said', async () => {
    const one = await simulatorForTest();
    const socket = await openLegacy(one, await demoIdentity(one));
    const bad = frame({ identifier: 2, token: TOKEN.subarray(1) });
    const after = Buffer.concat([frame({ identifier: 3 }), frame({ identifier: 4 })]);
    socket.write(Buffer.concat([frame({ identifier: 1 }), bad, after]));
    expect(readErrorPacket(await readToEnd(socket))).toEqual({ status: 5, identifier: 2 });
    socket.destroy();
    await one.until((event) => event.event === 'connection' && event.state === 'closed');
    expect(one.notifications().map(({ identifier, status }) => [identifier, status])).toEqual([
      [1, 0],
      [2, 5],
    ]);
    expect(one.problems()).toEqual([expect.objectContaining({ code: 'discarded-after-error' })]);
  });

  test('a client that goes on writing still reads the packet', async () => {
    const socket = await openLegacy(simulator, demo);
    const answer = readToEnd(socket);
    socket.write(frame({ identifier: 9, token: TOKEN.subarray(1) }));
    for (let times = 0; times < 200; times += 1) socket.write(frame({}));
    expect(readErrorPacket(await answer)).toEqual({ status: 5, identifier: 9 });
  });
});

describe('the credential', () => {
  test.each([
    ['TLSv1.2', 40],
    ['TLSv1.3', 116],
  ] as const)('is demanded by an alert under %s', async (version, alert) => {
    const one = await simulatorForTest();
    const error = await openLegacy(one, { minVersion: version, maxVersion: version }).then(
      (socket) => new Promise<Error>((done) => socket.once('error', done)),
      (refused: Error) => refused,
    );
    expect(String(error)).toContain(`SSL alert number ${alert}`);
    await one.until((event) => event.event === 'problem' && event.code === 'no-client-certificate');
    expect(one.connections()).toEqual([]);
  });

  test('for production only ends after the handshake, without a packet', async () => {
    const made = makeCertificate(mkdtempSync(join(dir, 'c-')), { kind: 'production' });
    const socket = await openLegacy(simulator, { cert: made.certificatePem, key: made.keyPem });
    expect(await readToEnd(socket)).toHaveLength(0);
    await simulator.until((event) => event.event === 'problem' && event.code === 'wrong-environment');
  });

  test('of a client that does not trust the CA: the journal says which file to trust', async () => {
    const one = await simulatorForTest();
    const args = ['s_client', '-connect', `127.0.0.1:${one.ready.legacyPort}`, '-verify_return_error', '-brief'];
    expect((await runCommand('openssl', args)).status).not.toBe(0);
    const problem = await one.until((event) => event.event === 'problem');
    expect(problem).toMatchObject({ code: 'ca-not-trusted', message: expect.stringContaining(one.ready.ca) });
  });
});

describe('a client that writes one frame and closes at once', () => {
  test.each(['TLSv1.2', 'TLSv1.3'] as const)('is received every time under %s', async (version) => {
    const one = await simulatorForTest();
    const identity = await demoIdentity(one);
    for (let times = 0; times < 100; times += 1) {
      const socket = await openLegacy(one, { ...identity, minVersion: version, maxVersion: version });
      await leave(socket, frame({}), times);
    }
    expect(await one.received(100)).toHaveLength(100);
  });

  test.each([
    ['TLSv1_2', ''],
    ['TLSv1_3', ''],
    ['TLSv1_2', 'reset'],
    ['TLSv1_3', 'reset'],
  ])('is received every time: Python, %s %s', async (version, how) => {
    const one = await simulatorForTest();
    const identity = await demoIdentity(one);
    const pem = join(dir, 'identity.pem');
    writeFileSync(pem, identity.cert + identity.key, { mode: 0o600 });
    const args = [join(import.meta.dirname, 'write-and-close.py'), `${one.ready.legacyPort}`, pem, version, how];
    const run = await runCommand('python3', args, frame({ command: 0 }));
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(await one.received(100)).toHaveLength(100);
  });

  test('in the middle of a frame is told so', async () => {
    const one = await simulatorForTest();
    const socket = await openLegacy(one, await demoIdentity(one));
    socket.end(frame({}).subarray(0, 40));
    expect(await one.until((event) => event.event === 'problem')).toMatchObject({ code: 'frame-cut' });
  });
});

test('whatever bytes come, the simulator goes on', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
      const socket = await openLegacy(simulator, demo);
      socket.end(bytes);
      expect((await readToEnd(socket)).length % 6).toBe(0);
    }),
    { numRuns: PROOF ? 1000 : 100 },
  );
});

function frame(change: Partial<LegacyFrame>): Buffer {
  identifiers += 1;
  return Buffer.from(
    encodeLegacyFrame({
      command: 2,
      token: TOKEN,
      payload: Buffer.from('{"aps":{"alert":"Hello"}}'),
      identifier: identifiers,
      expiration: null,
      priority: 10,
      ...change,
    }),
  );
}

function json(bytes: number): Buffer {
  return Buffer.from(`"${'x'.repeat(bytes - 2)}"`);
}

/** Every second client says goodbye properly; the others drop the connection once the bytes are on their way. */
async function leave(socket: TLSSocket, bytes: Buffer, times: number): Promise<void> {
  const closed = new Promise((done) => socket.once('close', done));
  if (times % 2 === 0) socket.end(bytes);
  else socket.write(bytes, () => socket.destroy());
  socket.resume();
  await closed;
}
