import { connect } from 'node:http2';
import { measureClient, readSetup } from './parent.ts';
import { keepOpen, PAYLOAD, PRIORITY, PUSH_TYPE } from './pushes.ts';
import { tokenOf } from './tokens.ts';

/** node:http2 and nothing else: a request and a promise per push. */
const setup = await readSetup();
const payload = Buffer.from(PAYLOAD);
const session = connect(`https://127.0.0.1:${setup.port}`, { ca: setup.caPem, maxSessionMemory: 64 });
await new Promise((done) => session.once('remoteSettings', done));

const push = (token: string): Promise<boolean> =>
  new Promise((settle, fail) => {
    const stream = session.request({
      ':method': 'POST',
      ':path': `/3/device/${token}`,
      'content-length': String(payload.length),
      'apns-topic': setup.topic,
      'apns-push-type': PUSH_TYPE,
      'apns-priority': String(PRIORITY),
    });
    stream.on('response', (headers) => settle(headers[':status'] === 200));
    stream.on('error', fail);
    stream.end(payload);
  });

await measureClient(setup, (count) => keepOpen(count, (n) => push(tokenOf(n))));
session.destroy();
process.disconnect();
