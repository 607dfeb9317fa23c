import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import type { ClientHttp2Session } from 'node:http2';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REASON_STATUS, REASONS, type Reason } from '../../../shared/wire/reasons.ts';
import { makeCertificate } from '../../support/openssl-files.ts';
import { newSigningKey, providerToken } from '../../support/provider-tokens.ts';
import {
  type DemoIdentity,
  demoIdentity,
  openHttp2,
  openLegacy,
  push,
  simulatorForTest,
  startTestSimulator,
  type TestSimulator,
} from '../../support/simulator.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const TOPIC = 'com.example.weather';
const GOOD = '01'.repeat(32);
const GONE = '02'.repeat(32);
const EXPIRED = '03'.repeat(32);
const ELSEWHERE = '04'.repeat(32);
const OTHER_APP = '05'.repeat(32);
const UNKNOWN = '06'.repeat(32);
const SINCE = '2026-11-01T08:30:00Z';

/**
 * Reasons that nothing a client does brings about here: they tell of Apple's own state, of its broadcast service, or are
 * another name of a reason that is listed. Rules give them.
 */
const ONLY_BY_RULE: readonly Reason[] = [
  'Forbidden',
  'InternalServerError',
  'ServiceUnavailable',
  'Shutdown',
  'BadEnvironmentKeyInToken',
  'FeatureNotEnabled',
  'MissingChannelId',
  'BadChannelId',
  'ChannelNotRegistered',
  'BadRequestParams',
  'BadRequestPayload',
  'MissingPushType',
  'CannotCreateChannelConfig',
  'TopicMismatch',
];
/** Told by GOAWAY, with no answer to any request. */
const BY_GOAWAY: readonly Reason[] = ['BadCertificateEnvironment', 'IdleTimeout'];

let simulator: TestSimulator;
let demo: DemoIdentity;
let dir: string;
let demoKey: string;
const sandboxKey = newSigningKey();
const productionKey = newSigningKey();
const sessions: ClientHttp2Session[] = [];

beforeAll(async () => {
  dir = temporaryFolder();
  writeFileSync(join(dir, 'AuthKey_SANDB0XKEY.p8'), sandboxKey.pem, { mode: 0o600 });
  writeFileSync(join(dir, 'production.pem'), productionKey.publicPem);
  const key = { teamId: '7XK2A9QPLM', environment: null };
  simulator = await startTestSimulator({
    strict: true,
    configurationDir: dir,
    configuration: {
      perTokenPerMinute: 3,
      providerKeys: [
        { ...key, keyId: 'SANDB0XKEY', file: 'AuthKey_SANDB0XKEY.p8' },
        { ...key, keyId: 'PR0DUCTI0N', file: 'production.pem', environment: 'production' },
        { keyId: 'OTHERTEAM1', teamId: 'OTHERTEAM0', file: 'AuthKey_SANDB0XKEY.p8', environment: null },
      ],
      devices: [
        { token: GOOD, topic: TOPIC, environment: 'sandbox', uninstalledAt: null, expiredAt: null },
        { token: GONE, topic: TOPIC, environment: 'sandbox', uninstalledAt: SINCE, expiredAt: null },
        { token: EXPIRED, topic: TOPIC, environment: 'sandbox', uninstalledAt: null, expiredAt: SINCE },
        { token: ELSEWHERE, topic: TOPIC, environment: 'production', uninstalledAt: null, expiredAt: null },
        { token: OTHER_APP, topic: 'com.example.other', environment: 'sandbox', uninstalledAt: null, expiredAt: null },
      ],
    },
  });
  demo = await demoIdentity(simulator);
  demoKey = readFileSync(String(simulator.ready.demo.p8), 'utf8');
});

afterAll(async () => {
  for (const session of sessions) session.destroy();
  await simulator.stop();
});

