import { once } from 'node:events';
import type { ClientHttp2Session } from 'node:http2';
import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIGURATION } from '../../../shared/simulator/configuration.ts';
import type { Rule } from '../../../shared/simulator/rules.ts';
import { encodeLegacyFrame } from '../../../shared/wire/legacy-frame.ts';
import { demoIdentity, openHttp2, openLegacy, push, readToEnd, simulatorForTest } from '../../support/simulator.ts';

const TOKEN = 'ab'.repeat(32);
const TOPIC = 'com.example.weather';
const FRAME = encodeLegacyFrame({
  ...{ command: 2, identifier: 7, expiration: 0, priority: 10 },
  token: Buffer.from(TOKEN, 'hex'),
  payload: Buffer.from('{"aps":{"alert":"Hello"}}'),
});

/** The GOAWAY that comes next: its code, the last stream it names and its reason. */
async function nextGoaway(session: ClientHttp2Session): Promise<readonly [number, number, string]> {
  const [code, last, data] = await once(session, 'goaway');
  return [code, last, data === undefined ? '' : Buffer.from(data).toString()];
}

describe('what is done by hand to every open connection', () => {
  test('is GOAWAY with its reason on the HTTP/2 ones, busy or idle; others stay', async () => {
    const one = await simulatorForTest();
    const identity = await demoIdentity(one);
    const [busy, idle] = [await openHttp2(one, identity), await openHttp2(one, identity)];
    const legacy = await openLegacy(one, identity);
    expect((await push(busy, TOKEN)).status).toBe(200);
    legacy.write(FRAME);
    await one.received(2);
    expect(one.activity().open).toEqual({ http2: 2, legacy: 1 });
    const said = Promise.all([nextGoaway(busy), nextGoaway(idle)]);
    const closed = Promise.all([once(busy, 'close'), once(idle, 'close')]);
    one.act({ action: 'goaway', reason: 'Shutdown' });
    one.act({ action: 'goaway', reason: 'Shutdown' });
    expect(await said).toEqual([
      [0, 1, '{"reason":"Shutdown"}'],
      [0, 0, '{"reason":"Shutdown"}'],
    ]);
    await closed;
    for (const id of [1, 2]) {
      await one.until((event) => event.event === 'connection' && event.state === 'closed' && event.id === id);
    }
    const noted = one.problems().filter(({ code }) => code === 'ended-by-hand');
    expect(noted.map(({ connection }) => connection).sort()).toEqual([1, 2]);
    expect(noted[0]?.message).toBe('GOAWAY was sent by hand, with the reason Shutdown.');
    legacy.write(FRAME);
    await one.received(3);
    expect(one.activity().open).toEqual({ http2: 0, legacy: 1 });
    legacy.destroy();
  });

  test('is GOAWAY without a reason', async () => {
    const one = await simulatorForTest();
    const session = await openHttp2(one, await demoIdentity(one));
    const said = nextGoaway(session);
    one.act({ action: 'goaway', reason: null });
    expect(await said).toEqual([0, 0, '']);
    session.destroy();
  });

  test('is the end of every connection, each told in the journal, and new ones are taken', async () => {
    const one = await simulatorForTest();
    const identity = await demoIdentity(one);
    const session = await openHttp2(one, identity);
    const legacy = await openLegacy(one, identity);
    await one.until((event) => event.event === 'connection' && event.protocol === 'legacy');
    const closed = once(session, 'close');
    const ended = readToEnd(legacy);
    one.act({ action: 'close-connections' });
    await closed;
    expect(await ended).toEqual(Buffer.alloc(0));
    const noted = one.problems().filter(({ code }) => code === 'ended-by-hand');
    expect(noted.map(({ message }) => message)).toEqual(Array(2).fill('The connection was closed by hand.'));
    const again = await openHttp2(one, identity);
    expect((await push(again, TOKEN)).status).toBe(200);
    again.destroy();
  });
});

describe('rules that are armed by hand', () => {
  const answering = (reason: 'Unregistered' | 'Forbidden', times: number | null): Rule => ({
    token: null,
    answer: { kind: 'reason', reason, timestamp: null },
    times,
  });

  test('go before those of the configuration, and count down apart from them', async () => {
    const one = await simulatorForTest({ rules: [answering('Forbidden', 2)] });
    const session = await openHttp2(one, await demoIdentity(one));
    const next = async (): Promise<string | null> => (await push(session, TOKEN)).body?.reason ?? null;
    expect(await next()).toBe('Forbidden');
    one.arm([answering('Unregistered', 2)]);
    expect(one.activity().armed).toBe(1);
    expect(await next()).toBe('Unregistered');
    expect(await next()).toBe('Unregistered');
    expect(one.activity().armed).toBe(0);
    expect(await next()).toBe('Forbidden');
    expect(await next()).toBeNull();
    session.destroy();
  });

  test('stay as they are when the configuration changes, and leave its counters alone when they do', async () => {
    const one = await simulatorForTest();
    const configured = { ...DEFAULT_CONFIGURATION, rules: [answering('Forbidden', 1)] };
    await one.configure(configured, '.');
    const session = await openHttp2(one, await demoIdentity(one));
    const next = async (): Promise<string | null> => (await push(session, TOKEN)).body?.reason ?? null;
    one.arm([answering('Unregistered', 2)]);
    expect(await next()).toBe('Unregistered');
    await one.configure(configured, '.');
    expect(one.activity().armed).toBe(1);
    expect(await next()).toBe('Unregistered');
    expect(await next()).toBe('Forbidden');
    one.arm([answering('Unregistered', 1)]);
    one.arm([]);
    expect(one.activity().armed).toBe(0);
    expect(await next()).toBeNull();
    session.destroy();
  });
});

test('a cleared journal keeps nothing, and its numbers and counts go on', async () => {
  const one = await simulatorForTest();
  const session = await openHttp2(one, await demoIdentity(one));
  await push(session, TOKEN);
  const { latest } = one.activity();
  expect(one.journal.page(0, 100).rows.length).toBe(latest);
  one.journal.clear();
  expect(one.journal.page(0, 100)).toMatchObject({
    rows: [],
    oldest: latest + 1,
    latest,
    counts: { notifications: 1 },
  });
  expect(one.journal.detail(latest)).toBeNull();
  await push(session, TOKEN);
  expect(one.journal.page(0, 100).rows.map(({ sequence }) => sequence)).toEqual([latest + 1]);
  expect(one.activity().counts.notifications).toBe(2);
  session.destroy();
});

test('tokens that wait in the feedback list are counted', async () => {
  const one = await simulatorForTest();
  one.devices.register({ token: TOKEN, topic: TOPIC, environment: 'sandbox' });
  expect(one.activity().feedbackWaiting).toBe(0);
  one.devices.uninstall(TOKEN, '2026-11-01T08:30:00Z');
  expect(one.activity().feedbackWaiting).toBe(1);
  const read = await readToEnd(await openLegacy(one, await demoIdentity(one), one.ready.feedbackPort));
  expect(read.length).toBe(38);
  expect(one.activity().feedbackWaiting).toBe(0);
});
