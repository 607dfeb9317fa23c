import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makePushFiles } from '../../support/openssl-files.ts';
import { expect, test } from '../support/app.ts';
import type { BenchPage } from '../support/bench-page.ts';
import { acceptingServer } from '../support/servers.ts';

/** Makes docs/pictures/ from the packaged app: every screen and state that is built. Run by `npm run pictures`. */

const FOLDER = resolve(import.meta.dirname, '../../../docs/pictures');
const LOOKS = [
  { suffix: '', scheme: 'light', width: 1280, height: 820 },
  { suffix: '-dark', scheme: 'dark', width: 1280, height: 820 },
  { suffix: '-960x640', scheme: 'light', width: 960, height: 640 },
] as const;

test.beforeAll(() => mkdir(FOLDER, { recursive: true }));

/** Takes the state as it stands in both themes and at the smallest size. */
async function take(bench: BenchPage, name: string): Promise<void> {
  for (const { suffix, scheme, width, height } of LOOKS) {
    await bench.page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await bench.resize(width, height);
    await bench.page.screenshot({ path: join(FOLDER, `${name}${suffix}.png`), animations: 'disabled' });
  }
  await bench.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await bench.resize(1280, 820);
}

/** The demo credential, aimed at the running simulator, with the alert of the design. */
async function ready(bench: BenchPage): Promise<void> {
  await bench.button('Try with the simulator').click();
  await bench.button('Export PEM').waitFor({ timeout: 30_000 });
  await bench.field('Title').fill('Rain soon');
  await bench.field('Subtitle').fill('Paris');
  await bench.field('Body').fill('Light rain from 14:20.');
}

test('the empty Bench', async ({ bench }) => {
  await take(bench, 'bench-empty');
});

test('a .p12 whose passphrase was wrong', async ({ bench, pushFiles }) => {
  await bench.importFiles(pushFiles.cer, pushFiles.p12);
  await bench.unlock('not this one');
  await expect(bench.page.getByText(/That passphrase does not open/).first()).toBeVisible();
  await take(bench, 'bench-passphrase');
});

test('two files that are not a pair', async ({ bench, pushFiles, folder }) => {
  const other = makePushFiles(join(folder, 'other'), { topic: 'com.example.transit' });
  await bench.importFiles(pushFiles.cer, other.p12);
  await bench.unlock(other.passphrase);
  await expect(bench.page.getByText(/not a pair/i).first()).toBeVisible();
  await take(bench, 'bench-finding');
});

test('the whole journey, and what belongs to it', async ({ bench }) => {
  await ready(bench);
  await bench.test();
  await bench.send();
  await take(bench, 'bench-ready');
  await bench.page.getByRole('button', { name: /^Details/ }).click();
  await take(bench, 'bench-details');
  await bench.page.getByRole('button', { name: /^Details/ }).click();
  await bench.tab('JSON').click();
  await take(bench, 'bench-json');
  await bench.tab('Headers').click();
  await take(bench, 'bench-headers');
  await bench.tab('Form').click();
  await bench.button('Export PEM').click();
  await expect(bench.dialog).toBeVisible();
  await take(bench, 'export-pem');
});

test('answers: taken in silence, refused, and a token APNs does not know', async ({ bench }) => {
  await ready(bench);
  await bench.send();
  await bench.field('Device token').fill('c0ffee');
  await bench.send();
  await bench.field('Device token').fill('9c1f4e7ab05d2268f3a7c6e1d94b8035e2f6a1c87d3b590e4fa2d6718bc3e07a');
  await bench.aimAt('Simulator', 'legacy');
  await bench.send();
  await take(bench, 'bench-answers');
});

test('a failed test and its diagnosis', async ({ bench, pushFiles, serverFiles, serving }) => {
  await bench.importPair(pushFiles);
  await bench.aimAtCustom(await serving(acceptingServer(serverFiles)));
  await bench.test();
  await expect(bench.diagnosis).toBeVisible();
  await take(bench, 'bench-error');
});

test('the settings', async ({ bench }) => {
  await bench.openSettings();
  await take(bench, 'settings');
});
