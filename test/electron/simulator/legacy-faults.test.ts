import { once } from 'node:events';
import type { TLSSocket } from 'node:tls';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Rule } from '../../../shared/simulator/rules.ts';
import { readErrorPacket } from '../../../shared/wire/error-packet.ts';
import { encodeLegacyFrame } from '../../../shared/wire/legacy-frame.ts';
import { demoIdentity, openLegacy, readToEnd, simulatorForTest, type TestSimulator } from '../../support/simulator.ts';

const TOKEN = 'ab'.repeat(32);
const FAULTY = 'fa'.repeat(32);
const invalidToken = { kind: 'legacy-status', legacyStatus: 8 } as const;

type Bench = { readonly simulator: TestSimulator; readonly socket: TLSSocket };

async function bench(rule: Partial<Rule> & Pick<Rule, 'answer'>): Promise<Bench> {
  const simulator = await simulatorForTest({ rules: [{ token: FAULTY, times: null, ...rule }] });
  const socket = await openLegacy(simulator, await demoIdentity(simulator));
  onTestFinished(() => void socket.destroy());
  return { simulator, socket };
}

function frames(...list: readonly (readonly [token: string, identifier: number])[]): Buffer {
  const payload = Buffer.from('{"aps":{"alert":"Hello"}}');
  const base = { command: 2, payload, expiration: null, priority: 10 } as const;
  return Buffer.concat(
    list.map(([token, identifier]) => encodeLegacyFrame({ ...base, token: Buffer.from(token, 'hex'), identifier })),
  );
}

const taken = (simulator: TestSimulator): readonly unknown[] =>
  simulator.notifications().map(({ identifier, status }) => [identifier, status]);

describe('an error packet', () => {
  test('may come late; what was written in between is thrown away', async () => {
    const { simulator, socket } = await bench({ answer: invalidToken, delay: { min: 200, max: 200 } });
    const answer = readToEnd(socket);
    const begun = performance.now();
    socket.write(frames([TOKEN, 1], [FAULTY, 2], [TOKEN, 3]));
    expect(readErrorPacket(await answer)).toEqual({ status: 8, identifier: 2 });
    expect(performance.now() - begun).toBeGreaterThanOrEqual(195);
    expect(taken(simulator)).toEqual([
      [1, 0],
      [2, 8],
    ]);
  });

  test.each([
    ['split', [8, 8, 0, 0, 0, 2]],
    ['truncated', [8, 8, 0]],
    ['malformed', [9, 8, 0, 0, 0, 2]],
    ['garbage', Array.from({ length: 64 }, () => 0xff)],
  ] as const)('may be spoilt: %s', async (form, bytes) => {
    const { simulator, socket } = await bench({ answer: invalidToken, form });
    const parts: number[] = [];
    socket.on('data', (part: Buffer) => parts.push(part.length));
    const answer = readToEnd(socket);
    socket.write(frames([FAULTY, 2]));
    expect([...(await answer)]).toEqual(bytes);
    expect(Math.max(...parts)).toBe(form === 'split' ? 1 : bytes.length);
    expect(simulator.problems()).toMatchObject([{ code: 'fault' }]);
  });

  test('comes after as many notifications as the rule lets pass', async () => {
    const { simulator, socket } = await bench({ token: null, answer: invalidToken, after: 3, times: 1 });
    const answer = readToEnd(socket);
    socket.write(frames([TOKEN, 1], [TOKEN, 2], [TOKEN, 3], [TOKEN, 4], [TOKEN, 5]));
    expect(readErrorPacket(await answer)).toEqual({ status: 8, identifier: 4 });
    expect(taken(simulator)).toEqual([
      [1, 0],
      [2, 0],
      [3, 0],
      [4, 8],
    ]);
  });
});

describe('the end of the connection without a packet', () => {
  test.each([
    [false, null],
    [true, 0],
  ])('in order, the notification being taken: %s', async (accept, status) => {
    const { simulator, socket } = await bench({ answer: { kind: 'close', accept } });
    const answer = readToEnd(socket);
    socket.write(frames([TOKEN, 1], [FAULTY, 2], [TOKEN, 3]));
    expect(await answer).toHaveLength(0);
    expect(taken(simulator)).toEqual([
      [1, 0],
      [2, status],
    ]);
  });

  test('by a reset', async () => {
    const { simulator, socket } = await bench({ answer: { kind: 'reset', what: 'connection', accept: false } });
    const error = once(socket, 'error');
    socket.write(frames([FAULTY, 2]));
    expect((await error)[0]).toMatchObject({ code: 'ECONNRESET' });
    expect(taken(simulator)).toEqual([[2, null]]);
  });
});
