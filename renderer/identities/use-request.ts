import { useState } from 'react';
import type { WrittenFile } from '../../shared/credential/export-names.ts';
import type { Problem } from '../../shared/problem.ts';
import { answerOf } from '../bench/answer-of.ts';
import { bridge } from '../bridge.ts';
import type { RequestForm } from './request-form.ts';

/** Where the making of a request stands. */
export type RequestState =
  | { readonly kind: 'filling' }
  | { readonly kind: 'writing' }
  /** Files are in the way; nothing was written. */
  | { readonly kind: 'exists'; readonly folder: string; readonly files: readonly string[] }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'written'; readonly files: readonly WrittenFile[]; readonly publicKeyId: string };

export type RequestControl = {
  readonly state: RequestState;
  /** Asks for the folder, then makes key and request. */
  readonly save: (form: RequestForm) => Promise<void>;
  /** Writes over the files that are in the way. */
  readonly replace: (form: RequestForm) => Promise<void>;
};

/** Effects of the dialog that makes a signing request. */
export function useRequest(): RequestControl {
  const [state, setState] = useState<RequestState>({ kind: 'filling' });

  const write = async (form: RequestForm, folder: string, overwrite: boolean) => {
    setState({ kind: 'writing' });
    const answer = await answerOf(() =>
      bridge.createRequest({
        commonName: form.commonName.trim(),
        email: form.email.trim(),
        folder,
        names: { key: form.keyFile.trim(), request: form.requestFile.trim() },
        keyPassphrase: form.encrypt ? form.passphrase : null,
        keep: form.keep,
        overwrite,
      }),
    );
    if (answer.ok) setState({ kind: 'written', ...answer.value });
    else if (answer.problem.code === 'file-exists') setState({ kind: 'exists', folder, files: answer.problem.files });
    else setState({ kind: 'failed', problem: answer.problem });
  };

  const save = async (form: RequestForm) => {
    const answer = await answerOf(() => bridge.chooseExportFolder());
    if (!answer.ok) return setState({ kind: 'failed', problem: answer.problem });
    if (answer.value !== null) await write(form, answer.value.folder, false);
  };

  const replace = async (form: RequestForm) => {
    if (state.kind === 'exists') await write(form, state.folder, true);
  };
  return { state, save, replace };
}
