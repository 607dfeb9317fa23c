import { createContext, useContext } from 'react';
import type { Problem } from '../../shared/problem.ts';
import type { Settings } from '../../shared/settings/settings.ts';

export type SettingsStore = {
  readonly settings: Settings;
  /** Changes some of the settings, at once on the page and then in the file. */
  readonly change: (part: Partial<Settings>) => void;
  /** Settles when what was changed so far is written, or could not be. */
  readonly written: () => Promise<void>;
  /** Why the last change was not written; the page keeps it meanwhile. */
  readonly problem: Problem | null;
};

export const SettingsContext = createContext<SettingsStore | null>(null);

/** The settings in force and the way to change them. */
export function useSettings(): SettingsStore {
  const store = useContext(SettingsContext);
  if (store === null) throw new Error('useSettings outside of SettingsProvider');
  return store;
}
