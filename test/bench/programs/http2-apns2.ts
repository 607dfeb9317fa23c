import { generateKeyPairSync } from 'node:crypto';
import { ApnsClient, Notification, type NotificationOptions } from 'apns2';
import { measureClient, readSetup } from './parent.ts';
import { keepOpen, PAYLOAD, STREAMS } from './pushes.ts';
import { tokenOf } from './tokens.ts';

/** `apns2` with a provider token, the only credential it has; its pool of connections is replaced by a single one. */
const setup = await readSetup();
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const client = new ApnsClient({
  team: '7XK2A9QPLM',
  keyId: 'ABC123DEFG',
  signingKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  defaultTopic: setup.topic,
  keepAlive: true,
});
const Pool = client.client.constructor as new (origin: string, options: object) => ApnsClient['client'];
Object.assign(client, {
  client: new Pool(`https://127.0.0.1:${setup.port}`, {
    connections: 1,
    allowH2: true,
    pipelining: STREAMS,
    maxConcurrentStreams: STREAMS,
    connect: { ca: setup.caPem },
  }),
});
const options: NotificationOptions = { ...JSON.parse(PAYLOAD).aps, priority: 10 };

const push = async (n: number): Promise<boolean> => {
  await client.send(new Notification(tokenOf(n), options));
  return true;
};

await measureClient(setup, (count) => keepOpen(count, push));
process.disconnect();
process.exit();
