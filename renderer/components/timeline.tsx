import { Check, X } from 'lucide-react';
import { en } from '../messages/en.ts';
import { Icon } from './icon.tsx';
import { Spinner } from './spinner.tsx';
import { Tooltip } from './tooltip.tsx';
import './timeline.css';

export type TimelineState = 'waiting' | 'running' | 'passed' | 'failed' | 'skipped';

export type TimelineStep = {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly state: TimelineState;
  /** How much of the width it takes, beside 1 of the others; fixed, so that changing notes move nothing. */
  readonly weight?: number;
  /** More about the step, on hover and focus. */
  readonly tip?: string | undefined;
};

type TimelineProps = { readonly label: string; readonly steps: readonly TimelineStep[] };

/** Steps that run one after another, each with its state and a short note. */
export function Timeline({ label, steps }: TimelineProps) {
  return (
    <ol className="timeline" aria-label={label}>
      {steps.map((step) => (
        <li key={step.id} className="timeline-step" data-state={step.state} style={{ flexGrow: step.weight ?? 1 }}>
          <Content step={step} />
        </li>
      ))}
    </ol>
  );
}

function Content({ step }: { readonly step: TimelineStep }) {
  const words = (
    <>
      <span className="timeline-name">{step.name}</span>
      <span className="visually-hidden">{en.components.stepState[step.state]}</span>
      <span className="timeline-note">{step.note}</span>
    </>
  );
  return (
    <>
      <span className="timeline-node">
        <Mark state={step.state} />
      </span>
      {step.tip === undefined ? (
        <div className="timeline-words">{words}</div>
      ) : (
        <Tooltip text={step.tip}>
          <button type="button" className="timeline-words">
            {words}
          </button>
        </Tooltip>
      )}
    </>
  );
}

function Mark({ state }: { readonly state: TimelineState }) {
  switch (state) {
    case 'passed':
      return <Icon of={Check} size={12} />;
    case 'failed':
      return <Icon of={X} size={12} />;
    case 'running':
      return <Spinner size={10} />;
    case 'waiting':
    case 'skipped':
      return null;
  }
}
