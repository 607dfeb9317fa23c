import { Search } from 'lucide-react';
import { Icon } from '../components/icon.tsx';
import { usePlatform } from '../components/platform.tsx';
import { shortcutAria } from '../components/shortcut.ts';
import { ShortcutHint } from '../components/shortcut-hint.tsx';
import { en } from '../messages/en.ts';
import { useRunCommand } from '../shell/commands.tsx';
import { SHORTCUTS } from '../shell/keyboard.ts';
import './search-button.css';

/** Looks like the field that it opens. */
export function SearchButton() {
  const runCommand = useRunCommand();
  const platform = usePlatform();
  return (
    <button
      type="button"
      className="search-button"
      aria-haspopup="dialog"
      aria-label={en.palette.open}
      aria-keyshortcuts={shortcutAria(SHORTCUTS.palette, platform)}
      title={en.palette.open}
      onClick={() => runCommand('palette')}
    >
      <Icon of={Search} size={14} />
      <span className="search-button-label">{en.palette.open}</span>
      <ShortcutHint shortcut={SHORTCUTS.palette} />
    </button>
  );
}