async function session(identity: Parameters<typeof openHttp2>[1] = {}): Promise<ClientHttp2Session> {
  const opened = await openHttp2(simulator, identity);
  opened.on('error', () => opened.destroy());
  sessions.push(opened);
  return opened;
}

type Asked = { readonly headers?: Parameters<typeof push>[2]; readonly token?: string; readonly payload?: string };

async function withCertificate({ headers = {}, token = GOOD, payload }: Asked = {}): Promise<string | null> {
  const answer = await push(await session(demo), token, headers, payload);
  return answer.body?.reason ?? null;
}

/** Requests with these provider tokens, one after the other on one connection; the reason of the last. */
async function withTokens(...tokens: readonly string[]): Promise<string | null> {
  const opened = await session();
  let reason: string | null = null;
  for (const token of tokens) {
    const headers = { 'apns-topic': TOPIC, authorization: `bearer ${token}` };
    const answer = await push(opened, fresh(), headers);
    reason = answer.body?.reason ?? null;
  }
  return reason;
}

/** Devices of an app without virtual devices are all known; here each is used once. */
let devices = 0;
function fresh(): string {
  devices += 1;
  const token = devices.toString(16).padStart(64, '9');
  simulator.devices.register({ token, topic: TOPIC, environment: 'sandbox' });
  return token;
}

const seconds = Math.floor(Date.now() / 1000);
const sandbox = { keyId: 'SANDB0XKEY' } as const;

const CAUSES: Readonly<Partial<Record<Reason, () => Promise<string | null | undefined>>>> = {
  MethodNotAllowed: () => withCertificate({ headers: { ':method': 'PUT' } }),
  BadPath: () => withCertificate({ headers: { ':path': `/2/device/${GOOD}` } }),
  MissingDeviceToken: () => withCertificate({ headers: { ':path': '/3/device/' } }),
  DuplicateHeaders: () => withCertificate({ headers: { 'apns-priority': ['10', '10'] } }),
  BadMessageId: () => withCertificate({ headers: { 'apns-id': '123' } }),
  BadCertificate: async () => {
    const issued = makeCertificate(temporaryFolder(), { kind: 'not-push' });
    const lenient = await simulatorForTest();
    const opened = await openHttp2(lenient, { cert: issued.certificatePem, key: issued.keyPem });
    const answer = await push(opened, GOOD);
    opened.destroy();
    return answer.body?.reason ?? null;
  },
  MissingProviderToken: async () => (await push(await session(), GOOD, { 'apns-topic': TOPIC })).body?.reason,
  InvalidProviderToken: () => withTokens(providerToken(productionKey.privateKey, sandbox)),
  UnrelatedKeyIdInToken: () => withTokens(providerToken(sandboxKey.privateKey, sandbox), demoToken()),
  BadEnvironmentKeyIdInToken: () => withTokens(providerToken(productionKey.privateKey, { keyId: 'PR0DUCTI0N' })),
  ExpiredProviderToken: () =>
    withTokens(providerToken(sandboxKey.privateKey, { ...sandbox, issuedAt: seconds - 3700 })),
  TooManyProviderTokenUpdates: () =>
    withTokens(
      providerToken(sandboxKey.privateKey, sandbox),
      providerToken(sandboxKey.privateKey, { ...sandbox, issuedAt: seconds - 60 }),
    ),
  MissingTopic: async () => {
    const headers = { authorization: `bearer ${demoToken()}` };
    return (await push(await session(), GOOD, headers)).body?.reason;
  },
  InvalidPushType: () => withCertificate({ headers: { 'apns-push-type': 'Alert' } }),
  BadPriority: () => withCertificate({ headers: { 'apns-priority': '7' } }),
  BadExpirationDate: () => withCertificate({ headers: { 'apns-expiration': 'tomorrow' } }),
  BadCollapseId: () => withCertificate({ headers: { 'apns-collapse-id': 'x'.repeat(65) } }),
  BadTopic: () => withCertificate({ headers: { 'apns-topic': 'com example' } }),
  TopicDisallowed: () => withCertificate({ headers: { 'apns-topic': 'com.example.other' } }),
  PayloadEmpty: () => withCertificate({ payload: '' }),
  PayloadTooLarge: () => withCertificate({ payload: 'x'.repeat(4097) }),
  BadDeviceToken: () => withCertificate({ token: UNKNOWN }),
  ExpiredToken: () => withCertificate({ token: EXPIRED }),
  Unregistered: () => withCertificate({ token: GONE }),
  DeviceTokenNotForTopic: () => withCertificate({ token: OTHER_APP }),
  TooManyRequests: async () => {
    const token = fresh();
    const reasons = [];
    for (let times = 0; times < 4; times += 1) reasons.push(await withCertificate({ token }));
    expect(reasons.slice(0, 3)).toEqual([null, null, null]);
    return reasons[3] ?? null;
  },
};

