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

/** Keeps links from the real browser; gives a function that tells which were opened. */
export async function catchLinks(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { openedByTest: opened });
    shell.openExternal = async (url: string) => void opened.push(url);
  });
  return () => app.evaluate(() => (globalThis as { openedByTest?: string[] }).openedByTest ?? []);
}

/** Gives the window's content another size and waits until the page has it. */
export async function resize({ app, page }: RunningApp, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  );
  await page.waitForFunction((size) => innerWidth === size.width && innerHeight === size.height, { width, height });
}

/** Zooms the page as View > Zoom in does; 2 is 200 %. */
export async function zoom({ app, page }: RunningApp, factor: number): Promise<void> {
  const before = await page.evaluate(() => innerWidth);
  await app.evaluate(
    ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(wanted),
    factor,
  );
  await page.waitForFunction((width) => innerWidth !== width, before);
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
