import { ok } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { Http2Pool } from '../apns/http2-pool.ts';
import { readCaFile } from '../storage/ca-file.ts';
import type { SettingsStore } from '../storage/settings-file.ts';
import type { HandlersOf } from './handler.ts';

export type SettingsChannel = 'settings:read' | 'settings:write' | 'settings:choose-ca';

export type SettingsSources = {
  readonly settings: SettingsStore;
  /** Shows the system's file dialog; null when it was closed without a choice. */
  readonly chooseCaFile: () => Promise<string | null>;
  readonly chosenCas: ChosenCas;
  readonly pool: Http2Pool;
  /** Puts what was saved into force, the theme for one. */
  readonly apply: (settings: Settings) => void;
};

export function settingsHandlers({
  settings,
  chooseCaFile,
  chosenCas,
  pool,
  apply,
}: SettingsSources): HandlersOf<SettingsChannel> {
  return {
    'settings:read': () => ok(settings.current()),
    'settings:write': async (wanted) => {
      const cas = wanted.customEndpoints.flatMap(({ caFile }) => (caFile === null ? [] : [caFile]));
      if (!cas.every(chosenCas.has)) throw new Error('The page names a CA file that nobody chose');
      const before = settings.current();
      const saved = await settings.save(wanted);
      if (!saved.ok) return saved;
      apply(saved.value);
      if (connectsOtherwise(before, saved.value)) await pool.closeAll();
      return saved;
    },
    'settings:choose-ca': async () => {
      const file = await chooseCaFile();
      if (file === null) return ok(null);
      const ca = await readCaFile(file);
      if (!ca.ok) return ca;
      chosenCas.add(file);
      return ok({ file, subject: ca.value.subject });
    },
  };
}

/** Whether connections are made in another way from now on, so that those that are kept are not to be used any more. */
function connectsOtherwise(before: Settings, after: Settings): boolean {
  const way = ({ proxy, stageSeconds, quietMs, customEndpoints }: Settings): string =>
    JSON.stringify([proxy, stageSeconds, quietMs, customEndpoints]);
  return way(before) !== way(after);
}

/** The CA files that a person consented to. */
export type ChosenCas = {
  readonly add: (file: string) => void;
  readonly has: (file: string) => boolean;
};

/**
 * Starts with those of the settings. A page that was taken over could otherwise have any path opened, which on Windows
 * can be a server of the attacker's.
 */
export function createChosenCas(settings: SettingsStore): ChosenCas {
  const chosen = new Set(settings.current().customEndpoints.flatMap(({ caFile }) => caFile ?? []));
  return { add: (file) => chosen.add(file), has: (file) => chosen.has(file) };
}
