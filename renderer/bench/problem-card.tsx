import { CircleAlert } from 'lucide-react';
import { problemText } from '../../shared/messages/problem-text.ts';
import type { TextContext } from '../../shared/messages/text-form.ts';
import type { Problem } from '../../shared/problem.ts';
import { Card } from '../components/card.tsx';
import { Emphasis } from '../components/emphasis.tsx';
import { Icon } from '../components/icon.tsx';
import { en } from '../messages/en.ts';
import { ProblemSteps } from './problem-steps.tsx';
import type { OwnActions } from './use-problem-action.ts';
import './problem-card.css';

const texts = en.bench.diagnosis;

type ProblemCardProps = {
  readonly problem: Problem;
  readonly context: TextContext;
  readonly actions?: OwnActions | undefined;
};

/** What happened, the most likely cause, what to do. Read out at once; the focus stays where it is. */
export function ProblemCard({ problem, context, actions }: ProblemCardProps) {
  const { title, happened, cause, steps } = problemText(problem, context);
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
          <ProblemSteps problem={problem} steps={steps} actions={actions} />
        </div>
      </div>
    </Card>
  );
}
