import type { App, BrowserWindow } from 'electron';

/**
 * Whether this is the first Pushbench on its data folder; only the first may write there. The first one's window comes
 * to the front when another is started.
 */
export function isFirstInstance(app: App, window: () => BrowserWindow | null): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => {
    const ours = window();
    if (ours?.isMinimized()) ours.restore();
    ours?.focus();
  });
  return true;
}
