import { memo } from 'react';
import { findingText } from '../../../shared/messages/finding-text.ts';
import type { DraftFinding } from '../../../shared/payload/lint-draft.ts';
import { Button } from '../../components/button.tsx';
import { HowThisWorks } from '../../how-push-works/how-this-works.tsx';
import { paragraphOfFinding } from '../../how-push-works/paragraph-of.ts';
import { en } from '../../messages/en.ts';
import { useMessage } from '../message-context.ts';
import { type FindingHome, homeOf, lineAt } from './finding-places.ts';
import { FixButtons } from './fix-buttons.tsx';
import { SeverityMark } from './severity-mark.tsx';
import './lint.css';

const texts = en.bench.lint;

type FindingListProps = {
  readonly findings: readonly DraftFinding[];
  /** Goes to where a finding stands; left out where that is not within reach. */
  readonly onShow?: (home: FindingHome) => void;
};

/** Findings one below the other: where, what, why, and what can be done. */
export const FindingList = memo(function FindingList({ findings, onShow }: FindingListProps) {
  return (
    <ul className="lint-list" aria-label={texts.title} tabIndex={-1}>
      {findings.map((finding) => {
        const { title, remedy } = findingText(finding);
        const { place, severity } = finding;
        const home = homeOf(finding);
        return (
          <li key={`${finding.code} ${place}`} className="lint-item">
            <SeverityMark severity={severity} />
            <div className="lint-words">
              <span className="visually-hidden">{texts.severity[severity]}: </span>
              <span className="lint-title">{title}.</span> <code className="lint-place">{place}</code>{' '}
              {home !== null && onShow !== undefined && (
                <HomeButton home={home} place={place} onPress={() => onShow(home)} />
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
});

type HomeButtonProps = {
  readonly home: FindingHome;
  readonly place: string;
  readonly onPress: () => void;
};

function HomeButton({ home, place, onPress }: HomeButtonProps) {
  const { payload } = useMessage().draft;
  const line = home.tab === 'json' ? lineAt(payload, home.offset) : null;
  return (
    <Button variant="link" aria-label={line === null ? texts.showField(place) : texts.showLine(line)} onClick={onPress}>
      {line === null ? texts.field : texts.line(line)}
    </Button>
  );
}
