import { join } from 'node:path';
import type { Result } from '../../shared/result.ts';
import { ok } from '../../shared/result.ts';
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../../shared/settings/settings.ts';
import { openJsonFile } from './json-file.ts';

export type SettingsStore = {
  readonly current: () => Settings;
  /** Gives the settings now in force; when they cannot be written, those before stay in force. */
  readonly save: (settings: Settings) => Promise<Result<Settings>>;
};

/** Reads `settings.json` of the app's data folder; without a usable one the defaults hold. */
export async function openSettings(folder: string, onDamaged: (keptAt: string) => void): Promise<SettingsStore> {
  const file = openJsonFile<Settings>({
    path: join(folder, 'settings.json'),
    parse: (data) => settingsSchema.safeParse(data).data ?? null,
    onDamaged,
  });
  let settings = (await file.read()) ?? DEFAULT_SETTINGS;
  return {
    current: () => settings,
    save: async (wanted) => {
      const written = await file.write(wanted);
      if (!written.ok) return written;
      settings = wanted;
      return ok(settings);
    },
  };
}
