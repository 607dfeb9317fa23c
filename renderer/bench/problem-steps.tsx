import { actionLabel } from '../../shared/messages/action-text.ts';
import type { ProblemAction, ProblemStep } from '../../shared/messages/text-form.ts';
import type { Problem } from '../../shared/problem.ts';
import { Button } from '../components/button.tsx';
import { Emphasis } from '../components/emphasis.tsx';
import { HowThisWorks } from '../how-push-works/how-this-works.tsx';
import { paragraphOfProblem } from '../how-push-works/paragraph-of.ts';
import { en } from '../messages/en.ts';
import { type OwnActions, useProblemAction } from './use-problem-action.ts';
import './problem-steps.css';

type ProblemStepsProps = {
  readonly problem: Problem;
  readonly steps: readonly ProblemStep[];
  readonly actions?: OwnActions | undefined;
};

/** What to do about a problem: numbered steps, with a link where the app can do the step, and one to how this works. */
export function ProblemSteps({ problem, steps, actions }: ProblemStepsProps) {
  const { offers, perform, copied } = useProblemAction(problem, actions);
  return (
    <>
      <ol className="problem-steps">
        {steps.map(({ text, action }) => (
          <li key={text} className="problem-step">
            <p>
              <Emphasis text={text} />{' '}
              {action !== null && offers(action) && (
                <ActionLink action={action} copied={copied === action} onPress={() => void perform(action)} />
              )}
            </p>
          </li>
        ))}
      </ol>
      <HowThisWorks paragraph={paragraphOfProblem(problem)} />
    </>
  );
}

type ActionLinkProps = { readonly action: ProblemAction; readonly copied: boolean; readonly onPress: () => void };

function ActionLink({ action, copied, onPress }: ActionLinkProps) {
  const label = actionLabel(action);
  return (
    <Button variant="link" onClick={onPress} aria-label={copied ? undefined : label.replace('…', '')}>
      {copied ? en.components.copied : label}
    </Button>
  );
}
