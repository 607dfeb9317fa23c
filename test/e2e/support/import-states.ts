import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCertificate, makePkcs12 } from '../../support/openssl-files.ts';
import { TOKEN } from './beginnings.ts';
import { makeSigningKey } from './credential-files.ts';
import type { Place, State } from './state.ts';

const PASSPHRASE: State = {
  name: 'bench-passphrase',
  reach: async ({ bench, pushFiles }) => {
    await bench.importFiles(pushFiles.cer, pushFiles.p12);
    await bench.field('Passphrase').waitFor();
  },
};

const SIGNING_KEY: Place = {
  reach: ({ bench, folder }) => bench.importFiles(makeSigningKey(folder, '8QJ4T2M6ZD')),
};

/** Files on the Bench that are no ready credential yet, or a signing key. */
export const IMPORT_STATES: readonly State[] = [
  PASSPHRASE,
  {
    name: 'bench-passphrase-wrong',
    from: PASSPHRASE,
    reach: async ({ bench }) => {
      await bench.unlock('wrong');
      await bench.page.getByText('That passphrase does not open').first().waitFor();
    },
  },
  {
    name: 'bench-finding',
    reach: async ({ bench, pushFiles }) => {
      await bench.importFiles(pushFiles.cer);
      await bench.page.getByRole('heading', { name: 'The private key is missing' }).waitFor();
    },
  },
  {
    name: 'bench-unreadable',
    reach: async ({ bench, pushFiles, folder }) => {
      const notes = join(folder, 'notes.txt');
      const cut = join(folder, 'aps_production.cer');
      writeFileSync(notes, 'Remember the milk\n');
      writeFileSync(cut, Buffer.from(pushFiles.certificatePem.replace(/-----.*-----/g, ''), 'base64'));
      truncateSync(cut, 200);
      await bench.importFiles(notes, cut);
      await bench.page.getByRole('heading', { name: 'notes.txt' }).waitFor();
    },
  },
  {
    name: 'bench-sorted',
    reach: async ({ bench, threeCredentials }) => {
      const { paths, passphrase } = threeCredentials;
      await bench.importFiles(...paths);
      await bench.unlock(passphrase);
      await bench.page.getByRole('heading', { name: '3 certificates can push' }).waitFor();
    },
  },
  {
    name: 'bench-not-a-pair',
    reach: async ({ bench, pushFiles, folder }) => {
      const other = makeCertificate(folder, { topic: 'com.example.maps' });
      const wrong = makePkcs12(join(folder, 'Maps.p12'), other, { contents: 'key' });
      await bench.importPair(pushFiles);
      await bench.button('New bench').click();
      await bench.importFiles(pushFiles.cer, wrong);
      await bench.button('Use the one that fits').waitFor();
    },
  },
  {
    name: 'bench-signing-key',
    from: SIGNING_KEY,
    reach: async ({ bench }) => {
      await bench.field('Key ID').fill('7XK2A9QPLM');
      await bench.field('Team ID').fill('8QJ4T2M6ZD');
      await bench.button('Swap').waitFor();
    },
    back: ({ bench }) => bench.field('Key ID').fill('8QJ4T2M6ZD'),
  },
  {
    name: 'bench-signing-key-ready',
    from: SIGNING_KEY,
    reach: async ({ bench }) => {
      await bench.nameKey('7XK2A9QPLM');
      await bench.field('Device token').fill(TOKEN);
      await bench.button('Details').click();
      await bench.button('Correct Key ID or Team ID').click();
    },
  },
];
