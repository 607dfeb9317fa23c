import { once } from 'node:events';
import { type ClientHttp2Session, type ClientHttp2Stream, connect, constants } from 'node:http2';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Rule } from '../../../shared/simulator/rules.ts';
import { clientForTest, codeOf, endOf } from '../../support/http2-client.ts';
import {
  type DemoIdentity,
  demoIdentity,
  openHttp2,
  push,
  simulatorForTest,
  type TestSimulator,
} from '../../support/simulator.ts';

const TOKEN = 'ab'.repeat(32);
const FAULTY = 'fa'.repeat(32);

type Bench = {
  readonly simulator: TestSimulator;
  readonly session: ClientHttp2Session;
  readonly identity: DemoIdentity;
};

/** A simulator with one rule, about the faulty token unless it says otherwise, and a client with the demo certificate. */
async function bench(rule: Partial<Rule> & Pick<Rule, 'answer'>): Promise<Bench> {
  const simulator = await simulatorForTest({ rules: [{ token: FAULTY, times: null, ...rule }] });
  const identity = await demoIdentity(simulator);
  const session = await clientForTest(simulator, identity);
  return { simulator, session, identity };
}

const natural = { kind: 'natural' } as const;

describe('a delay', () => {
  test('holds the answer back, and no other', async () => {
    const { session } = await bench({ answer: natural, delay: { min: 300, max: 300 } });
    const order: string[] = [];
    const begun = performance.now();
    await Promise.all([
      push(session, FAULTY).then(() => order.push('late')),
      push(session, TOKEN).then(() => order.push('at once')),
    ]);
    expect(order).toEqual(['at once', 'late']);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(295);
  });

  test('ends with its connection: nothing is answered to nobody', async () => {
    const { simulator, session } = await bench({ answer: natural, delay: { min: 50, max: 50 } });
    const lost = endOf(push(session, FAULTY));
    await simulator.received(1);
    session.destroy();
    expect(await lost).not.toBe('answered');
    expect(simulator.notifications()[0]?.status).toBe(200);
  });
});

describe('an answer that does not come', () => {
  test('because the connection is closed: the notification is not taken', async () => {
    const { simulator, session } = await bench({ answer: { kind: 'close', accept: false } });
    const closed = new Promise((done) => session.once('close', done));
    expect(await endOf(push(session, FAULTY))).not.toBe('answered');
    await closed;
    expect(simulator.notifications()).toMatchObject([{ token: FAULTY, status: null, reason: null }]);
  });

  test('because the connection is closed after it was taken', async () => {
    const { simulator, session } = await bench({ answer: { kind: 'close', accept: true } });
    expect(await endOf(push(session, FAULTY))).not.toBe('answered');
    expect(simulator.notifications()).toMatchObject([{ token: FAULTY, status: 200 }]);
  });

  test('because the stream is reset: the connection goes on', async () => {
    const { session } = await bench({ answer: { kind: 'reset', what: 'stream', accept: false } });
    const other = push(session, TOKEN);
    expect(await endOf(push(session, FAULTY))).toContain('INTERNAL_ERROR');
    expect((await other).status).toBe(200);
    expect((await push(session, TOKEN)).status).toBe(200);
  });

  test('because the TCP connection is reset', async () => {
    const { simulator, session } = await bench({ answer: { kind: 'reset', what: 'connection', accept: false } });
    const error = once(session, 'error');
    expect(await endOf(push(session, FAULTY))).not.toBe('answered');
    expect(codeOf((await error)[0])).toBe('ECONNRESET');
    expect(simulator.problems()).toMatchObject([{ code: 'fault' }]);
  });
});

