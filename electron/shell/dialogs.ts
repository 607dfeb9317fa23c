import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
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

async function chosen(window: BrowserWindow | null, options: OpenDialogOptions): Promise<string | null> {
  const { canceled, filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return canceled ? null : (filePaths[0] ?? null);
}