function demoToken(): string {
  return providerToken(demoKey, { keyId: String(simulator.ready.demo.keyId) });
}

test('every reason has its natural cause, is told by GOAWAY, or is listed as given by rules alone', () => {
  expect([...Object.keys(CAUSES), ...BY_GOAWAY, ...ONLY_BY_RULE].sort()).toEqual([...REASONS].sort());
});

test.each(Object.entries(CAUSES))('%s comes from its cause', async (reason, cause) => {
  expect(await cause()).toBe(reason);
  const told = simulator.notifications().find((event) => event.reason === reason);
  if (reason !== 'BadCertificate') expect(told?.status).toBe(REASON_STATUS[reason as Reason]);
});

test('IdleTimeout and BadCertificateEnvironment come by GOAWAY', async () => {
  const issued = makeCertificate(temporaryFolder(), { kind: 'production' });
  const one = await simulatorForTest({ configuration: { idleTimeoutMs: 100 } });
  const reasonOf = async (identity: object): Promise<unknown> => {
    const opened = await openHttp2(one, identity);
    const [, , data] = await once(opened, 'goaway');
    opened.destroy();
    return JSON.parse(String(data)).reason;
  };
  expect(await reasonOf({ cert: issued.certificatePem, key: issued.keyPem })).toBe('BadCertificateEnvironment');
  expect(await reasonOf(await demoIdentity(one))).toBe('IdleTimeout');
});

describe('strict mode takes', () => {
  test('the demo certificate and a device that is in order', async () => {
    expect(await withCertificate({ token: fresh() })).toBeNull();
  });

  test.each(['ieee-p1363', 'der'] as const)('a provider token of the demo key, signed in the form %s', async (form) => {
    const { keyId } = simulator.ready.demo;
    expect(await withTokens(providerToken(demoKey, { keyId: String(keyId), form }))).toBeNull();
  });

  test('a token that comes again, and one that replaces another that had run out', async () => {
    const good = providerToken(sandboxKey.privateKey, sandbox);
    const old = providerToken(sandboxKey.privateKey, { ...sandbox, issuedAt: seconds - 3700 });
    expect(await withTokens(good, good)).toBeNull();
    expect(await withTokens(old, good)).toBeNull();
  });
});

