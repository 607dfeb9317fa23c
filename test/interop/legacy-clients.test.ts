import { type EventEmitter, once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Rule } from '../../shared/simulator/rules.ts';
import { encodeLegacyFrame } from '../../shared/wire/legacy-frame.ts';
import { demoIdentity, runCommand, simulatorForTest, type TestSimulator } from '../support/simulator.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const TOKEN = '1b14a89b65361301e7ded0f8de35ec1f322c37698b9fe712252a2cba42207d90';
const BAD_TOKEN = 'de'.repeat(32);
const INVALID_TOKEN: Rule = {
  token: BAD_TOKEN,
  answer: { kind: 'legacy-status', legacyStatus: 8 },
  times: null,
};

/** What is used of `apn@1.7.8`, which has no types. */
type LegacyApn = {
  readonly Connection: new (
    options: object,
  ) => EventEmitter & { pushNotification: (notification: object, token: string) => void; shutdown: () => void };
  readonly Notification: new (payload: object) => object;
  readonly Feedback: new (options: object) => EventEmitter & { start: () => void; cancel: () => void };
};
const apn: LegacyApn = createRequire(import.meta.url)('apn');

async function optionsFor(simulator: TestSimulator, port: number): Promise<object> {
  const { cert, key } = await demoIdentity(simulator);
  return { cert, key, ca: [simulator.caPem], address: '127.0.0.1', port, connectionRetryLimit: 1 };
}

describe('apn 1.7.8', () => {
  async function connected(simulator: TestSimulator): Promise<InstanceType<LegacyApn['Connection']>> {
    const connection = new apn.Connection(await optionsFor(simulator, simulator.ready.legacyPort));
    connection.on('error', (error: Error) => expect.unreachable(error.message));
    onTestFinished(() => connection.shutdown());
    return connection;
  }

  test('sends with command 2, and every notification arrives whole', async () => {
    const simulator = await simulatorForTest();
    const connection = await connected(simulator);
    const alerts = Array.from({ length: 50 }, (_, n) => `Grüße ${n}`);
    for (const alert of alerts) connection.pushNotification(new apn.Notification({ aps: { alert } }), TOKEN);
    const arrived = await simulator.received(alerts.length);
    expect(arrived.map(({ payload }) => payload)).toEqual(alerts.map((alert) => ({ aps: { alert } })));
    expect(arrived[0]).toMatchObject({ command: 2, token: TOKEN, status: 0, topic: 'com.example.weather' });
    expect(simulator.problems()).toEqual([]);
  });

  test('reads the error packet and finds the notification it is about; the later ones arrive on a new connection', async () => {
    const simulator = await simulatorForTest({ rules: [INVALID_TOKEN] });
    const connection = await connected(simulator);
    const refused = once(connection, 'transmissionError');
    for (const [alert, token] of [
      ['first', TOKEN],
      ['bad', BAD_TOKEN],
      ['second', TOKEN],
    ] as const) {
      connection.pushNotification(new apn.Notification({ aps: { alert } }), token);
    }
    const [status, , device] = await refused;
    expect(status).toBe(8);
    expect(String(device)).toBe(BAD_TOKEN);
    await simulator.until(
      (event) => event.event === 'notification' && JSON.stringify(event.payload).includes('second'),
    );
    const good = simulator.notifications().filter((event) => event.status === 0);
    expect(good.map(({ payload }) => payload)).toEqual([{ aps: { alert: 'first' } }, { aps: { alert: 'second' } }]);
    expect(new Set(good.map(({ connection: id }) => id)).size).toBe(2);
  });

  test('reads the empty list of the feedback service', async () => {
    const simulator = await simulatorForTest();
    const options = await optionsFor(simulator, simulator.ready.feedbackPort);
    const feedback = new apn.Feedback({ ...options, batchFeedback: true, interval: 0 });
    feedback.on('error', (error: Error) => expect.unreachable(error.message));
    const [devices] = await once(feedback, 'feedback');
    expect(devices).toEqual([]);
    feedback.cancel();
  });

  test('reads the tokens of uninstalled apps, with their times', async () => {
    const simulator = await simulatorForTest();
    for (const token of [TOKEN, BAD_TOKEN]) {
      simulator.devices.register({ token, topic: 'com.example.weather', environment: 'sandbox' });
      simulator.devices.uninstall(token, '2026-11-01T08:30:00Z');
    }
    const options = await optionsFor(simulator, simulator.ready.feedbackPort);
    const feedback = new apn.Feedback({ ...options, batchFeedback: true, interval: 0 });
    feedback.on('error', (error: Error) => expect.unreachable(error.message));
    const [devices] = await once(feedback, 'feedback');
    const read = devices.map(({ device, time }: { device: object; time: number }) => [String(device), time]);
    const seconds = Date.parse('2026-11-01T08:30:00Z') / 1000;
    expect(read).toEqual([
      [TOKEN, seconds],
      [BAD_TOKEN, seconds],
    ]);
    feedback.cancel();
  });
});

describe('openssl s_client', () => {
  /** `stay`: until the gateway closes; else it leaves when its input is written. */
  async function send(simulator: TestSimulator, frame: Uint8Array, stay: boolean): Promise<Buffer> {
    const { cert, key } = await demoIdentity(simulator);
    const pem = join(temporaryFolder(), 'ck.pem');
    writeFileSync(pem, cert + key, { mode: 0o600 });
    const { legacyPort, ca } = simulator.ready;
    const args = ['s_client', '-connect', `localhost:${legacyPort}`, '-cert', pem, '-key', pem, '-CAfile', ca];
    const ending = stay ? [] : ['-no_ign_eof'];
    const run = await runCommand('openssl', [...args, '-verify_return_error', '-quiet', ...ending], frame);
    expect(run.stderr).not.toMatch(/verify error/);
    return run.stdout;
  }

  const frame = (token: string, identifier: number): Uint8Array =>
    encodeLegacyFrame({
      command: 1,
      token: Buffer.from(token, 'hex'),
      payload: Buffer.from('{"aps":{"alert":"openssl"}}'),
      identifier,
      expiration: 0,
      priority: null,
    });

  test('sends a frame and reads the error packet', async () => {
    const simulator = await simulatorForTest({ rules: [INVALID_TOKEN] });
    const answer = await send(simulator, frame(BAD_TOKEN, 0x11223344), true);
    expect([...answer]).toEqual([8, 8, 0x11, 0x22, 0x33, 0x44]);
  });

  test('sends a frame and leaves: it arrives, in silence', async () => {
    const simulator = await simulatorForTest();
    expect(await send(simulator, frame(TOKEN, 5), false)).toHaveLength(0);
    expect(await simulator.received(1)).toMatchObject([{ identifier: 5, status: 0, command: 1 }]);
  });
});
