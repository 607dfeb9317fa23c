import { type EventEmitter, once } from 'node:events';
import { createRequire } from 'node:module';
import { measureClient, readSetup } from './parent.ts';
import { PAYLOAD, PRIORITY } from './pushes.ts';
import { tokenOf } from './tokens.ts';

/** What is used of `apn@1.7.8`, which has no types. */
type LegacyApn = {
  readonly Connection: new (
    options: object,
  ) => EventEmitter & { pushNotification: (notification: object, token: string) => void };
  readonly Notification: new () => object;
};
const apn: LegacyApn = createRequire(import.meta.url)('apn');

/** At its fastest: fast mode, one connection, a cache of sent notifications no larger than it has by itself. */
const setup = await readSetup();
const connection = new apn.Connection({
  cert: setup.certificatePem,
  key: setup.keyPem,
  ca: [setup.caPem],
  address: '127.0.0.1',
  port: setup.port,
  fastMode: true,
  maxConnections: 1,
});
const notification = Object.assign(new apn.Notification(), { payload: JSON.parse(PAYLOAD), priority: PRIORITY });

async function send(count: number): Promise<number> {
  const completed = once(connection, 'completed');
  for (let n = 0; n < count; n += 1) connection.pushNotification(notification, tokenOf(n));
  await completed;
  return count;
}

await measureClient(setup, send);
process.on('message', () => process.exit());
