import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { Emit, Handlers } from './handler.ts';
import { answerChannel, CHANNELS, type RouterLog } from './router.ts';

/** Connects every channel to its handler; the one place that calls `ipcMain.handle`. */
export function registerChannels(ipcMain: Pick<IpcMain, 'handle'>, handlers: Handlers, log: RouterLog): void {
  for (const channel of CHANNELS) {
    const answer = answerChannel(channel, handlers, log);
    ipcMain.handle(channel, (event: IpcMainInvokeEvent, data: unknown) =>
      answer({ frame: event.senderFrame, emit: emitTo(event.sender), data }),
    );
  }
}

/** Gives the function that tells one window something; the one place that calls `webContents.send`. */
export function emitTo(contents: WebContents): Emit {
  return (name, data) => {
    if (!contents.isDestroyed()) contents.send(name, data);
  };
}
