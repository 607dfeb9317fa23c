import { useEffect } from 'react';
import type { Settings } from '../../shared/settings/settings.ts';

/** Puts the theme on the document; "system" leaves the choice to the system. */
export function useTheme(theme: Settings['theme']): void {
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}
