import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { Finding } from '../../../shared/inspection/finding.ts';
import { Icon } from '../../components/icon.tsx';

/** The sign before a finding; its word is said beside it. */
export function SeverityMark({ severity }: Pick<Finding, 'severity'>) {
  return (
    <span className="lint-mark" data-severity={severity}>
      <Icon of={severity === 'error' ? CircleAlert : TriangleAlert} size={14} />
    </span>
  );
}
