import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import type { Finding } from '../../../shared/credential/credential.ts';
import { problemText } from '../../../shared/messages/problem-text.ts';
import { Button } from '../../components/button.tsx';
import { Emphasis } from '../../components/emphasis.tsx';
import { Icon } from '../../components/icon.tsx';
import { en } from '../../messages/en.ts';
import { ProblemSteps } from '../problem-steps.tsx';
import './finding-card.css';

type FindingCardProps = { readonly finding: Finding; readonly onDismiss?: () => void };

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info };

/** A finding with its remedy: what is missing or does not fit, and what to do about it. */
export function FindingCard({ finding, onDismiss }: FindingCardProps) {
  const { title, happened, cause, steps } = problemText(finding.problem);
  return (
    <div
      className="finding-card"
      data-severity={finding.severity}
      role={finding.severity === 'error' ? 'alert' : 'note'}
    >
      <Icon of={ICONS[finding.severity]} className="finding-card-icon" />
      <div className="finding-card-words">
        <h3 className="finding-card-title">{title}</h3>
        <p>
          <Emphasis text={happened} />
        </p>
        {cause !== null && (
          <p className="finding-card-cause">
            <Emphasis text={cause} />
          </p>
        )}
        <ProblemSteps problem={finding.problem} steps={steps} />
      </div>
      {onDismiss && (
        <Button
          variant="quiet"
          size="compact"
          icon={<Icon of={X} size={14} />}
          aria-label={en.bench.importing.dismiss}
          title={en.bench.importing.dismiss}
          onClick={onDismiss}
        />
      )}
    </div>
  );
}
