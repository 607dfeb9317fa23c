import { Card } from '../components/card.tsx';
import { en } from '../messages/en.ts';
import { useWideLayout } from '../shell/use-media.ts';
import { useBench } from './bench-context.ts';
import type { Bench } from './bench-state.ts';
import { CertificateCard } from './certificate/certificate-card.tsx';
import { ConnectionCard } from './connection/connection-card.tsx';
import { DiagnosisCard } from './connection/diagnosis-card.tsx';
import { TranscriptCard } from './connection/transcript-card.tsx';
import { FindingCard } from './import/finding-card.tsx';
import { ReadingLine } from './import/reading-line.tsx';
import { MessageCard } from './message/message-card.tsx';
import { ResultsList } from './result/results-list.tsx';
import { diagnosed } from './selectors.ts';

type ReadyBenchProps = { readonly bench: Extract<Bench, { stage: 'ready' }> };

/** The page once a credential is chosen. A failed test takes the place below the connection; the message stays below. */
export function ReadyBench({ bench }: ReadyBenchProps) {
  const { credential, dragging, dispatch } = useBench();
  const wide = useWideLayout();
  if (credential === null) throw new Error('A ready bench has a credential');
  const failure = diagnosed(bench);
  const report = failure?.test.result.kind === 'report' ? failure.test.result.report : null;
  return (
    <>
      <ReadingLine className="bench-reading" />
      {bench.refused.map((finding, index) => (
        <FindingCard
          // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be refused twice
          key={index}
          finding={finding}
          onDismiss={() => dispatch({ type: 'refusal-dismissed' })}
        />
      ))}
      <CertificateCard bench={bench} credential={credential} brief={failure !== null} />
      <ConnectionCard credential={credential} />
      {failure !== null && <DiagnosisCard key={failure.test.testId} test={failure.test} end={failure.end} />}
      {report !== null && (
        <TranscriptCard key={`transcript of ${failure?.test.testId}`} transcript={report.transcript} />
      )}
      <MessageCard />
      {!wide && bench.sends.length > 0 && (
        <Card flush>
          <ResultsList />
        </Card>
      )}
      {dragging !== null && <div className="bench-over">{en.components.releaseToImport(dragging)}</div>}
    </>
  );
}
