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

/** Loads the page again when its process dies; from the second time on the person is asked first. */
export function reviveWindow(window: BrowserWindow, { app, log, logFolder }: CrashSources): void {
  const contents = window.webContents;
  let revived = false;
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    const reference = log.bug('the window', `${reason}, exit code ${exitCode}`);
    const asked = revived ? tell({ app, logFolder, reference }) : Promise.resolve('carry-on');
    revived = true;
    void asked.then((choice) => {
      if (choice === 'carry-on' && !contents.isDestroyed()) contents.reload();
    });
  });
  contents.on('preload-error', (_event, _path, error) => log.bug('preload', error));
  contents.on('unresponsive', () => log.note('the window does not respond'));
}

type Told = { readonly app: App; readonly logFolder: string; readonly reference: string };

/** Says that there was a bug, and where it is noted; quits when the person wants that. */
async function tell({ app, logFolder, reference }: Told): Promise<'quit' | 'carry-on'> {
  const { title, detail, quit, carryOn } = SHELL_TEXT.bug;
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: title,
    detail: detail(reference, logFolder),
    buttons: [quit, carryOn],
    cancelId: 1,
  });
  if (response !== 0) return 'carry-on';
  app.quit();
  return 'quit';
}
