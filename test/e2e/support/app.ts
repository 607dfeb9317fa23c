import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { APP_PAGE } from '../../../electron/shell/app-protocol.ts';
import { FRESH_MESSAGE } from '../../../renderer/bench/bench-state.ts';
import type {} from '../../../renderer/bridge.ts';
import type { Draft } from '../../../shared/ipc/channels.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/settings/settings.ts';
import { makePushFiles, makeServerFiles, type PushFiles, type ServerFiles } from '../../support/openssl-files.ts';
import { BenchPage } from './bench-page.ts';
import { type CredentialFiles, makeThreeCredentials } from './credential-files.ts';
import { discard, type LaunchOptions, launchApp, type RunningApp } from './running-app.ts';

type Closable = { readonly close: () => Promise<unknown> };

type PerTest = {
  /** Faults that the test provokes on purpose. */
  readonly expectedFaults: RegExp | null;
  /** A folder of the test's own. */
  readonly folder: string;
  /** Hands a server over, to be closed after the test; gives it back. */
  readonly serving: <S extends Closable>(server: Promise<S>) => Promise<S>;
  /** The shared app as at its first launch: nothing imported, default settings, no draft, simulator off, 1280 x 820. */
  readonly bench: BenchPage;
  /** Starts an app of the test's own. */
  readonly launch: (options?: LaunchOptions) => Promise<BenchPage>;
};

type PerWorker = {
  readonly workerFolder: string;
  /** `aps_development.cer` and `Push.p12` of com.example.weather, as Apple and Keychain Access make them. */
  readonly pushFiles: PushFiles;
  /** Six files of three credentials. */
  readonly threeCredentials: CredentialFiles;
  /** A server's certificate for localhost and 127.0.0.1, from a CA that nobody trusts yet. */
  readonly serverFiles: ServerFiles;
  readonly sharedApp: RunningApp;
};

/** Playwright's `test` with the packaged app: shared and reset (0.4 s), or one's own (2 s). */
export { expect };

export const test = base.extend<PerTest, PerWorker>({
  expectedFaults: [null, { option: true }],

  workerFolder: [
    async ({}, use) => {
      const folder = await newFolder();
      await use(folder);
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  pushFiles: [
    async ({ workerFolder }, use) => use(makePushFiles(join(workerFolder, 'push'), { topic: 'com.example.weather' })),
    { scope: 'worker' },
  ],
  threeCredentials: [
    async ({ workerFolder }, use) => use(makeThreeCredentials(join(workerFolder, 'three'))),
    { scope: 'worker' },
  ],
  serverFiles: [
    async ({ workerFolder }, use) => use(makeServerFiles(join(workerFolder, 'server'))),
    { scope: 'worker' },
  ],
  sharedApp: [
    async ({}, use) => {
      const running = await launchApp();
      await use(running);
      await discard(running);
    },
    { scope: 'worker' },
  ],

  folder: async ({}, use) => {
    const folder = await newFolder();
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  serving: async ({}, use) => {
    const servers: Closable[] = [];
    await use(async (starting) => {
      const server = await starting;
      servers.push(server);
      return server;
    });
    await Promise.all(servers.map((server) => server.close()));
  },
  bench: async ({ sharedApp, expectedFaults }, use) => {
    await reset(sharedApp);
    sharedApp.takeFaults();
    await use(new BenchPage(sharedApp));
    // An app that the next test starts for itself wants the same ports.
    await sharedApp.page.evaluate(() => window.pushbench.stopSimulator());
    expectFaults(sharedApp, expectedFaults);
  },
  launch: async ({ expectedFaults }, use) => {
    const apps: RunningApp[] = [];
    await use(async (options) => {
      const running = await launchApp(options);
      apps.push(running);
      return new BenchPage(running);
    });
    for (const running of apps) {
      await discard(running);
      expectFaults(running, expectedFaults);
    }
  },
});

const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'pushbench-e2e-files-'));

function expectFaults(running: RunningApp, expected: RegExp | null): void {
  const faults = running.takeFaults().filter((fault) => expected?.test(fault) !== true);
  expect(faults, 'faults in the window, in the main process or in the log').toEqual([]);
}

/** Brings the shared app back to its first launch. */
async function reset({ app, page, userData }: RunningApp): Promise<void> {
  await leaveApp(page);
  await Promise.all([
    page.evaluate(forgetAll, { settings: DEFAULT_SETTINGS, draft: FRESH_MESSAGE }),
    page.emulateMedia({ colorScheme: null, reducedMotion: 'reduce' }),
    app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0];
      window?.setContentSize(1280, 820);
      window?.webContents.setZoomFactor(1);
    }),
  ]);
  await rm(join(userData, 'drafts'), { recursive: true, force: true });
  await page.goto(APP_PAGE);
  await page.getByRole('button', { name: 'Try with the simulator', exact: true }).waitFor();
}

/** Shows the app's style sheet instead: a page of its own, so with the bridge, but with nothing that still writes a draft. */
async function leaveApp(page: Page): Promise<void> {
  const styles = await page.evaluate(() => document.querySelector<HTMLLinkElement>('link[rel=stylesheet]')?.href);
  if (styles === undefined) throw new Error('the page of the app has no style sheet');
  await page.goto(styles);
}

/** Runs in the page. */
async function forgetAll({ settings, draft }: { readonly settings: Settings; readonly draft: Draft }): Promise<void> {
  const { pushbench } = window;
  await pushbench.clearImport();
  const list = await pushbench.listIdentities();
  if (list.ok) {
    for (const { id } of list.value.identities) await pushbench.removeIdentity({ id });
    for (const { publicKeyId } of list.value.waiting) await pushbench.removeWaitingKey({ publicKeyId });
  }
  const saved = await pushbench.listTemplates();
  for (const { id } of saved.ok ? saved.value.templates : []) await pushbench.removeTemplate({ id });
  await pushbench.forgetRules();
  // They outlive a stop, and can be changed only while it runs. Registered again, a token waits in no list.
  const devices = await pushbench.listDevices();
  if (devices.ok && devices.value.length > 0) {
    await pushbench.startSimulator({ whenBusy: 'take-another' });
    for (const { token, topic, environment } of devices.value) {
      await pushbench.registerDevice({ token, topic, environment });
      await pushbench.removeDevice({ token });
    }
  }
  await pushbench.stopSimulator();
  // What it received is kept after a stop.
  await pushbench.clearJournal();
  await pushbench.writeSettings(settings);
  // Answered when all that was being written before is on the disk.
  await pushbench.writeDraft(draft);
}
