import { ourSender } from './our-sender.ts';
import { measureClient, readSetup } from './parent.ts';

const setup = await readSetup();
const { send, close } = await ourSender(setup, 'http2');
await measureClient(setup, (count) => send(count));
await close();
process.disconnect();
