import { join } from 'node:path';
import { ok, type Result } from '../../shared/result.ts';
import type { CertificateMaterial } from '../credentials/credential-material.ts';
import { exportCredential } from '../credentials/export-credential.ts';
import type { ImportTray } from '../credentials/import-tray.ts';
import type { BuiltIn } from '../identities/built-in.ts';
import type { Identities } from '../identities/identities.ts';
import type { ChosenFolders } from './chosen-folders.ts';
import type { HandlersOf } from './handler.ts';
import { materialOf } from './material-of.ts';

export type ExportChannel = 'export:choose-folder' | 'export:write';

export type ExportSources = {
  readonly tray: ImportTray;
  readonly identities: Identities;
  readonly builtIn: BuiltIn;
  readonly folders: ChosenFolders;
  readonly now: () => Date;
};

/** Writes a credential of the tray or a remembered one, only into folders that the person chose. */
export function exportHandlers(sources: ExportSources): HandlersOf<ExportChannel> {
  const { folders } = sources;
  return {
    'export:choose-folder': async () => {
      const folder = await folders.choose();
      return ok(folder === null ? null : { folder });
    },
    'export:write': async ({ credentialId, folder, names, pkcs12Form, keyPassphrase, overwrite }) => {
      folders.mustHave(folder);
      const material = certificateOf(sources, credentialId);
      if (!material.ok) return material;
      const path = (name: string | null) => (name === null ? null : join(folder, name));
      const paths = {
        ...{ certificate: path(names.certificate), key: path(names.key) },
        ...{ combined: path(names.combined), pkcs12: path(names.pkcs12) },
      };
      const written = await exportCredential({
        material: material.value,
        ...{ paths, pkcs12Form, keyPassphrase, overwrite },
      });
      return written.ok ? ok({ files: written.value }) : written;
    },
  };
}

function certificateOf({ tray, identities, builtIn, now }: ExportSources, id: string): Result<CertificateMaterial> {
  const remembered = tray.material(id) ?? identities.material(id) ?? builtIn.material(id);
  const material = remembered === null ? materialOf(tray, id, now()) : ok(remembered);
  if (!material.ok) return material;
  const { value } = material;
  if (value.kind !== 'certificate') throw new Error('The page exports a signing key: its .p8 is the only form');
  return ok(value);
}
