import type { App } from 'electron';

/** Longer than anything takes that ends in order; after it the app quits all the same. */
const PATIENCE_MS = 3_000;

/**
 * Runs `finish` once before the app quits, and waits for it a little; when it throws, `onBug` hears of it and the app
 * quits all the same. A window that closes quits the app: it has one.
 */
export function finishBeforeQuit(app: App, finish: () => Promise<void>, onBug: (error: unknown) => void): void {
  let finished = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (finished) return;
    event.preventDefault();
    void inTime(finish())
      .catch(onBug)
      .finally(() => {
        finished = true;
        // Not at once: what ends at once ends before Electron has taken note of the prevention, and it ignores that quit.
        setImmediate(() => app.quit());
      });
  });
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([work, patience]);
  clearTimeout(timer);
}
