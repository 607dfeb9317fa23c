import type { WrittenFile } from '../../../shared/credential/export-names.ts';
import { bridge } from '../../bridge.ts';
import { type ExportForm, exportNames, holdsKey } from './export-form.ts';
import { useFileWriting, type WritingControl } from './use-file-writing.ts';

type Exported = { readonly files: readonly WrittenFile[] };

/** Effects of the export dialog. */
export function useExport(credentialId: string): WritingControl<ExportForm, Exported> {
  return useFileWriting((form, folder, overwrite) => {
    const keyPassphrase = form.encrypt && holdsKey(form) ? form.passphrase : null;
    const { pkcs12Form } = form;
    return bridge.writeExport({ credentialId, folder, names: exportNames(form), pkcs12Form, keyPassphrase, overwrite });
  });
}