describe('strict mode refuses', () => {
  test.each<[string, () => string]>([
    ['an unknown key', () => providerToken(sandboxKey.privateKey, { keyId: 'NEVERHEARD' })],
    ['a key of another team', () => providerToken(sandboxKey.privateKey, { keyId: 'OTHERTEAM1' })],
    ['a signature over something else', () => `${providerToken(sandboxKey.privateKey, sandbox).slice(0, -6)}AAAAAA`],
  ])('%s as InvalidProviderToken, and the journal says why', async (_name, token) => {
    expect(await withTokens(token())).toBe('InvalidProviderToken');
    expect(simulator.problems().at(-1)).toMatchObject({ code: 'provider-token-refused' });
  });

  test('a second team on the connection', async () => {
    const first = providerToken(sandboxKey.privateKey, sandbox);
    const second = providerToken(sandboxKey.privateKey, { keyId: 'OTHERTEAM1', teamId: 'OTHERTEAM0' });
    expect(await withTokens(first, second)).toBe('InvalidProviderToken');
  });

  test.each(['http2Port', 'legacyPort'] as const)('a certificate of an unknown issuer on %s', async (port) => {
    const issued = makeCertificate(temporaryFolder(), { topic: TOPIC });
    const identity = { cert: issued.certificatePem, key: issued.keyPem };
    const socket = await openLegacy(simulator, { ...identity, ALPNProtocols: ['h2'] } as object, simulator.ready[port]);
    socket.on('error', () => socket.destroy()).resume();
    await new Promise((done) => socket.once('close', done));
    await simulator.until((event) => event.event === 'problem' && event.code === 'certificate-not-trusted');
  });

  test('no certificate of a CA that the rules file names, but one of it that has expired', async () => {
    const folder = temporaryFolder();
    const good = makeCertificate(folder, { topic: TOPIC });
    const old = makeCertificate(folder, { topic: TOPIC, ca: good.ca, days: -3, name: 'old' });
    const one = await simulatorForTest({ strict: true, configuration: { clientCa: [good.ca.certificate] } });
    const opened = await openHttp2(one, { cert: good.certificatePem, key: good.keyPem });
    expect((await push(opened, GOOD)).status).toBe(200);
    opened.destroy();
    const socket = await openLegacy(one, { cert: old.certificatePem, key: old.keyPem });
    socket.on('error', () => socket.destroy()).resume();
    await one.until((event) => event.event === 'problem' && event.code === 'certificate-not-trusted');
    expect(one.problems().at(-1)?.message).toContain('expired');
  });

  test('none in lenient mode', async () => {
    const issued = makeCertificate(temporaryFolder(), { topic: TOPIC });
    const one = await simulatorForTest();
    const opened = await openHttp2(one, { cert: issued.certificatePem, key: issued.keyPem });
    expect((await push(opened, GOOD)).status).toBe(200);
    opened.destroy();
  });
});

test('lenient mode takes what strict mode refuses, and says so once for each token', async () => {
  const one = await simulatorForTest();
  const opened = await openHttp2(one);
  const authorization = `bearer ${providerToken(sandboxKey.privateKey, { keyId: 'NEVERHEARD' })}`;
  for (let times = 0; times < 3; times += 1) {
    expect((await push(opened, GOOD, { authorization, 'apns-topic': TOPIC })).status).toBe(200);
  }
  opened.destroy();
  expect(one.problems()).toMatchObject([
    { code: 'provider-token-lenient', message: expect.stringContaining('InvalidProviderToken') },
  ]);
});

test('a 410 tells since when, in milliseconds', async () => {
  const opened = await session(demo);
  expect((await push(opened, GONE)).body).toEqual({ reason: 'Unregistered', timestamp: Date.parse(SINCE) });
});

test('a key file that is missing or holds something else keeps the simulator from starting', async () => {
  const { startSimulator } = await import('../../../electron/simulator/simulator.ts');
  const base = { host: '127.0.0.1', http2Port: 0, legacyPort: 0, feedbackPort: 0, dir: null, rules: [] };
  const start = (file: string) =>
    startSimulator({
      ...base,
      portFallback: false,
      now: () => new Date(),
      configurationDir: dir,
      configuration: { providerKeys: [{ keyId: 'A', teamId: 'B', file, environment: null }] },
    });
  writeFileSync(join(dir, 'odd.p8'), 'not a key');
  expect(await start('missing.p8')).toMatchObject({ problem: { code: 'file-unreadable', trouble: 'missing' } });
  expect(await start('odd.p8')).toMatchObject({ problem: { code: 'rules-invalid', file: 'odd.p8' } });
});
