import { useState } from 'react';
import type { WrittenFile } from '../../../shared/credential/export-names.ts';
import type { Problem } from '../../../shared/problem.ts';
import { bridge } from '../../bridge.ts';
import { answerOf } from '../answer-of.ts';
import { type ExportForm, exportNames, holdsKey } from './export-form.ts';

/** Where an export stands. */
export type ExportState =
  | { readonly kind: 'filling' }
  | { readonly kind: 'writing' }
  /** Files are in the way; nothing was written. */
  | { readonly kind: 'exists'; readonly folder: string; readonly files: readonly string[] }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'written'; readonly files: readonly WrittenFile[] };

export type ExportControl = {
  readonly state: ExportState;
  /** Asks for the folder, then writes. */
  readonly save: (form: ExportForm) => Promise<void>;
  /** Writes over the files that are in the way. */
  readonly replace: (form: ExportForm) => Promise<void>;
};

/** Effects of the export dialog. */
export function useExport(credentialId: string): ExportControl {
  const [state, setState] = useState<ExportState>({ kind: 'filling' });

  const write = async (form: ExportForm, folder: string, overwrite: boolean) => {
    setState({ kind: 'writing' });
    const keyPassphrase = form.encrypt && holdsKey(form) ? form.passphrase : null;
    const { pkcs12Form } = form;
    const request = { credentialId, folder, names: exportNames(form), pkcs12Form, keyPassphrase, overwrite };
    const answer = await answerOf(() => bridge.writeExport(request));
    if (answer.ok) setState({ kind: 'written', files: answer.value.files });
    else if (answer.problem.code === 'file-exists') setState({ kind: 'exists', folder, files: answer.problem.files });
    else setState({ kind: 'failed', problem: answer.problem });
  };

  const save = async (form: ExportForm) => {
    const answer = await answerOf(() => bridge.chooseExportFolder());
    if (!answer.ok) return setState({ kind: 'failed', problem: answer.problem });
    if (answer.value !== null) await write(form, answer.value.folder, false);
  };

  const replace = async (form: ExportForm) => {
    if (state.kind === 'exists') await write(form, state.folder, true);
  };
  return { state, save, replace };
}
