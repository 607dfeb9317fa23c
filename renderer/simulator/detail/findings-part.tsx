import type { Finding } from '../../../shared/inspection/finding.ts';
import { findingText } from '../../../shared/messages/finding-text.ts';
import { Chip, type ChipTone } from '../../components/chip.tsx';
import { HowThisWorks } from '../../how-push-works/how-this-works.tsx';
import { paragraphOfFinding } from '../../how-push-works/paragraph-of.ts';
import { en } from '../../messages/en.ts';

const texts = en.simulator.detail;

const TONES: Readonly<Record<Finding['severity'], ChipTone>> = { error: 'error', warning: 'warn', info: 'neutral' };

/** What is odd about a notification, and what to write instead. */
export function FindingsPart({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <section className="detail-part" aria-labelledby="received-findings">
      <h3 id="received-findings" className="detail-part-title">
        {texts.findings}
      </h3>
      <ul className="finding-list">
        {findings.map((finding) => {
          const { title, remedy } = findingText(finding);
          return (
            <li key={`${finding.place} ${title}`} className="finding">
              <Chip tone={TONES[finding.severity]}>{texts.severity[finding.severity]}</Chip>
              <p>
                <span className="finding-title">{title}.</span> <code className="finding-place">{finding.place}</code>
                <span className="finding-remedy">{remedy}</span>
                <HowThisWorks paragraph={paragraphOfFinding(finding.code)} />
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
