import { Check, X } from 'lucide-react';
import { stageName } from '../../shared/messages/stage-text.ts';
import { Icon } from '../components/icon.tsx';
import { en } from '../messages/en.ts';
import { resultCode } from './result/result-code.ts';
import type { ProgressStep, StepFact } from './selectors.ts';
import './progress-line.css';

const texts = en.bench.progress;

/** Where the person is: the four steps, each with its state and a short fact. */
export function ProgressLine({ steps }: { readonly steps: readonly ProgressStep[] }) {
  return (
    <ol className="progress-line" aria-label={texts.label}>
      {steps.map((step, index) => (
        <li
          key={step.id}
          className="progress-step"
          data-status={step.status}
          aria-current={step.current ? 'step' : undefined}
        >
          <span className="progress-step-mark" aria-hidden="true">
            {step.status === 'done' ? (
              <Icon of={Check} size={12} />
            ) : step.status === 'failed' ? (
              <Icon of={X} size={12} />
            ) : (
              index + 1
            )}
          </span>
          <span className="progress-step-name">{texts.steps[step.id]}</span>
          <span className="visually-hidden">{texts.status[step.status]}</span>
          {step.fact !== null && <span className="progress-step-fact">{factText(step.fact)}</span>}
        </li>
      ))}
    </ol>
  );
}

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
