import { useWideLayout } from '../shell/use-media.ts';
import { useBench } from './bench-context.ts';
import { BenchPreview } from './result/bench-preview.tsx';
import { ChecksPanel } from './result/checks-panel.tsx';
import { LastTests } from './result/last-tests.tsx';
import { ResultsList } from './result/results-list.tsx';
import { diagnosed, newestIsSend } from './selectors.ts';

/** The right column: what was checked after a failed test, else the preview and the results. */
export function BenchInspector() {
  const { bench } = useBench();
  const wide = useWideLayout();
  const failure = newestIsSend(bench) ? null : diagnosed(bench);
  if (failure === null) {
    return (
      <>
        <BenchPreview />
        {wide && <ResultsList />}
      </>
    );
  }
  const { result } = failure.test;
  return (
    <>
      {result.kind === 'report' && <ChecksPanel report={result.report} />}
      <LastTests />
      {wide && bench.sends.length > 0 && <ResultsList />}
    </>
  );
}
