import { CircleAlert } from 'lucide-react';
import { problemText } from '../../../shared/messages/problem-text.ts';
import { WINDOW_CONTEXT } from '../../../shared/messages/text-form.ts';
import { Card } from '../../components/card.tsx';
import { Emphasis } from '../../components/emphasis.tsx';
import { Icon } from '../../components/icon.tsx';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.tsx';
import type { TestEntry } from '../bench-state.ts';
import { ProblemSteps } from '../problem-steps.tsx';
import type { FailedEnd } from '../selectors.ts';
import './diagnosis-card.css';

const texts = en.bench.diagnosis;

/** Why a test failed: what happened, the most likely cause, what to do. Read out at once; the focus stays where it is. */
export function DiagnosisCard({ test, end }: { readonly test: TestEntry; readonly end: FailedEnd }) {
  const { credential } = useBench();
  const target = test.result.kind === 'report' ? test.result.report.target : null;
  const { title, happened, cause, steps } = problemText(end.problem, { ...WINDOW_CONTEXT, target, credential });
  return (
    <Card tone="error" role="alert" lead={<Icon of={CircleAlert} />} title={<Emphasis text={title} />} flush>
      <div className="diagnosis">
        <div className="diagnosis-part">
          <h3>{texts.happened}</h3>
          <p>
            <Emphasis text={happened} />
          </p>
          {cause !== null && (
            <>
              <h3>{texts.cause}</h3>
              <p>
                <Emphasis text={cause} />
              </p>
            </>
          )}
        </div>
        <div className="diagnosis-part">
          <h3>{texts.todo}</h3>
          <ProblemSteps problem={end.problem} steps={steps} />
        </div>
      </div>
    </Card>
  );
}
