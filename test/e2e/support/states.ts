import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  makeCa,
  makeCertificate,
  makePkcs12,
  makeServerFiles,
  type PushFiles,
  type ServerFiles,
} from '../../support/openssl-files.ts';
import { ANSWER_STATES } from './answer-states.ts';
import type { BenchPage } from './bench-page.ts';
import { type CredentialFiles, makeSigningKey } from './credential-files.ts';
import { HELP_STATES } from './help-states.ts';
import { LINT_STATES } from './lint-states.ts';
import { PREVIEW_STATES } from './preview-states.ts';
import { PUSH_TYPE_STATES } from './push-type-states.ts';
import { acceptingServer, closedPort, feedbackBytes, feedbackService, silentServer } from './servers.ts';
import { SIMULATOR_STATES } from './simulator-states.ts';
import { answerDialog, answerSaveDialog } from './system.ts';
import { TEMPLATE_STATES } from './template-states.ts';

/** What a state is made from. */
export type StateWorld = {
  readonly bench: BenchPage;
  readonly pushFiles: PushFiles;
  readonly threeCredentials: CredentialFiles;
  readonly serverFiles: ServerFiles;
  readonly folder: string;
  /** Hands over what is to be closed after the state was looked at; gives it back. */
  readonly serving: <S extends { readonly close: () => Promise<unknown> }>(server: Promise<S>) => Promise<S>;
};

/** A screen or state of the app: brought about as a person would. Used for pictures and for accessibility alike. */
export type State = { readonly name: string; readonly reach: (world: StateWorld) => Promise<void> };

const TOKEN = '9c1f4e7a2b8d6053a71ce94f0d826b35e07f4a1c9d3b8e62540f7ac1b92d63b6';

async function composed({ bench, pushFiles }: StateWorld): Promise<void> {
  await bench.importPair(pushFiles);
  await bench.aimAt('Simulator');
  await bench.startSimulator();
  await bench.field('Device token').fill(TOKEN);
  await bench.field('Title').fill('Rain in 20 minutes');
  await bench.field('Body').fill('Heavy showers until 18:40. Take an umbrella.');
}

async function failed(world: StateWorld): Promise<void> {
  const { bench } = world;
  const ca = makeCa(world.folder, 'Northwind Web Gateway CA');
  const files = makeServerFiles(join(world.folder, 'gateway'), { ca });
  await bench.importPair(world.pushFiles);
  await bench.field('Device token').fill(TOKEN);
  await bench.aimAtCustom({ host: 'localhost', port: (await world.serving(acceptingServer(files))).port });
  await bench.test();
}

/** Three certificates and a signing key, all with their keys in hand, on the Identities page. */
async function remembered({ bench, folder, threeCredentials }: StateWorld): Promise<void> {
  const { paths, passphrase } = threeCredentials;
  await bench.importFiles(...paths, makeSigningKey(folder, '8QJ4T2M6ZD'));
  await bench.unlock(passphrase);
  await bench.field('Team ID').fill('7XK2A9QPLM');
  await bench.button('Use key AuthKey_8QJ4T2M6ZD.p8').click();
  await bench.page.getByRole('heading', { name: '4 credentials can push' }).waitFor();
  await bench.openIdentities();
}

/** When the first device of the lists lost its app, seconds: so long ago on every day. */
const GONE_SINCE = Math.floor(new Date().setHours(6, 0, 0, 0) / 1000) - 86_400;

/** A list of a custom host's service, read on the Feedback page. */
async function readFeedback({ bench, pushFiles, serverFiles, serving }: StateWorld, list: Uint8Array): Promise<void> {
  const service = await serving(feedbackService(serverFiles, (socket) => socket.end(list)));
  await bench.importPair(pushFiles);
  await bench.aimFeedbackAt({ port: service.port, caFile: serverFiles.caFile });
  await bench.button('Read').click();
  await bench.gone.first().waitFor();
}

