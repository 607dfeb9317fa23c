import { usePlatform } from './platform.tsx';
import { type Shortcut, shortcutLabel } from './shortcut.ts';
import './shortcut-hint.css';

/** Shows a shortcut as this platform writes it; assistive technology does not hear it. */
export function ShortcutHint({ shortcut }: { readonly shortcut: Shortcut }) {
  return (
    <span className="shortcut-hint" aria-hidden="true">
      {shortcutLabel(shortcut, usePlatform())}
    </span>
  );
}
