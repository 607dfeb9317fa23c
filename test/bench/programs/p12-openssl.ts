import { spawnSync } from 'node:child_process';
import { measureClient, readSetup } from './parent.ts';

/** One `openssl pkcs12` process for each conversion; its output is read, so that it writes no file. */
const setup = await readSetup();
const args = ['pkcs12', '-in', setup.p12, '-nodes', '-passin', 'env:BENCH_PASSPHRASE'];
const env = { ...process.env, BENCH_PASSPHRASE: setup.passphrase };

await measureClient(setup, async (count) => {
  let done = 0;
  for (let n = 0; n < count; n += 1) {
    const { status, stdout } = spawnSync('openssl', args, { env, encoding: 'utf8' });
    if (status === 0 && stdout.includes('PRIVATE KEY')) done += 1;
  }
  return done;
});
process.disconnect();