export const STATES: readonly State[] = [
  { name: 'bench-empty', reach: async () => {} },
  {
    name: 'bench-passphrase',
    reach: async ({ bench, pushFiles }) => {
      await bench.importFiles(pushFiles.cer, pushFiles.p12);
      await bench.field('Passphrase').waitFor();
    },
  },
  {
    name: 'bench-passphrase-wrong',
    reach: async ({ bench, pushFiles }) => {
      await bench.importFiles(pushFiles.cer, pushFiles.p12);
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
    reach: async ({ bench, folder }) => {
      await bench.importFiles(makeSigningKey(folder, '8QJ4T2M6ZD'));
      await bench.field('Key ID').fill('7XK2A9QPLM');
      await bench.field('Team ID').fill('8QJ4T2M6ZD');
      await bench.button('Swap').waitFor();
    },
  },
  {
    name: 'bench-signing-key-ready',
    reach: async ({ bench, folder }) => {
      await bench.importFiles(makeSigningKey(folder, '8QJ4T2M6ZD'));
      await bench.nameKey('7XK2A9QPLM');
      await bench.field('Device token').fill(TOKEN);
      await bench.button('Details').click();
      await bench.button('Correct Key ID or Team ID').click();
    },
  },
  {
    name: 'bench-ready',
    reach: async (world) => {
      await composed(world);
      await world.bench.test();
      await world.bench.send();
    },
  },
  {
    name: 'bench-copy-as',
    reach: async (world) => {
      await composed(world);
      await world.bench.button('Copy as').click();
      await world.bench.page.getByRole('menuitem', { name: 'Swift' }).waitFor();
    },
  },
  {
    name: 'bench-copied-as',
    reach: async (world) => {
      await composed(world);
      await world.bench.button('Copy as').click();
      await world.bench.page.getByRole('menuitem', { name: 'PHP' }).click();
      await world.bench.button('Export PEM for the copied program').waitFor();
    },
  },
  {
    name: 'bench-details',
    reach: async (world) => {
      await composed(world);
      await world.bench.test();
      await world.bench.button('Details').click();
      await world.bench.button(/^TLS and/).click();
    },
  },
  {
    name: 'bench-testing',
    reach: async ({ bench, pushFiles, serving }) => {
      await bench.importPair(pushFiles);
      await bench.aimAtCustom(await serving(silentServer()));
      await bench.button('Test connection').click();
      await bench.stages.nth(2).filter({ hasText: 'running' }).waitFor();
    },
  },
  ...LINT_STATES,
  ...PUSH_TYPE_STATES,
  ...PREVIEW_STATES,
  { name: 'bench-error', reach: failed },
  {
    name: 'bench-results',
    reach: async (world) => {
      const { bench } = world;
      await composed(world);
      await bench.field('Body').fill('x'.repeat(4097));
      await bench.send();
      await bench.aimAtCustom({ port: await closedPort() });
      await bench.send();
      await bench.aimAt('Simulator');
      await bench.field('Body').fill('Heavy showers until 18:40. Take an umbrella.');
      await bench.send();
    },
  },
  ...ANSWER_STATES,
  {
    name: 'message-json',
    reach: async (world) => {
      await composed(world);
      await world.bench.tab('JSON').click();
      await world.bench.field('Payload as JSON').fill('{\n  "aps": {\n    "alert": "Rain",\n  }\n}\n');
      await world.bench.page.getByText('Line 4').first().waitFor();
    },
  },
  {
    name: 'message-headers',
    reach: async (world) => {
      await composed(world);
      await world.bench.tab('Headers').click();
    },
  },
  {
    name: 'message-legacy',
    reach: async (world) => {
      await composed(world);
      await world.bench.aimAt('Sandbox', 'legacy');
      await world.bench.tab('Headers').click();
    },
  },
  {
    name: 'bench-production',
    reach: async ({ bench, pushFiles }) => {
      await bench.importPair(pushFiles);
      await bench.aimAt('Production');
      await bench.button('Test connection').click();
      await bench.dialog.waitFor();
    },
  },
  {
    name: 'export',
    reach: async ({ bench, pushFiles }) => {
      await bench.importPair(pushFiles);
      await bench.button('Export PEM').click();
      await bench.dialog.waitFor();
    },
  },
  {
    name: 'export-re-save',
    reach: async ({ bench, pushFiles, folder }) => {
      await bench.importFiles(makePkcs12(join(folder, 'Weather.p12'), pushFiles, { cipher: 'rc2-40' }));
      await bench.button('Details').click();
      await bench.button('Re-save').click();
      await bench.dialog.waitFor();
    },
  },
  {
    name: 'export-saved',
    reach: async ({ bench, pushFiles, folder }) => {
      await bench.importPair(pushFiles);
      await bench.button('Export PEM').click();
      await bench.choice('Private key', 'Do not encrypt').click();
      await answerDialog(bench.running.app, folder);
      await bench.dialog.getByRole('button', { name: 'Choose folder and save' }).click();
      await bench.dialog.getByText('Saved 3 files').waitFor();
    },
  },
  {
    name: 'simulator-details',
    reach: async (world) => {
      await composed(world);
      await world.bench.button(/^Simulator on/).click();
      await world.bench.button('Stop simulator').waitFor();
    },
  },
  { name: 'identities-empty', reach: ({ bench }) => bench.openIdentities() },
  {
    name: 'identities',
    reach: async (world) => {
      await remembered(world);
      await world.bench.identity('com.example.weather').click();
      await world.bench.button('Export PEM').waitFor();
    },
  },
  {
    name: 'identities-menu',
    reach: async (world) => {
      await remembered(world);
      await world.bench.identity('com.example.weather').click();
      await world.bench.button('More actions').click();
      await world.bench.page.getByRole('menuitem', { name: 'Rename' }).waitFor();
    },
  },
  {
    name: 'identities-signing-key',
    reach: async (world) => {
      await remembered(world);
      await world.bench.identity('AuthKey_8QJ4T2M6ZD.p8').click();
      await world.bench.button('Copy Key ID').waitFor();
    },
  },
  {
    name: 'identities-remove',
    reach: async (world) => {
      await remembered(world);
      await world.bench.identity('com.example.transit').click();
      await world.bench.chooseAction('Remove');
      await world.bench.dialog.waitFor();
    },
  },
  {
    name: 'signing-request',
    reach: async ({ bench }) => {
      await bench.openIdentities();
      await bench.button('Create signing request').first().click();
      await bench.dialog.getByRole('button', { name: 'Choose folder and save' }).click();
      await bench.dialog.getByText('Enter a name, such as that of the app.').waitFor();
    },
  },
  {
    name: 'signing-request-waiting',
    reach: async (world) => {
      await remembered(world);
      await world.bench.button('Create signing request').first().click();
      await world.bench.createRequest(world.folder, null);
      await world.bench.button('Open Apple’s certificates page').waitFor();
    },
  },
  ...TEMPLATE_STATES,
  ...SIMULATOR_STATES,
  { name: 'feedback-empty', reach: ({ bench }) => bench.openFeedback() },
  {
    name: 'feedback',
    reach: async (world) => {
      await readFeedback(world, feedbackBytes(240, GONE_SINCE));
      await answerSaveDialog(world.bench.running.app, join(world.folder, 'gone.csv'));
      await world.bench.button('Export CSV').click();
      await world.bench.page.getByRole('main').getByText('Written to').waitFor();
    },
  },
  {
    name: 'feedback-error',
    reach: async (world) => {
      // The third device's bytes do not all come.
      await readFeedback(world, feedbackBytes(3, GONE_SINCE).subarray(0, 100));
      await world.bench.diagnosis.waitFor();
    },
  },
  {
    name: 'feedback-retired',
    reach: async ({ bench, pushFiles }) => {
      await bench.importPair(pushFiles);
      await bench.openFeedback();
      await bench.choice('Target', 'Production').click();
      await bench.button('Read').click();
      await bench.diagnosis.waitFor({ timeout: 30_000 });
    },
  },
  ...HELP_STATES,
  { name: 'settings', reach: ({ bench }) => bench.openSettings() },
  {
    name: 'settings-simulator',
    reach: async ({ bench }) => {
      await bench.openSettings();
      await bench.choice('Proxy', 'Address').click();
      await bench.field('Proxy address').fill('http://ada:1815@proxy.example:3128');
      await bench.field('Proxy address').press('Enter');
      await bench.field('HTTP/2 port').fill('2195');
      await bench.page.getByText('This is the Legacy binary port too.').waitFor();
      await bench.page.getByText('Strict mode', { exact: true }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'settings-endpoint',
    reach: async ({ bench }) => {
      await bench.openSettings();
      await bench.button('Add endpoint').click();
      await bench.dialog.getByRole('button', { name: 'Save endpoint' }).click();
      await bench.dialog.getByText('Enter the host name').waitFor();
    },
  },
];
