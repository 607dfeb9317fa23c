import { once } from 'node:events';
import { constants } from 'node:http2';
import { describe, expect, test } from 'vitest';
import type { Rule } from '../../../shared/simulator/rules.ts';
import { clientForTest, endOf } from '../../support/http2-client.ts';
import { demoIdentity, push, simulatorForTest } from '../../support/simulator.ts';

const TOKEN = 'ab'.repeat(32);
const FAULTY = 'fa'.repeat(32);
const natural = { kind: 'natural' } as const;

describe('GOAWAY', () => {
  test('tells its reason, leaves its request unprocessed, and answers what came before', async () => {
    const simulator = await simulatorForTest({
      rules: [
        { token: FAULTY, answer: { kind: 'goaway', reason: 'Shutdown' }, times: null },
        { token: null, answer: natural, times: null, delay: { min: 100, max: 100 } },
      ],
    });
    const session = await clientForTest(simulator, await demoIdentity(simulator));
    const goaway = once(session, 'goaway');
    const before = push(session, TOKEN);
    const faulty = endOf(push(session, FAULTY));
    expect(await faulty).toContain('REFUSED_STREAM');
    const [code, last, data] = await goaway;
    expect([code, last, JSON.parse(String(data))]).toEqual([0, 1, { reason: 'Shutdown' }]);
    expect((await before).status).toBe(200);
    expect(simulator.notifications().map(({ token }) => token)).toEqual([TOKEN]);
    expect(simulator.problems()).toMatchObject([{ code: 'fault', message: expect.stringContaining('GOAWAY') }]);
  });

  test('as the very first answer refuses the request all the same', async () => {
    const rule: Rule = { token: FAULTY, answer: { kind: 'goaway', reason: null }, times: null };
    const simulator = await simulatorForTest({ rules: [rule] });
    const session = await clientForTest(simulator, await demoIdentity(simulator));
    expect(await endOf(push(session, FAULTY))).toContain('REFUSED_STREAM');
    expect(simulator.notifications()).toEqual([]);
  });

  test('leaves each notification of a burst either taken or refused, never both nor neither', async () => {
    const rule: Rule = { token: null, answer: { kind: 'goaway', reason: null }, times: 1, after: 40 };
    const simulator = await simulatorForTest({ rules: [rule] });
    const session = await clientForTest(simulator, await demoIdentity(simulator));
    const tokens = Array.from({ length: 100 }, (_, n) => n.toString(16).padStart(64, '0'));
    const ends = await Promise.all(tokens.map((token) => endOf(push(session, token))));
    const taken = new Set(simulator.notifications().map(({ token }) => token));
    expect(taken.size).toBe(40);
    expect(tokens.filter((_, n) => ends[n] === 'answered')).toEqual(tokens.filter((token) => taken.has(token)));
    expect(ends.filter((end) => end.includes('REFUSED_STREAM'))).toHaveLength(60);
  });

  test('on thirty connections with requests half sent and half answered: the simulator lives, and takes none of them', async () => {
    const simulator = await simulatorForTest({
      rules: [
        { token: FAULTY, answer: { kind: 'goaway', reason: null }, times: null },
        { token: null, answer: natural, times: null, delay: { min: 20, max: 20 } },
      ],
    });
    const identity = await demoIdentity(simulator);
    for (let connections = 0; connections < 30; connections += 1) {
      const session = await clientForTest(simulator, identity);
      const answered = push(session, TOKEN);
      const halves = Array.from({ length: 20 }, () => {
        const stream = session.request({ ':method': 'POST', ':path': `/3/device/${TOKEN}` });
        stream.write('{"aps":');
        return new Promise((done) => stream.on('error', () => {}).once('close', () => done(stream.rstCode)));
      });
      // Its stream is the last one, and the GOAWAY's last one is the first.
      const faulty = endOf(push(session, FAULTY));
      expect(new Set(await Promise.all(halves))).toEqual(new Set([constants.NGHTTP2_REFUSED_STREAM]));
      expect(await faulty).toContain('REFUSED_STREAM');
      expect((await answered).status).toBe(200);
    }
    expect(simulator.notifications()).toHaveLength(30);
    expect((await push(await clientForTest(simulator, identity), TOKEN)).status).toBe(200);
  });
});

test('an idle connection is told IdleTimeout, one in use is not', async () => {
  const simulator = await simulatorForTest({ configuration: { idleTimeoutMs: 150 } });
  const session = await clientForTest(simulator, await demoIdentity(simulator));
  const [, , data] = await once(session, 'goaway');
  expect(JSON.parse(String(data))).toEqual({ reason: 'IdleTimeout' });
});
