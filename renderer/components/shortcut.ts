/** A keyboard shortcut. `mod` is ⌘ on macOS, Ctrl elsewhere; `key` is a `KeyboardEvent.key`, letters in lower case. */
export type Shortcut = { readonly key: string; readonly mod?: boolean; readonly shift?: boolean };

const MAC_KEYS: Readonly<Record<string, string>> = { Enter: '↩', Escape: 'esc' };
const OTHER_KEYS: Readonly<Record<string, string>> = { Escape: 'Esc' };

/** How the shortcut is written on this platform (Node's name): "⌘↩" on macOS, "Ctrl Enter" elsewhere. */
export function shortcutLabel(shortcut: Shortcut, platform: string): string {
  const mac = platform === 'darwin';
  const key = (mac ? MAC_KEYS : OTHER_KEYS)[shortcut.key] ?? shortcut.key.replace(/^[a-z]$/, upper);
  if (mac) return `${shortcut.mod ? '⌘' : ''}${shortcut.shift ? '⇧' : ''}${key}`;
  return [shortcut.mod ? 'Ctrl' : '', shortcut.shift ? 'Shift' : '', key].filter(Boolean).join(' ');
}

/** The same for `aria-keyshortcuts`: "Control+Enter". */
export function shortcutAria(shortcut: Shortcut, platform: string): string {
  const mod = platform === 'darwin' ? 'Meta' : 'Control';
  return [shortcut.mod ? mod : '', shortcut.shift ? 'Shift' : '', shortcut.key.replace(/^[a-z]$/, upper)]
    .filter(Boolean)
    .join('+');
}

function upper(letter: string): string {
  return letter.toUpperCase();
}
