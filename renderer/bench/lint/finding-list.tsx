import { findingText } from '../../../shared/messages/finding-text.ts';
import type { DraftFinding } from '../../../shared/payload/lint-draft.ts';
import { Button } from '../../components/button.tsx';
import { HowThisWorks } from '../../how-push-works/how-this-works.tsx';
import { paragraphOfFinding } from '../../how-push-works/paragraph-of.ts';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.tsx';
import { lineAt } from './finding-places.ts';
import { FixButtons } from './fix-buttons.tsx';
import { SeverityMark } from './severity-mark.tsx';
import './lint.css';

const texts = en.bench.lint;

type FindingListProps = {
  readonly findings: readonly DraftFinding[];
  /** Goes to a place in the JSON text; left out where the text is not on the page. */
  readonly onShow?: (offset: number) => void;
};

/** Findings one below the other: where, what, why, and what can be done. */
export function FindingList({ findings, onShow }: FindingListProps) {
  const { bench } = useBench();
  return (
    <ul className="lint-list" aria-label={texts.title} tabIndex={-1}>
      {findings.map((finding) => {
        const { title, remedy } = findingText(finding);
        const { offset, severity } = finding;
        return (
          <li key={`${finding.code} ${finding.place}`} className="lint-item">
            <SeverityMark severity={severity} />
            <div className="lint-words">
              <span className="visually-hidden">{texts.severity[severity]}: </span>
              <span className="lint-title">{title}.</span> <code className="lint-place">{finding.place}</code>{' '}
              {offset !== null && onShow !== undefined && (
                <LineButton line={lineAt(bench.message.payload, offset)} onPress={() => onShow(offset)} />
              )}
              <span className="lint-remedy">{remedy}</span>
              <span className="lint-fixes">
                <FixButtons fixes={finding.fixes} />
                <HowThisWorks paragraph={paragraphOfFinding(finding.code)} />
              </span>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function LineButton({ line, onPress }: { readonly line: number; readonly onPress: () => void }) {
  return (
    <Button variant="link" aria-label={texts.showLine(line)} onClick={onPress}>
      {texts.line(line)}
    </Button>
  );
}
