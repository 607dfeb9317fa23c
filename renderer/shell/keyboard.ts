import type { Shortcut } from '../components/shortcut.ts';
import type { CommandName } from './commands.tsx';

/** The keyboard map. `code` is the place of the key, for layouts where the character needs another modifier. */
type Binding = { readonly command: CommandName; readonly shortcut: Shortcut; readonly code?: string };

const BINDINGS: readonly Binding[] = [
  { command: 'choose-files', shortcut: { mod: true, key: 'o' } },
  { command: 'test-connection', shortcut: { mod: true, key: 't' } },
  { command: 'send', shortcut: { mod: true, key: 'Enter' } },
  { command: 'export', shortcut: { mod: true, key: 'e' } },
  { command: 'new-bench', shortcut: { mod: true, key: 'n' } },
  { command: 'bench', shortcut: { mod: true, key: '1' }, code: 'Digit1' },
  { command: 'settings', shortcut: { mod: true, key: ',' } },
  { command: 'previous-tab', shortcut: { mod: true, key: '[' }, code: 'BracketLeft' },
  { command: 'next-tab', shortcut: { mod: true, key: ']' }, code: 'BracketRight' },
  { command: 'toggle-inspector', shortcut: { mod: true, key: '\\' }, code: 'Backslash' },
  { command: 'escape', shortcut: { key: 'Escape' } },
];

/** What a key press says; a `KeyboardEvent` is one. */
export type KeyPress = {
  readonly key: string;
  readonly code: string;
  readonly metaKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

/**
 * Which command a key press asks for on a platform (Node's name), null for none. A press with Alt is never one:
 * AltGr, which types brackets on many keyboards, arrives as Ctrl and Alt.
 */
export function commandFor(press: KeyPress, platform: string): CommandName | null {
  const mac = platform === 'darwin';
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (other || press.altKey || press.shiftKey) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const bound = BINDINGS.find(
    ({ shortcut, code }) => (shortcut.mod ?? false) === mod && (shortcut.key === key || code === press.code),
  );
  return bound?.command ?? null;
}

/** The shortcut of a command, to show beside its button. */
export function shortcutOf(command: CommandName): Shortcut | undefined {
  return BINDINGS.find((binding) => binding.command === command)?.shortcut;
}