describe('the stream limit', () => {
  const settings = (session: ClientHttp2Session): Promise<number> =>
    once(session, 'remoteSettings').then(([told]) => told.maxConcurrentStreams);

  test('falls and rises again by rules', async () => {
    const simulator = await simulatorForTest({
      rules: [
        { token: FAULTY, answer: { kind: 'stream-limit', streams: 1 }, times: 1 },
        { token: FAULTY, answer: { kind: 'stream-limit', streams: 500 }, times: 1 },
      ],
    });
    const session = await clientForTest(simulator, await demoIdentity(simulator));
    expect(session.remoteSettings.maxConcurrentStreams).toBe(1000);
    for (const streams of [1, 500]) {
      const told = settings(session);
      expect((await push(session, FAULTY)).status).toBe(200);
      expect(await told).toBe(streams);
    }
  });

  test('as Apple has it: one for a provider token until a request is accepted, and after a rejection', async () => {
    const simulator = await simulatorForTest({ configuration: { streamLimit: 'apple' } });
    const session = await openHttp2(simulator);
    onTestFinished(() => session.destroy());
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const iat = Math.floor(Date.now() / 1000);
    const token = `${part({ alg: 'ES256', kid: 'ABC123DEFG' })}.${part({ iss: '7XK2A9QPLM', iat })}.c2ln`;
    const headers = { authorization: `bearer ${token}`, 'apns-topic': 'com.example.weather' };
    expect(session.remoteSettings.maxConcurrentStreams).toBe(1);
    for (const [device, streams] of [
      [TOKEN, 1000],
      ['ab', 1],
      [TOKEN, 1000],
    ] as const) {
      const told = settings(session);
      await push(session, device, headers);
      expect(await told).toBe(streams);
    }
    const withCertificate = await clientForTest(simulator, await demoIdentity(simulator));
    expect(withCertificate.remoteSettings.maxConcurrentStreams).toBe(1000);
  });
});

test.each([
  ['http2', 40],
  ['http2', 45],
  ['legacy', 48],
] as const)(
  'a ClientHello on the %s port is answered by alert %i, and the next one is not',
  async (protocol, alert) => {
    const simulator = await simulatorForTest({
      rules: [{ token: null, answer: { kind: 'tls-alert', alert }, times: 1, protocol }],
    });
    const identity = await demoIdentity(simulator);
    const port = protocol === 'http2' ? simulator.ready.http2Port : simulator.ready.legacyPort;
    const refused = connect(`https://127.0.0.1:${port}`, { ca: simulator.caPem, ...identity });
    const [error] = await once(refused, 'error');
    expect(String(error)).toContain(`SSL alert number ${alert}`);
    expect(simulator.problems()).toMatchObject([{ code: 'fault' }]);
    expect((await push(await clientForTest(simulator, identity), TOKEN)).status).toBe(200);
  },
);

describe('an answer that is spoilt', () => {
  const rejected = { kind: 'reason', reason: 'BadDeviceToken', timestamp: null } as const;
  const received = (stream: ClientHttp2Stream): Promise<{ status: unknown; body: string; end: string }> => {
    let status: unknown = null;
    let body = '';
    stream.on('response', (headers) => {
      status = headers[constants.HTTP2_HEADER_STATUS];
    });
    stream.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    return new Promise((done) => {
      stream.on('error', (error) => done({ status, body, end: String(error) }));
      stream.on('end', () => setImmediate(() => done({ status, body, end: 'end' })));
    });
  };
  const ask = (session: ClientHttp2Session): ClientHttp2Stream => {
    const stream = session.request({ ':method': 'POST', ':path': `/3/device/${FAULTY}` });
    stream.end('{"aps":{}}');
    return stream;
  };

  test('breaks off', async () => {
    const { session } = await bench({ answer: rejected, form: 'truncated' });
    const { status, body, end } = await received(ask(session));
    expect(status).toBe(400);
    expect('{"reason":"BadDeviceToken"}'.startsWith(body)).toBe(true);
    expect(body.length).toBeLessThan(27);
    expect(end).not.toBe('end');
    expect((await push(session, TOKEN)).status).toBe(200);
  });

  test('is no JSON', async () => {
    const { session } = await bench({ answer: rejected, form: 'malformed' });
    expect(await received(ask(session))).toEqual({ status: 400, body: '<html>BadDeviceToken', end: 'end' });
  });

  test('comes in single bytes, and is whole in the end', async () => {
    const { session } = await bench({ answer: rejected, form: 'split' });
    expect(await received(ask(session))).toEqual({ status: 400, body: '{"reason":"BadDeviceToken"}', end: 'end' });
  });

  test('is no TLS at all, which ends the connection', async () => {
    const { session, simulator, identity } = await bench({ answer: natural, form: 'garbage' });
    const closed = new Promise((done) => session.once('close', done));
    expect(await endOf(push(session, FAULTY))).not.toBe('answered');
    await closed;
    expect((await push(await clientForTest(simulator, identity), TOKEN)).status).toBe(200);
  });
});
