import { useState } from 'react';
import type { Problem } from '../../../shared/problem.ts';
import type { ExportForm } from '../../../shared/template/export-name.ts';
import { SIMCTL_MAX_BYTES } from '../../../shared/template/simctl-file.ts';
import type { Template } from '../../../shared/template/template.ts';
import { bridge } from '../../bridge.ts';
import { useAnnounce } from '../../components/live-region.tsx';
import { en } from '../../messages/en.ts';
import { answerOf } from '../answer-of.ts';
import { useBench } from '../bench-context.ts';
import { useMessageHead } from '../message-context.ts';
import { appOf } from './app-of.ts';

/** What became of an export. `tooLarge`: its bytes, where `xcrun simctl push` will not take so many. */
export type Exported =
  | { readonly kind: 'written'; readonly path: string; readonly tooLarge: number | null }
  | { readonly kind: 'failed'; readonly problem: Problem };

export type TemplateExport = {
  readonly exported: Exported | null;
  readonly exportAs: (form: ExportForm, template: Template) => Promise<void>;
};

/** Exports notifications as files where the person says. */
export function useTemplateExport(): TemplateExport {
  const { credential } = useBench();
  const { topic } = useMessageHead();
  const announce = useAnnounce();
  const [exported, setExported] = useState<Exported | null>(null);
  const exportAs = async (form: ExportForm, template: Template) => {
    const bundleId = appOf(template.headers.topic || topic, credential);
    const answer = await answerOf(() => bridge.exportTemplate({ form, bundleId, ...template }));
    if (!answer.ok) return setExported({ kind: 'failed', problem: answer.problem });
    if (answer.value === null) return;
    const { path, bytes } = answer.value;
    setExported({ kind: 'written', path, tooLarge: form === 'apns' && bytes > SIMCTL_MAX_BYTES ? bytes : null });
    announce(`${en.bench.templates.written} ${path}`);
  };
  return { exported, exportAs };
}
