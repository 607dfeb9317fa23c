import { ourSender } from './our-sender.ts';
import { moment, readSetup, tell, warm } from './parent.ts';

/** From the first notification that is taken once the connection stands: the queue looks at one before it connects. */
const FIRST_TAKEN = 1;

const setup = await readSetup();
const { send, close } = await ourSender(setup, 'legacy');
await send(setup.warmUp);
await warm();
let from = moment();
const done = await send(setup.count, (n) => {
  if (n === FIRST_TAKEN) from = moment();
});
tell({ kind: 'done', from, to: moment(), done });
await close();
process.disconnect();
