import { mkdtempSync, rmSync } from 'node:fs';
import { type ClientHttp2Session, connect } from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Rule } from '../../../shared/simulator/rules.ts';
import { REASON_STATUS, REASONS } from '../../../shared/wire/reasons.ts';
import { makeCertificate } from '../../support/openssl-files.ts';
import {
  demoIdentity,
  openHttp2,
  push,
  simulatorForTest,
  startTestSimulator,
  type TestSimulator,
} from '../../support/simulator.ts';

const TOKEN = '1b14a89b65361301e7ded0f8de35ec1f322c37698b9fe712252a2cba42207d90';
const NOW = new Date();

let simulator: TestSimulator;
let demo: { cert: string; key: string };
let withCertificate: ClientHttp2Session;
let withToken: ClientHttp2Session;

beforeAll(async () => {
  simulator = await startTestSimulator();
  demo = await demoIdentity(simulator);
  withCertificate = await openHttp2(simulator, demo);
  withToken = await openHttp2(simulator);
});

afterAll(async () => {
  withCertificate.destroy();
  withToken.destroy();
  await simulator.stop();
});

describe('a notification that is in order', () => {
  test('is accepted with 200, an id in capitals, a unique id and no body', async () => {
    const answer = await push(withCertificate, TOKEN);
    expect(answer.status).toBe(200);
    expect(answer.body).toBeNull();
    expect(answer.headers['apns-id']).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
    expect(answer.headers['apns-unique-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('gets its own apns-id back', async () => {
    const id = '123e4567-e89b-12d3-a456-4266554400a0';
    expect((await push(withCertificate, TOKEN, { 'apns-id': id })).headers['apns-id']).toBe(id);
  });

  test('is in the journal with everything that came', async () => {
    const one = await simulatorForTest({ now: () => NOW });
    const session = await openHttp2(one, await demoIdentity(one));
    await push(session, TOKEN.toUpperCase(), { 'apns-collapse-id': 'wetter-größe', 'apns-priority': '5' }, '{"a":"é"}');
    session.destroy();
    const [event] = await one.received(1);
    expect(event).toMatchObject({
      event: 'notification',
      time: NOW.toISOString(),
      protocol: 'http2',
      command: null,
      identifier: null,
      token: TOKEN,
      topic: 'com.example.weather',
      headers: { 'apns-priority': '5' },
      payload: { a: 'é' },
      bytes: 10,
      status: 200,
      reason: null,
    });
    expect(event).not.toHaveProperty('payloadBase64');
    await one.until((happened) => happened.event === 'connection' && happened.state === 'closed');
    expect(one.connections()).toEqual([
      {
        event: 'connection',
        id: event?.connection,
        state: 'open',
        protocol: 'http2',
        clientSubject: expect.stringContaining('CN=Apple Development IOS Push Services: com.example.weather'),
      },
      expect.objectContaining({ id: event?.connection, state: 'closed' }),
    ]);
    expect(one.problems()).toEqual([]);
  });

  test('may have a payload that is not JSON, of which the journal warns', async () => {
    const one = await simulatorForTest();
    const session = await openHttp2(one, await demoIdentity(one));
    expect((await push(session, TOKEN, {}, 'not json')).status).toBe(200);
    session.destroy();
    expect(one.notifications()[0]).toMatchObject({
      payload: null,
      payloadBase64: Buffer.from('not json').toString('base64'),
    });
    expect(one.problems()[0]).toMatchObject({ code: 'payload-not-json' });
  });
});

describe('each reason comes from its natural cause, and not without it', () => {
  const collapse = 'é'.repeat(32);
  const fits: Record<string, [Parameters<typeof push>[2], string?, (string | Uint8Array)?]> = {
    MethodNotAllowed: [{ ':method': 'PUT' }],
    BadPath: [{ ':path': `/2/device/${TOKEN}` }],
    MissingDeviceToken: [{ ':path': '/3/device/' }],
    DuplicateHeaders: [{ 'apns-priority': ['10', '10'] }],
    BadMessageId: [{ 'apns-id': '123' }],
    InvalidPushType: [{ 'apns-push-type': 'Alert' }],
    BadPriority: [{ 'apns-priority': '7' }],
    BadExpirationDate: [{ 'apns-expiration': 'tomorrow' }],
    BadCollapseId: [{ 'apns-collapse-id': Buffer.from(`${collapse}x`).toString('latin1') }],
    BadTopic: [{ 'apns-topic': 'com example' }],
    TopicDisallowed: [{ 'apns-topic': 'com.example.other' }],
    PayloadEmpty: [{}, TOKEN, ''],
    PayloadTooLarge: [{}, TOKEN, 'x'.repeat(4097)],
    BadDeviceToken: [{}, `${TOKEN}0`],
  };

  test.each(Object.entries(fits))('%s', async (reason, [headers, token = TOKEN, payload]) => {
    const answer = await push(withCertificate, token, headers, payload);
    expect(answer.body).toEqual({ reason });
    expect(answer.status).toBe(REASON_STATUS[reason as keyof typeof REASON_STATUS]);
    expect(answer.headers['apns-id']).toBeDefined();
    expect(answer.headers['apns-unique-id']).toBeUndefined();
  });

  const nearly: Record<string, [Parameters<typeof push>[2], string?, (string | Uint8Array)?]> = {
    'a header once': [{ 'apns-priority': '10' }],
    'an id in capitals': [{ 'apns-id': '123E4567-E89B-12D3-A456-4266554400A0' }],
    'a known push type': [{ 'apns-push-type': 'background', 'apns-priority': '5' }],
    'priority 1': [{ 'apns-priority': '1' }],
    'expiration 0': [{ 'apns-expiration': '0' }],
    'a collapse id of 64 bytes': [{ 'apns-collapse-id': Buffer.from(collapse).toString('latin1') }],
    'the topic of the certificate': [{ 'apns-topic': 'com.example.weather' }],
    '4096 bytes': [{}, TOKEN, `"${'x'.repeat(4094)}"`],
    '5120 bytes of a VoIP push': [{ 'apns-push-type': 'voip' }, TOKEN, `"${'x'.repeat(5118)}"`],
    'a token of 80 bytes': [{}, TOKEN.slice(0, 32).repeat(5)],
  };

  test.each(Object.entries(nearly))('accepted: %s', async (_name, [headers, token = TOKEN, payload]) => {
    expect(await push(withCertificate, token, headers, payload)).toMatchObject({ status: 200, body: null });
  });

  test('a background push with priority 10 is BadPriority', async () => {
    const headers = { 'apns-push-type': 'background', 'apns-priority': '10' };
    expect((await push(withCertificate, TOKEN, headers)).body).toEqual({ reason: 'BadPriority' });
  });
});

describe('a client without a certificate', () => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const jwt = (iat: unknown, header: object = { alg: 'ES256', kid: 'ABC123DEFG' }): string =>
    `${part(header)}.${part({ iss: '7XK2A9QPLM', iat })}.c2lnbmF0dXJl`;
  const seconds = Math.floor(Date.now() / 1000);
  const topic = { 'apns-topic': 'com.example.weather' };

  test('needs a provider token', async () => {
    expect((await push(withToken, TOKEN, topic)).body).toEqual({ reason: 'MissingProviderToken' });
  });

  test.each(['bearer', 'Bearer', 'BEARER'])('is accepted with "%s" and a well-formed token', async (scheme) => {
    const answer = await push(withToken, TOKEN, { ...topic, authorization: `${scheme} ${jwt(seconds)}` });
    expect(answer.status).toBe(200);
  });

  test.each([
    ['no JWT', 'bearer abc'],
    ['another algorithm', `bearer ${jwt(seconds, { alg: 'HS256', kid: 'ABC123DEFG' })}`],
    ['no key id', `bearer ${jwt(seconds, { alg: 'ES256' })}`],
    ['no time', `bearer ${jwt(undefined)}`],
    ['parts that are not JSON', 'bearer a.b.c'],
  ])('is InvalidProviderToken: %s', async (_name, authorization) => {
    expect((await push(withToken, TOKEN, { ...topic, authorization })).body).toEqual({
      reason: 'InvalidProviderToken',
    });
  });

  test('is ExpiredProviderToken after an hour, and not before', async () => {
    const old = await push(withToken, TOKEN, { ...topic, authorization: `bearer ${jwt(seconds - 3700)}` });
    expect(old.body).toEqual({ reason: 'ExpiredProviderToken' });
    const young = await push(withToken, TOKEN, { ...topic, authorization: `bearer ${jwt(seconds - 3500)}` });
    expect(young.status).toBe(200);
  });

  test('needs a topic', async () => {
    const answer = await push(withToken, TOKEN, { authorization: `bearer ${jwt(seconds)}` });
    expect(answer.body).toEqual({ reason: 'MissingTopic' });
  });

  test('has its token shown in the journal without the signature', async () => {
    await push(withToken, TOKEN, { ...topic, authorization: `bearer ${jwt(seconds)}` });
    const journal = JSON.stringify(simulator.events);
    expect(journal).toContain(jwt(seconds).split('.')[1]);
    expect(journal).not.toContain('c2lnbmF0dXJl');
  });

  test('may open 1000 streams at once, and more before it has read that', async () => {
    const session = connect(`https://127.0.0.1:${simulator.ready.http2Port}`, { ca: simulator.caPem });
    const headers = { ...topic, authorization: `bearer ${jwt(seconds)}` };
    const answers = await Promise.all(Array.from({ length: 50 }, () => push(session, TOKEN, headers)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(session.remoteSettings.maxConcurrentStreams).toBe(1000);
    session.destroy();
  });
});

describe('a certificate', () => {
  const dir = mkdtempSync(join(tmpdir(), 'pushbench-test-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const shown = (options: Parameters<typeof makeCertificate>[1]): { cert: string; key: string } => {
    const made = makeCertificate(mkdtempSync(join(dir, 'certificate-')), options);
    return { cert: made.certificatePem, key: made.keyPem };
  };

  test('with several topics needs apns-topic, and may use each of them', async () => {
    const session = await openHttp2(simulator, shown({ kind: 'universal', topic: 'com.example.app' }));
    expect((await push(session, TOKEN)).body).toEqual({ reason: 'MissingTopic' });
    expect((await push(session, TOKEN, { 'apns-topic': 'com.example.app.voip' })).status).toBe(200);
    session.destroy();
  });

  test('without a push topic is BadCertificate', async () => {
    const session = await openHttp2(simulator, shown({ kind: 'not-push' }));
    expect((await push(session, TOKEN)).body).toEqual({ reason: 'BadCertificate' });
    session.destroy();
    expect(simulator.problems()).toContainEqual(expect.objectContaining({ code: 'not-a-push-certificate' }));
  });

  test('that has expired is accepted, and the journal says that Apple would not', async () => {
    const one = await simulatorForTest();
    const session = await openHttp2(one, shown({ days: -3 }));
    expect((await push(session, TOKEN)).status).toBe(200);
    session.destroy();
    expect(one.problems()).toEqual([expect.objectContaining({ code: 'certificate-expired' })]);
  });

  test('for production only is sent away with GOAWAY and its reason, and no answer', async () => {
    const session = connect(`https://127.0.0.1:${simulator.ready.http2Port}`, {
      ca: simulator.caPem,
      ...shown({ kind: 'production' }),
    });
    const goaway = new Promise((done) =>
      session.once('goaway', (code, last, data) => done({ code, last, data: JSON.parse(data.toString()) })),
    );
    await expect(push(session, TOKEN)).rejects.toThrow(/REFUSED_STREAM/);
    expect(await goaway).toEqual({ code: 0, last: 0, data: { reason: 'BadCertificateEnvironment' } });
    session.destroy();
    expect(simulator.problems()).toContainEqual(expect.objectContaining({ code: 'wrong-environment' }));
  });
});

describe('rules', () => {
  test.each(REASONS)('provoke %s', async (reason) => {
    const token = tokenOf(REASONS.indexOf(reason));
    const answer = await push(ruledSession, token);
    expect(answer.status).toBe(REASON_STATUS[reason]);
    expect(answer.body?.reason).toBe(reason);
    expect(answer.body?.timestamp).toBe(REASON_STATUS[reason] === 410 ? 1_700_000_000_123 : undefined);
    expect((await push(ruledSession, TOKEN)).status).toBe(200);
  });

  let ruled: TestSimulator;
  let ruledSession: ClientHttp2Session;
  beforeAll(async () => {
    const rules = REASONS.map((reason, index): Rule => {
      const timestamp = REASON_STATUS[reason] === 410 ? 1_700_000_000_123 : null;
      return { token: tokenOf(index), answer: { kind: 'reason', reason, timestamp }, times: null };
    });
    ruled = await startTestSimulator({ rules });
    ruledSession = await openHttp2(ruled, await demoIdentity(ruled));
  });
  afterAll(async () => {
    ruledSession.destroy();
    await ruled.stop();
  });

  test('count down, and a 410 without a timestamp has the present one in milliseconds', async () => {
    const answer = { kind: 'reason', reason: 'Unregistered', timestamp: null } as const;
    const one = await simulatorForTest({ rules: [{ token: null, answer, times: 1 }], now: () => NOW });
    const session = await openHttp2(one, await demoIdentity(one));
    expect((await push(session, TOKEN)).body).toEqual({ reason: 'Unregistered', timestamp: NOW.getTime() });
    expect((await push(session, TOKEN)).status).toBe(200);
    session.destroy();
  });
});

describe('a client that misbehaves ends only itself', () => {
  test('resetting its streams at every moment', async () => {
    const session = await openHttp2(simulator, demo);
    for (let times = 0; times < 50; times += 1) {
      const stream = session.request({ ':method': 'POST', ':path': `/3/device/${TOKEN}` });
      stream.on('error', () => stream.close());
      if (times % 2 === 0) stream.write('{"aps"');
      else stream.end('{"aps":{}}');
      stream.close(8);
    }
    expect((await push(session, TOKEN)).status).toBe(200);
    session.destroy();
  });

  test('leaving with requests under way', async () => {
    const session = await openHttp2(simulator, demo);
    session.on('error', () => session.destroy());
    for (let times = 0; times < 50; times += 1) {
      const stream = session.request({ ':method': 'POST', ':path': `/3/device/${TOKEN}` });
      stream.on('error', () => stream.close());
      stream.end('{"aps":{}}');
    }
    session.destroy();
    expect((await push(withCertificate, TOKEN)).status).toBe(200);
  });

  test('sending a body without end is told 413 and the simulator keeps only its beginning', async () => {
    const answer = await push(withCertificate, TOKEN, {}, Buffer.alloc(2_000_000, 'x'));
    expect(answer.body).toEqual({ reason: 'PayloadTooLarge' });
    const kept = simulator.notifications().at(-1);
    expect(kept?.bytes).toBeGreaterThan(4096);
    expect(kept?.payloadBase64?.length).toBeLessThan(64 * 1024);
  });
});

function tokenOf(index: number): string {
  return index.toString(16).padStart(64, '0');
}
