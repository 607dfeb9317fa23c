import { readFileSync } from 'node:fs';
import { readPkcs12Pem } from '../read-pkcs12-pem.ts';
import { measureClient, readSetup } from './parent.ts';

/** From the bytes of the file to certificate and key in PEM. */
const setup = await readSetup();
const bytes = readFileSync(setup.p12);

await measureClient(setup, async (count) => {
  let done = 0;
  for (let n = 0; n < count; n += 1) {
    const { keyPem } = await readPkcs12Pem(bytes, setup.passphrase);
    if (keyPem.includes('PRIVATE KEY')) done += 1;
  }
  return done;
});
process.disconnect();
