import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../shared/ipc/channels.ts';
import { SHELL_TEXT } from './shell-text.ts';

const TEXT = SHELL_TEXT.menu;

/**
 * The application menu. Roles bring the system's own items (Copy, Quit, Full screen), our commands go to `run`.
 *
 * Each shortcut fires once, by one rule: the page handles the key and prevents its default. Where the menu would hear
 * it too, it does not: Windows and Linux do not register our accelerators (they are only shown), and macOS asks the menu
 * after the page and only for keys that the page did not take.
 */
export function menuTemplate(
  platform: NodeJS.Platform,
  run: (command: MenuCommand) => void,
): MenuItemConstructorOptions[] {
  const command = (label: string, name: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator !== undefined && { accelerator, registerAccelerator: false }),
    click: () => run(name),
  });
  const settings = command(TEXT.settings, 'settings', 'CmdOrCtrl+,');
  const isMac = platform === 'darwin';
  return [
    ...(isMac ? [appMenu(settings)] : []),
    {
      label: TEXT.file,
      submenu: [
        command(TEXT.newBench, 'new-bench', 'CmdOrCtrl+N'),
        command(TEXT.chooseFiles, 'choose-files', 'CmdOrCtrl+O'),
        command(TEXT.exportPem, 'export', 'CmdOrCtrl+E'),
        { type: 'separator' },
        ...(isMac ? [] : [settings, { type: 'separator' } as const]),
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: TEXT.push,
      submenu: [
        command(TEXT.testConnection, 'test-connection', 'CmdOrCtrl+T'),
        command(TEXT.send, 'send', 'CmdOrCtrl+Enter'),
      ],
    },
    {
      label: TEXT.view,
      submenu: [
        command(TEXT.bench, 'bench', 'CmdOrCtrl+1'),
        command(TEXT.identities, 'identities', 'CmdOrCtrl+2'),
        command(TEXT.simulator, 'simulator', 'CmdOrCtrl+3'),
        command(TEXT.feedback, 'feedback', 'CmdOrCtrl+4'),
        command(TEXT.inspector, 'toggle-inspector', 'CmdOrCtrl+\\'),
        command(TEXT.palette, 'palette', 'CmdOrCtrl+K'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', label: TEXT.help, submenu: [command(TEXT.howPushWorks, 'how-push-works')] },
  ];
}

function appMenu(settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      settings,
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  };
}
