import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Notification as NodeApnNotification, Provider, type ProviderOptions } from '@parse/node-apn';
import { ApnsClient, ApnsError, Notification } from 'apns2';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Rule } from '../../shared/simulator/rules.ts';
import { isLeftOut } from '../support/left-out.ts';
import { demoIdentity, runCommand, simulatorForTest, type TestSimulator } from '../support/simulator.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const TOKEN = '1b14a89b65361301e7ded0f8de35ec1f322c37698b9fe712252a2cba42207d90';
const GONE = 'de'.repeat(32);
const TOPIC = 'com.example.weather';
const UNREGISTERED: Rule = {
  token: GONE,
  answer: { kind: 'reason', reason: 'Unregistered', timestamp: 1_700_000_000_000 },
  times: null,
};

/** A key of its own form: the simulator takes any well-formed provider token. */
function signingKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

describe('@parse/node-apn 8', () => {
  function provider(simulator: TestSimulator, options: ProviderOptions): Provider {
    const made = new Provider({
      ca: [simulator.caPem],
      address: '127.0.0.1',
      port: simulator.ready.http2Port,
      production: false,
      ...options,
    });
    onTestFinished(() => void made.shutdown());
    return made;
  }

  function notification(alert: string): NodeApnNotification {
    const made = new NodeApnNotification();
    made.alert = alert;
    made.topic = TOPIC;
    made.pushType = 'alert';
    return made;
  }

  test('sends with a certificate, and reads a rejection with its time', async () => {
    const simulator = await simulatorForTest({ rules: [UNREGISTERED] });
    const { cert, key } = await demoIdentity(simulator);
    const answer = await provider(simulator, { cert, key }).send(notification('Hello'), [TOKEN, GONE]);
    expect(answer.sent).toMatchObject([{ device: TOKEN }]);
    expect(answer.failed).toMatchObject([
      { device: GONE, status: 410, response: { reason: 'Unregistered', timestamp: 1_700_000_000_000 } },
    ]);
    const [event] = await simulator.received(2);
    expect(event).toMatchObject({
      token: TOKEN,
      topic: TOPIC,
      headers: { 'apns-push-type': 'alert' },
      payload: { aps: { alert: 'Hello' } },
      status: 200,
    });
  });

  test('sends with a provider token', async () => {
    const simulator = await simulatorForTest();
    const token = { key: signingKey(), keyId: 'ABC123DEFG', teamId: '7XK2A9QPLM' };
    const tokens = Array.from({ length: 20 }, (_, n) => n.toString(16).padStart(64, '0'));
    const answer = await provider(simulator, { token }).send(notification('Hello'), tokens);
    expect(answer.failed).toEqual([]);
    expect(answer.sent).toHaveLength(20);
  });

  test('sends with the demo .p8 under strict mode, and is refused with another key of the same id', async () => {
    const simulator = await simulatorForTest({ strict: true });
    const { p8, keyId, teamId } = simulator.ready.demo;
    const send = (key: string) =>
      provider(simulator, { token: { key, keyId: String(keyId), teamId } }).send(notification('Hello'), [TOKEN]);
    expect((await send(readFileSync(String(p8), 'utf8'))).sent).toHaveLength(1);
    expect((await send(signingKey())).failed).toMatchObject([{ response: { reason: 'InvalidProviderToken' } }]);
  });
});

describe('apns2 12', () => {
  /** It knows Apple's hosts on port 443 only; its pool is replaced by one that leads here. */
  function client(simulator: TestSimulator, key = signingKey(), keyId = 'ABC123DEFG'): ApnsClient {
    const made = new ApnsClient({
      team: '7XK2A9QPLM',
      keyId,
      signingKey: key,
      defaultTopic: TOPIC,
      keepAlive: true,
    });
    const Pool = made.client.constructor as new (origin: string, options: object) => ApnsClient['client'];
    const url = `https://localhost:${simulator.ready.http2Port}`;
    Object.assign(made, { client: new Pool(url, { connections: 1, allowH2: true, connect: { ca: simulator.caPem } }) });
    onTestFinished(() => made.destroy());
    return made;
  }

  test('sends with a provider token, and reads a rejection', async () => {
    const simulator = await simulatorForTest({ rules: [UNREGISTERED] });
    const apns = client(simulator);
    await apns.send(new Notification(TOKEN, { alert: 'Hello' }));
    expect(simulator.notifications()).toMatchObject([
      { token: TOKEN, topic: TOPIC, payload: { aps: { alert: 'Hello' } }, status: 200 },
    ]);
    const error = await apns.send(new Notification(GONE, { alert: 'Hello' })).catch((refused: unknown) => refused);
    expect(error).toBeInstanceOf(ApnsError);
    expect(error).toMatchObject({ reason: 'Unregistered', statusCode: 410 });
  });

  test('sends with the demo .p8 under strict mode, and is refused with another key of the same id', async () => {
    const simulator = await simulatorForTest({ strict: true });
    const { p8, keyId } = simulator.ready.demo;
    await client(simulator, readFileSync(String(p8), 'utf8'), String(keyId)).send(new Notification(TOKEN, {}));
    expect(simulator.notifications()).toMatchObject([{ status: 200 }]);
    const stranger = client(simulator, signingKey(), String(keyId));
    const refused = await stranger.send(new Notification(TOKEN, {})).catch((error: unknown) => error);
    expect(refused).toMatchObject({ reason: 'InvalidProviderToken', statusCode: 403 });
  });

  test('sends many at once', async () => {
    const simulator = await simulatorForTest();
    const apns = client(simulator);
    const many = Array.from({ length: 100 }, (_, n) => new Notification(TOKEN, { alert: `Nr. ${n}` }));
    const answers = await apns.sendMany(many);
    expect(answers.filter((answer) => 'error' in answer)).toEqual([]);
    expect(await simulator.received(100)).toHaveLength(100);
  });
});

describe('curl', async () => {
  const version = await runCommand('curl', ['--version']).catch(() => null);
  const speaksHttp2 = version?.stdout.toString().includes('nghttp2') === true;

  async function post(simulator: TestSimulator, path: string, ...more: string[]): Promise<string> {
    const { cert, key } = await demoIdentity(simulator);
    const pem = join(temporaryFolder(), 'ck.pem');
    writeFileSync(pem, cert + key, { mode: 0o600 });
    const url = `https://localhost:${simulator.ready.http2Port}${path}`;
    const run = await runCommand('curl', [
      ...['--silent', '--show-error', '--include', '--http2', '--cacert', simulator.ready.ca, '--cert', pem],
      ...['--data-binary', '{"aps":{"alert":"curl"}}', ...more, url],
    ]);
    expect(run.stderr).toBe('');
    return run.stdout.toString();
  }

  test.skipIf(isLeftOut(speaksHttp2))('sends as in the recipe of Apple, and shows reason and id', async () => {
    const simulator = await simulatorForTest();
    const good = await post(simulator, `/3/device/${TOKEN}`, '--header', 'apns-push-type: alert');
    expect(good).toMatch(/^HTTP\/2 200 \r\n/);
    expect(good).toMatch(/^apns-id: [0-9A-F-]{36}\r$/m);
    const bad = await post(simulator, '/3/device/abc');
    expect(bad).toMatch(/^HTTP\/2 400 \r\n/);
    expect(bad).toContain('{"reason":"BadDeviceToken"}');
  });
});
