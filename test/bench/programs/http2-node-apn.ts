import { Notification, Provider } from '@parse/node-apn';
import { measureClient, readSetup } from './parent.ts';
import { keepOpen, PAYLOAD, PRIORITY } from './pushes.ts';
import { tokenOf } from './tokens.ts';

/** `@parse/node-apn` with a certificate; as many pushes open as the server allows. */
const setup = await readSetup();
const provider = new Provider({
  cert: setup.certificatePem,
  key: setup.keyPem,
  ca: [setup.caPem],
  address: '127.0.0.1',
  port: setup.port,
  // On a busy machine its 5 seconds would be over for some, which it then gives up as lost.
  requestTimeout: 60_000,
});
const notification = new Notification();
notification.rawPayload = JSON.parse(PAYLOAD);
notification.topic = setup.topic;
notification.pushType = 'alert';
notification.priority = PRIORITY;

const push = async (n: number): Promise<boolean> => (await provider.send(notification, tokenOf(n))).sent.length === 1;

await measureClient(setup, (count) => keepOpen(count, push));
provider.shutdown();
process.disconnect();
