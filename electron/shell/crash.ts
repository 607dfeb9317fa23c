import { type App, type BrowserWindow, dialog } from 'electron';
import type { Log } from './log.ts';
import { SHELL_TEXT } from './shell-text.ts';

export type CrashSources = { readonly app: App; readonly log: Log; readonly logFolder: string };

/** Sends exceptions that nobody caught to the log, and tells the person once, without a stack trace. */
export function catchBugs({ app, log, logFolder }: CrashSources): void {
  let told = false;
  const caught = (where: string) => (error: unknown) => {
    const reference = log.bug(where, error);
    if (told) return;
    told = true;
    void app.whenReady().then(() => tell({ app, logFolder, reference }));
  };
  process.on('uncaughtException', caught('the main process'));
  process.on('unhandledRejection', caught('a promise of the main process'));
}

/** Loads the page again when its process dies; when it dies a second time, says so instead. */
export function reviveWindow(window: BrowserWindow, { app, log, logFolder }: CrashSources): void {
  let revived = false;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    const reference = log.bug('the window', `${reason}, exit code ${exitCode}`);
    if (!revived) window.webContents.reload();
    else void tell({ app, logFolder, reference });
    revived = true;
  });
  window.webContents.on('preload-error', (_event, _path, error) => log.bug('preload', error));
  window.webContents.on('unresponsive', () => log.note('the window does not respond'));
}

type Told = { readonly app: App; readonly logFolder: string; readonly reference: string };

async function tell({ app, logFolder, reference }: Told): Promise<void> {
  const { title, detail, quit, carryOn } = SHELL_TEXT.bug;
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: title,
    detail: detail(reference, logFolder),
    buttons: [quit, carryOn],
    cancelId: 1,
  });
  if (response === 0) app.quit();
}
