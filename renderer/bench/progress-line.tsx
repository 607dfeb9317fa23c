import { Check, X } from 'lucide-react';
import { memo } from 'react';
import { stageName } from '../../shared/messages/stage-text.ts';
import { Icon } from '../components/icon.tsx';
import { en } from '../messages/en.ts';
import { useBench } from './bench-context.ts';
import { useMessage } from './message-context.ts';
import { type ProgressStep, progressSteps, type StepFact } from './progress-steps.ts';
import { resultCode } from './result/result-code.ts';
import './progress-line.css';

const texts = en.bench.progress;

/** Where the person is: the four steps, each with its state and a short fact. */
export function ProgressLine() {
  const { bench } = useBench();
  const message = useMessage();
  return (
    <ol className="progress-line" aria-label={texts.label}>
      {progressSteps(bench, message).map(({ id, status, current, fact }, index) => (
        <Step key={id} {...{ id, status, current }} number={index + 1} fact={fact === null ? null : factText(fact)} />
      ))}
    </ol>
  );
}

type StepProps = Omit<ProgressStep, 'fact'> & { readonly number: number; readonly fact: string | null };

/** One that is as it was is left as it is while somebody types. */
const Step = memo(function Step({ id, status, current, number, fact }: StepProps) {
  return (
    <li className="progress-step" data-status={status} aria-current={current ? 'step' : undefined}>
      <span className="progress-step-mark" aria-hidden="true">
        {status === 'done' ? <Icon of={Check} size={12} /> : status === 'failed' ? <Icon of={X} size={12} /> : number}
      </span>
      <span className="progress-step-name">{texts.steps[id]}</span>
      <span className="visually-hidden">{texts.status[status]}</span>
      {fact !== null && <span className="progress-step-fact">{fact}</span>}
    </li>
  );
});

function factText(fact: StepFact): string {
  switch (fact.kind) {
    case 'files-ready':
      return texts.filesReady(fact.ready, fact.total);
    case 'name':
      return fact.name;
    case 'testing':
      return texts.testing;
    case 'ms':
      return texts.ms(fact.ms);
    case 'stage-failed':
      return texts.failed(fact.stage === null ? null : stageName(fact.stage, fact.credential));
    case 'cancelled':
      return texts.cancelled;
    case 'bytes':
      return texts.bytes(fact.bytes, fact.draft);
    case 'sending':
      return texts.sending;
    case 'outcome':
      return texts.answered(resultCode(fact.outcome), fact.outcome.ms);
    case 'not-sent':
      return texts.notSent;
  }
}
