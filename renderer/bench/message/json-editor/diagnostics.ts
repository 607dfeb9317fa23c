import type { Diagnostic } from '@codemirror/lint';
import { findingText } from '../../../../shared/messages/finding-text.ts';
import { fixText } from '../../../../shared/messages/fix-text.ts';
import { problemText } from '../../../../shared/messages/problem-text.ts';
import { plainText } from '../../../../shared/messages/text-form.ts';
import type { Fix } from '../../../../shared/payload/fix.ts';
import type { DraftFinding } from '../../../../shared/payload/lint-draft.ts';
import type { Problem } from '../../../../shared/problem.ts';
import { inEditor, partAt, troubleAt } from './text-marks.ts';

/** The findings of a payload text, and why it is none, as marks at their places. */
export function diagnosticsOf(
  text: string,
  trouble: Problem | null,
  findings: readonly DraftFinding[],
  applyFix: (fix: Fix) => void,
): readonly Diagnostic[] {
  const found = findings.flatMap((finding): Diagnostic[] => {
    if (finding.offset === null) return [];
    const { title, remedy } = findingText(finding);
    return [
      {
        ...inEditor(text, partAt(text, finding.offset)),
        severity: finding.severity,
        message: `${title}. ${remedy}`,
        actions: finding.fixes.map((fix) => ({ name: fixText(fix), apply: () => applyFix(fix) })),
      },
    ];
  });
  const place = trouble === null ? null : troubleAt(text, trouble);
  if (trouble === null || place === null) return found;
  const message = plainText(problemText(trouble).happened);
  return [{ ...inEditor(text, place), severity: 'error', message }, ...found];
}
