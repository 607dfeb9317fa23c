import { type BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import type { SavedThing } from '../ipc/save-as.ts';
import { SHELL_TEXT } from './shell-text.ts';

/** Asks for the folder to export into; null when the dialog was closed without a choice. */
export async function chooseFolder(window: BrowserWindow | null): Promise<string | null> {
  const { title, button } = SHELL_TEXT.chooseFolder;
  return chosen(window, { title, buttonLabel: button, properties: ['openDirectory', 'createDirectory'] });
}

/** Asks for a CA's certificate file; null when the dialog was closed without a choice. */
export async function chooseCaFile(window: BrowserWindow | null): Promise<string | null> {
  const { title, button, filter } = SHELL_TEXT.chooseCa;
  const filters = [{ name: filter, extensions: ['pem', 'crt', 'cer', 'der'] }];
  return chosen(window, { title, buttonLabel: button, properties: ['openFile'], filters });
}

/** Asks for a rules file of the simulator; null when the dialog was closed without a choice. */
export async function chooseRulesFile(window: BrowserWindow | null): Promise<string | null> {
  const { title, button, filter } = SHELL_TEXT.chooseRules;
  const filters = [{ name: filter, extensions: ['json'] }];
  return chosen(window, { title, buttonLabel: button, properties: ['openFile'], filters });
}

/** Asks where to save a file, and before one that exists is replaced; null when the dialog was closed without a choice. */
export async function chooseSavePath(
  window: BrowserWindow | null,
  what: SavedThing,
  name: string,
): Promise<string | null> {
  const options: SaveDialogOptions = {
    title: SHELL_TEXT.save[what],
    defaultPath: name,
    // macOS and Windows ask by themselves before they take a file that exists.
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  };
  const { canceled, filePath } = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return canceled || filePath === '' ? null : filePath;
}

async function chosen(window: BrowserWindow | null, options: OpenDialogOptions): Promise<string | null> {
  const { canceled, filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return canceled ? null : (filePaths[0] ?? null);
}
