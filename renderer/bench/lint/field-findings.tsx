import type { ReactNode } from 'react';
import { findingText } from '../../../shared/messages/finding-text.ts';
import type { DraftFinding } from '../../../shared/payload/lint-draft.ts';
import { en } from '../../messages/en.ts';
import { useFindings } from '../message-context.ts';
import { findingsAt, type LintedField } from './finding-places.ts';
import { FixButtons } from './fix-buttons.tsx';
import { SeverityMark } from './severity-mark.tsx';
import './lint.css';

/** What stands below a field: its findings, or else the note that it has anyway. */
export function useFieldNote(): (field: LintedField, otherwise?: ReactNode) => ReactNode {
  const findings = useFindings();
  return (field, otherwise) => {
    const own = findingsAt(findings, field);
    return own.length === 0 ? otherwise : <FieldFindings findings={own} />;
  };
}

function FieldFindings({ findings }: { readonly findings: readonly DraftFinding[] }) {
  return findings.map((finding) => {
    const { title, remedy } = findingText(finding);
    return (
      <span key={`${finding.code} ${finding.place}`} className="lint-note" data-severity={finding.severity}>
        <SeverityMark severity={finding.severity} />
        <span className="lint-words">
          <span className="visually-hidden">{en.bench.lint.severity[finding.severity]}: </span>
          <span className="lint-title">{title}.</span> {remedy}
          <span className="lint-fixes">
            <FixButtons fixes={finding.fixes} />
          </span>
        </span>
      </span>
    );
  });
}
