import { join } from 'node:path';
import { ok } from '../../shared/result.ts';
import { exportPem } from '../credentials/export-pem.ts';
import type { ImportTray } from '../credentials/import-tray.ts';
import type { HandlersOf } from './handler.ts';
import { materialOf } from './material-of.ts';

export type ExportChannel = 'export:choose-folder' | 'export:write';

export type ExportSources = {
  readonly tray: ImportTray;
  /** Shows the system's folder dialog; null when it was closed without a choice. */
  readonly chooseFolder: () => Promise<string | null>;
  readonly now: () => Date;
};

/** Writes PEM files, only into folders that the person chose in the system's own dialog since the app started. */
export function exportHandlers({ tray, chooseFolder, now }: ExportSources): HandlersOf<ExportChannel> {
  const chosen = new Set<string>();
  return {
    'export:choose-folder': async () => {
      const folder = await chooseFolder();
      if (folder === null) return ok(null);
      chosen.add(folder);
      return ok({ folder });
    },
    'export:write': async ({ credentialId, folder, names, keyPassphrase, overwrite }) => {
      if (!chosen.has(folder)) throw new Error('The page names a folder that nobody chose');
      const material = materialOf(tray, credentialId, now());
      if (!material.ok) return material;
      const path = (name: string | null) => (name === null ? null : join(folder, name));
      const paths = { certificate: path(names.certificate), key: path(names.key), combined: path(names.combined) };
      const written = await exportPem({ material: material.value, paths, keyPassphrase, overwrite });
      return written.ok ? ok({ files: written.value }) : written;
    },
  };
}
