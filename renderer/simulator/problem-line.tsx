import { problemText } from '../../shared/messages/problem-text.ts';
import type { Problem } from '../../shared/problem.ts';
import { Emphasis } from '../components/emphasis.tsx';
import { HowThisWorks } from '../how-push-works/how-this-works.tsx';
import { paragraphOfProblem } from '../how-push-works/paragraph-of.ts';
import './problem-line.css';

/** What went wrong with what was just asked for, in a few sentences; for the narrow pane. */
export function ProblemLine({ problem }: { readonly problem: Problem | null }) {
  if (problem === null) return null;
  const { title, happened, steps } = problemText(problem);
  return (
    <p className="problem-line" role="alert">
      <strong>{title}.</strong> <Emphasis text={[happened, ...steps.map(({ text }) => text)].join(' ')} />{' '}
      <HowThisWorks paragraph={paragraphOfProblem(problem)} />
    </p>
  );
}
