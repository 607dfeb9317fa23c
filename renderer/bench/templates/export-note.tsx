import { Check } from 'lucide-react';
import { SIMCTL_MAX_BYTES } from '../../../shared/template/simctl-file.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Icon } from '../../components/icon.tsx';
import { en } from '../../messages/en.ts';
import { FindingCard } from '../import/finding-card.tsx';
import type { Exported } from './use-template-export.ts';

const texts = en.bench.templates;

/** What became of an export: where the file is, or why there is none. */
export function ExportNote({ exported }: { readonly exported: Exported }) {
  if (exported.kind === 'failed') {
    return <FindingCard finding={{ severity: 'error', problem: exported.problem, files: [] }} />;
  }
  const { path, tooLarge } = exported;
  return (
    <div className="templates-note">
      <Icon of={Check} className="templates-note-done" />
      <p>
        {texts.written} <span className="type-mono">{path}</span>
        {tooLarge !== null && (
          <span className="templates-warn"> {texts.tooLargeForSimctl(tooLarge, SIMCTL_MAX_BYTES)}</span>
        )}
      </p>
      <CopyButton text={path} label={texts.copyPath} />
    </div>
  );
}
