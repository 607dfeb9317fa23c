import { WINDOW_CONTEXT } from '../../../shared/messages/text-form.ts';
import { useBench } from '../bench-context.ts';
import type { TestEntry } from '../bench-state.ts';
import { ProblemCard } from '../problem-card.tsx';
import type { FailedEnd } from '../selectors.ts';

/** Why a test failed. */
export function DiagnosisCard({ test, end }: { readonly test: TestEntry; readonly end: FailedEnd }) {
  const { credential } = useBench();
  const target = test.result.kind === 'report' ? test.result.report.target : null;
  return <ProblemCard problem={end.problem} context={{ ...WINDOW_CONTEXT, target, credential }} />;
}
