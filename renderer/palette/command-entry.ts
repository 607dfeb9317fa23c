import type { Shortcut } from '../components/shortcut.ts';
import type { CommandName } from '../shell/commands.tsx';
import type { PaletteEntry } from './palette-entry.ts';

type More = {
  readonly shortcut?: Shortcut;
  /** Why it cannot be done now; null or absent when it can. */
  readonly blocked?: string | null;
  readonly note?: string;
};

/** The entry of a command: its title as on its button, and other words that it is found by. */
export function commandEntry(name: CommandName, title: string, words: string, more: More = {}): PaletteEntry {
  const { shortcut, blocked, note } = more;
  return {
    ...{ id: name, kind: 'action', title, words, act: { kind: 'command', command: name } },
    ...(shortcut !== undefined && { shortcut }),
    ...(typeof blocked === 'string' && { blocked }),
    ...(note !== undefined && { note }),
  };
}
