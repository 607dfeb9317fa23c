import type { Shortcut } from '../components/shortcut.ts';
import type { CommandName, WindowCommand } from './commands.tsx';

/** The commands that have a shortcut. */
type KeyCommand = Exclude<CommandName, WindowCommand | 'how-push-works'>;

/** The keyboard map: the shortcut of each command, to act on and to show beside its button. */
export const SHORTCUTS: Readonly<Record<KeyCommand, Shortcut>> = {
  'choose-files': { mod: true, key: 'o' },
  'test-connection': { mod: true, key: 't' },
  send: { mod: true, key: 'Enter' },
  export: { mod: true, key: 'e' },
  'new-bench': { mod: true, key: 'n' },
  bench: { mod: true, key: '1' },
  identities: { mod: true, key: '2' },
  simulator: { mod: true, key: '3' },
  feedback: { mod: true, key: '4' },
  settings: { mod: true, key: ',' },
  'previous-tab': { mod: true, key: '[' },
  'next-tab': { mod: true, key: ']' },
  'toggle-inspector': { mod: true, key: '\\' },
  palette: { mod: true, key: 'k' },
  escape: { key: 'Escape' },
};

/** Places of keys whose character needs another modifier on some keyboards. */
const PLACES: Readonly<Partial<Record<string, KeyCommand>>> = {
  Digit1: 'bench',
  Digit2: 'identities',
  Digit3: 'simulator',
  Digit4: 'feedback',
  BracketLeft: 'previous-tab',
  BracketRight: 'next-tab',
  Backslash: 'toggle-inspector',
};

const COMMANDS = Object.keys(SHORTCUTS) as KeyCommand[];

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
export function commandFor(press: KeyPress, platform: string): KeyCommand | null {
  const mac = platform === 'darwin';
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (other || press.altKey || press.shiftKey) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const named = COMMANDS.find((command) => SHORTCUTS[command].key === key && (SHORTCUTS[command].mod ?? false) === mod);
  return named ?? (mod ? (PLACES[press.code] ?? null) : null);
}
