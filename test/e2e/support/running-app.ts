import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, _electron as electron, type Page } from '@playwright/test';

/** The packaged program under test, told by build/e2e.mjs. */
const PACKAGED = process.env.PUSHBENCH_PACKAGED ?? '';

/** The packaged app with its window, and what went wrong in it so far. */
export type RunningApp = {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The app's data folder: settings, drafts, logs, the simulator's files. */
  readonly userData: string;
  /** Console errors, violations of the content security policy, exceptions and bugs, since it was last asked. */
  readonly takeFaults: () => readonly string[];
  readonly logText: () => string;
  /** Closes it as a person would; gives its exit code. Twice is once. */
  readonly close: () => Promise<number | null>;
};

export type LaunchOptions = {
  /** An existing data folder; a new one by default. The caller removes it. */
  readonly userData?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

/** A new data folder. */
export const newUserData = (): Promise<string> => mkdtemp(join(tmpdir(), 'pushbench-e2e-'));

/** Starts the packaged app and waits until its page can be used. Movement is reduced, so that nothing is pressed on its way. */
export async function launchApp({ userData, args = [], env = {} }: LaunchOptions = {}): Promise<RunningApp> {
  if (PACKAGED === '') throw new Error('PUSHBENCH_PACKAGED is not set; start the tests with npm run test:e2e');
  const folder = userData ?? (await newUserData());
  const root = process.getuid?.() === 0;
  const app = await electron.launch({
    executablePath: PACKAGED,
    args: [`--user-data-dir=${folder}`, '--log-level=3', ...(root ? ['--no-sandbox'] : []), ...args],
    env: { ...inherited(), ...env },
  });
  // Once the app has ended by itself, Playwright no longer tells.
  const child = app.process();
  const faults: string[] = [];
  watchMain(app, faults);
  const page = await app.firstWindow();
  watchPage(page, faults);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.getByRole('navigation', { name: 'Sections' }).waitFor();
  let bugsSeen = 0;
  let closed: Promise<number | null> | null = null;
  return { app, page, userData: folder, takeFaults, logText, close: () => (closed ??= close()) };

  function takeFaults(): readonly string[] {
    const bugs = logText().match(/ bug [0-9A-F]{8} .*(\n {2}.*)*/g) ?? [];
    const taken = [...faults.splice(0), ...bugs.slice(bugsSeen).map((bug) => `log:${bug}`)];
    bugsSeen = bugs.length;
    return taken;
  }

  function logText(): string {
    try {
      return readFileSync(join(folder, 'logs', 'pushbench.log'), 'utf8');
    } catch {
      return '';
    }
  }

  async function close(): Promise<number | null> {
    await app.close();
    return child.exitCode;
  }
}

/** Closes an app and removes its data folder. */
export async function discard(running: RunningApp): Promise<void> {
  await running.close();
  await rm(running.userData, { recursive: true, force: true });
}

function inherited(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}

/** A stack trace on the main process's standard error is a bug that nobody caught. */
function watchMain(app: ElectronApplication, faults: string[]): void {
  app.process().stderr?.on('data', (chunk: Buffer) => {
    const text = chunk.toString();
    if (/^\s+at .+:\d+:\d+\)?$/m.test(text) || /Uncaught|UnhandledPromise/.test(text)) faults.push(`stderr: ${text}`);
  });
}

function watchPage(page: Page, faults: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.stack ?? error.message}`));
  page.on('crash', () => faults.push('the page crashed'));
}
