import { baseName } from '../../components/base-name.ts';
import { en } from '../../messages/en.ts';
import { FindingCard } from '../import/finding-card.tsx';
import type { WritingState } from './use-file-writing.ts';
import './export-dialog.css';

type WritingTroubleProps = {
  readonly state: WritingState<unknown>;
  /** What to think of before files are written over. */
  readonly existsNote: string;
};

/** Why the files were not written, below the form. */
export function WritingTrouble({ state, existsNote }: WritingTroubleProps) {
  if (state.kind === 'exists') {
    return (
      <div className="export-exists" role="alert">
        <strong>{en.bench.exporting.exists(state.files.map(baseName))}</strong> {existsNote}
      </div>
    );
  }
  if (state.kind !== 'failed') return null;
  return <FindingCard finding={{ severity: 'error', problem: state.problem, files: [] }} />;
}
