import type { ElectronApplication, Page } from '@playwright/test';
import type { RunningApp } from './running-app.ts';

/** What lies outside the page and cannot be driven by role and name: the system's dialogs, clipboard, browser, window. */

/** Has the system's next dialogs answer with a path, or closed without a choice for null. */
export async function answerDialog(app: ElectronApplication, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] });
  }, path);
}

/** Has the system's next dialogs for saving answer with a path, or closed without a choice for null. */
export async function answerSaveDialog(app: ElectronApplication, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: chosen === null, filePath: chosen ?? '' });
  }, path);
}

export const clipboardText = (app: ElectronApplication): Promise<string> =>
  app.evaluate(({ clipboard }) => clipboard.readText());

/** Puts a text into the system's clipboard, as another program does. */
export const copyText = (app: ElectronApplication, text: string): Promise<void> =>
  app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);

/** Keeps links from the real browser; gives a function that tells which were opened. */
export async function catchLinks(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { openedByTest: opened });
    shell.openExternal = async (url: string) => void opened.push(url);
  });
  return () => app.evaluate(() => (globalThis as { openedByTest?: string[] }).openedByTest ?? []);
}

/** Gives the window's content another size, zoomed as View > Zoom in does (2 is 200 %), and waits until the page has it. */
export async function resize({ app, page }: RunningApp, width: number, height: number, zoom = 1): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, wanted) => {
      const window = BrowserWindow.getAllWindows()[0];
      window?.setContentSize(wanted.width, wanted.height);
      window?.webContents.setZoomFactor(wanted.zoom);
    },
    { width, height, zoom },
  );
  const size = { width: width / zoom, height: height / zoom };
  await page.waitForFunction((wanted) => innerWidth === wanted.width && innerHeight === wanted.height, size);
}

/** Waits until every transition has ended; half-way, colours are neither one theme's nor the other's. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => {
      return playState !== 'running' || effect?.getTiming().iterations === Number.POSITIVE_INFINITY;
    }),
  );
}

/** The longest time that the main process could not answer while `work` was done, ms; told by its own clock. */
export async function longestStall(app: ElectronApplication, work: () => Promise<void>): Promise<number> {
  await app.evaluate(() => {
    const watch = { longest: 0, timer: setTimeout(() => {}, 0) };
    let last = performance.now();
    watch.timer = setInterval(() => {
      const now = performance.now();
      watch.longest = Math.max(watch.longest, now - last);
      last = now;
    }, 5);
    Object.assign(globalThis, { stallWatch: watch });
  });
  await work();
  return app.evaluate(() => {
    const { stallWatch } = globalThis as unknown as {
      stallWatch: { longest: number; timer: ReturnType<typeof setInterval> };
    };
    clearInterval(stallWatch.timer);
    return Math.round(stallWatch.longest);
  });
}
