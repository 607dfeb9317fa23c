import { describe, expect, test } from 'vitest';
import { encodeLegacyFrame } from '../../../shared/wire/legacy-frame.ts';
import {
  demoIdentity,
  openHttp2,
  openLegacy,
  push,
  simulatorForTest,
  type TestSimulator,
} from '../../support/simulator.ts';

const TOKEN = '1b14a89b65361301e7ded0f8de35ec1f322c37698b9fe712252a2cba42207d90';
/** Several times what one read holds, 64 KB. */
const FRAMES = 4_000;

/** A reader of the journal that falls behind at the first notification, until it is let go on. */
async function withSlowReader(): Promise<{ readonly simulator: TestSimulator; readonly catchUp: () => void }> {
  let catchUp = (): void => {};
  let behind: Promise<void> | null = new Promise((done) => {
    catchUp = () => {
      behind = null;
      done();
    };
  });
  const simulator = await simulatorForTest({ backlog: () => behind });
  return { simulator, catchUp: () => catchUp() };
}

describe('a reader of the journal that is behind', () => {
  test('keeps a legacy client waiting: no more is read than one piece, and all of it later', async () => {
    const { simulator, catchUp } = await withSlowReader();
    const client = await openLegacy(simulator, await demoIdentity(simulator));
    const frame = encodeLegacyFrame({
      command: 1,
      token: Buffer.from(TOKEN, 'hex'),
      payload: Buffer.from('{"aps":{"alert":"Hello"}}'),
      identifier: 1,
      expiration: 0,
      priority: null,
    });
    const written = new Promise((done) =>
      client.write(Buffer.concat(Array.from({ length: FRAMES }, () => frame)), done),
    );
    await simulator.received(1);
    // Another client is served meanwhile, so that there is time for the first to be read on.
    const other = await openHttp2(simulator, await demoIdentity(simulator));
    const answer = push(other, TOKEN);
    await simulator.until((event) => event.event === 'notification' && event.protocol === 'http2');
    expect(simulator.notifications().length).toBeLessThan(FRAMES / 2);
    catchUp();
    expect((await answer).status).toBe(200);
    await written;
    expect(await simulator.received(FRAMES + 1)).toHaveLength(FRAMES + 1);
    client.destroy();
    other.destroy();
  });

  test('keeps the answer of an HTTP/2 client back', async () => {
    const { simulator, catchUp } = await withSlowReader();
    const client = await openHttp2(simulator, await demoIdentity(simulator));
    let isAnswered = false;
    const answer = push(client, TOKEN).finally(() => {
      isAnswered = true;
    });
    await simulator.received(1);
    await new Promise((done) => client.ping(done));
    expect(isAnswered).toBe(false);
    catchUp();
    expect((await answer).status).toBe(200);
    client.destroy();
  });
});
