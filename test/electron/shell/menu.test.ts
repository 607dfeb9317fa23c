import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate } from '../../../electron/shell/menu.ts';
import type { MenuCommand } from '../../../shared/ipc/channels.ts';

const COMMANDS: Record<MenuCommand, string | undefined> = {
  'choose-files': 'CmdOrCtrl+O',
  'test-connection': 'CmdOrCtrl+T',
  send: 'CmdOrCtrl+Enter',
  export: 'CmdOrCtrl+E',
  'new-bench': 'CmdOrCtrl+N',
  bench: 'CmdOrCtrl+1',
  identities: 'CmdOrCtrl+2',
  simulator: 'CmdOrCtrl+3',
  feedback: 'CmdOrCtrl+4',
  settings: 'CmdOrCtrl+,',
  'toggle-inspector': 'CmdOrCtrl+\\',
  'how-push-works': undefined,
  palette: 'CmdOrCtrl+K',
};

const flat = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);

describe.each(['darwin', 'linux', 'win32'] as const)('the menu on %s', (platform) => {
  it('has each command once, with its shortcut shown and left to the page', () => {
    const ran: MenuCommand[] = [];
    const ours = flat(menuTemplate(platform, (command) => ran.push(command))).filter(
      ({ click }) => click !== undefined,
    );
    const shortcuts = ours.map(({ click, accelerator, registerAccelerator }) => {
      (click as () => void)();
      if (accelerator !== undefined) expect(registerAccelerator).toBe(false);
      return accelerator;
    });
    expect(Object.fromEntries(ran.map((command, at) => [command, shortcuts[at]]))).toEqual(COMMANDS);
    expect(ran).toHaveLength(Object.keys(COMMANDS).length);
  });

  it('offers no developer tools and no reload', () => {
    const roles = flat(menuTemplate(platform, () => {})).map(({ role }) => role);
    expect(roles).not.toContain('toggleDevTools');
    expect(roles).not.toContain('reload');
    expect(roles).toContain('quit');
  });
});
