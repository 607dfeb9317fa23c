import { useState } from 'react';
import type { WrittenFile } from '../../../shared/credential/export-names.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { Result } from '../../../shared/result.ts';
import { bridge } from '../../bridge.ts';
import { answerOf } from '../answer-of.ts';

/** Where the writing of files stands. */
export type WritingState<Written> =
  | { readonly kind: 'filling' }
  | { readonly kind: 'writing' }
  /** Files are in the way; nothing was written. */
  | { readonly kind: 'exists'; readonly folder: string; readonly files: readonly string[] }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'written'; readonly written: Written };

export type WritingControl<Form, Written> = {
  readonly state: WritingState<Written>;
  /** Asks for the folder, then writes. */
  readonly save: (form: Form) => Promise<void>;
  /** Writes over the files that are in the way. */
  readonly replace: (form: Form) => Promise<void>;
};

/** Effects of a dialog that writes files into a folder of the person's choice, over none without being told. */
export function useFileWriting<Form, Written extends { readonly files: readonly WrittenFile[] }>(
  request: (form: Form, folder: string, overwrite: boolean) => Promise<Result<Written>>,
): WritingControl<Form, Written> {
  const [state, setState] = useState<WritingState<Written>>({ kind: 'filling' });

  const write = async (form: Form, folder: string, overwrite: boolean) => {
    setState({ kind: 'writing' });
    const answer = await answerOf(() => request(form, folder, overwrite));
    if (answer.ok) setState({ kind: 'written', written: answer.value });
    else if (answer.problem.code === 'file-exists') setState({ kind: 'exists', folder, files: answer.problem.files });
    else setState({ kind: 'failed', problem: answer.problem });
  };

  const save = async (form: Form) => {
    const answer = await answerOf(() => bridge.chooseExportFolder());
    if (!answer.ok) return setState({ kind: 'failed', problem: answer.problem });
    if (answer.value !== null) await write(form, answer.value.folder, false);
  };

  const replace = async (form: Form) => {
    if (state.kind === 'exists') await write(form, state.folder, true);
  };
  return { state, save, replace };
}
