import { usePlatform } from './platform.tsx';
import { type Shortcut, shortcutLabel } from './shortcut.ts';
import './shortcut-hint.css';

/** Shows a shortcut as this platform writes it; assistive technology does not hear it. */
export function ShortcutHint({ shortcut }: { readonly shortcut: Shortcut }) {
  return (
    // Written by the style sheet: as text it would count as part of a label that the name must repeat.
    <span className="shortcut-hint" aria-hidden="true" data-keys={shortcutLabel(shortcut, usePlatform())} />
  );
}
