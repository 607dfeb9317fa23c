import { outcomeText } from '../../../shared/messages/outcome-text.ts';
import { problemText } from '../../../shared/messages/problem-text.ts';
import { durationText } from '../../../shared/messages/quantity-text.ts';
import { plainText, WINDOW_CONTEXT } from '../../../shared/messages/text-form.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import { Chip } from '../../components/chip.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { HowThisWorks } from '../../how-push-works/how-this-works.tsx';
import { paragraphOfOutcome, paragraphOfProblem } from '../../how-push-works/paragraph-of.ts';
import { en } from '../../messages/en.ts';
import { useSettings } from '../../settings/use-settings.ts';
import { useBench } from '../bench-context.tsx';
import type { SendEntry } from '../bench-state.ts';
import { clockText } from '../clock-text.ts';
import { sentWith } from '../selectors.ts';
import { rejectionWord, resultCode, resultTone } from './result-code.ts';
import { ResultIds } from './result-ids.tsx';
import { shortToken } from './short-token.ts';
import './results-list.css';

const texts = en.bench.results;

/** What APNs answered, newest first; the newest tells how long it took, the others when. */
export function ResultsList() {
  const { bench } = useBench();
  return (
    <section className="results" aria-label={texts.title}>
      <header className="panel-header">
        <h2>{texts.title}</h2>
      </header>
      {bench.sends.length === 0 ? (
        <p className="panel-empty">{texts.none}</p>
      ) : (
        <ol>
          {bench.sends.map((send, index) => (
            <li key={send.sendId} className="result-row">
              <ResultRow send={send} newest={index === 0} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

type ResultRowProps = { readonly send: SendEntry; readonly newest: boolean };

function ResultRow({ send, newest }: ResultRowProps) {
  const { now } = useBench();
  const { state } = send;
  const at = clockText(send.at, now);
  switch (state.kind) {
    case 'sending':
      return (
        <>
          <span className="result-row-code">
            <Spinner size={16} />
          </span>
          <div className="result-row-words">
            <h3 className="result-row-title">{texts.sending}</h3>
            <p>{texts.to(shortToken(send.token), en.bench.targets[send.target.kind])}</p>
          </div>
        </>
      );
    case 'problem': {
      const { happened, steps } = problemText(state.problem);
      return (
        <>
          <span className="result-row-code">
            <Chip tone="error" mono>
              {texts.noCode}
            </Chip>
          </span>
          <div className="result-row-words">
            <h3 className="result-row-title">{texts.notSent}</h3>
            <p>{plainText([happened, steps[0]?.text ?? ''].join(' '))}</p>
            <HowThisWorks paragraph={paragraphOfProblem(state.problem)} />
          </div>
          <span className="result-row-time">{at}</span>
        </>
      );
    }
    case 'answered':
      return (
        <>
          <span className="result-row-code">
            <Chip tone={resultTone(state.outcome)} mono>
              {resultCode(state.outcome)}
            </Chip>
          </span>
          <AnsweredWords send={send} outcome={state.outcome} />
          <span className="result-row-time">{newest ? durationText(state.outcome.ms) : at}</span>
        </>
      );
  }
}

function AnsweredWords({ send, outcome }: { readonly send: SendEntry; readonly outcome: Outcome }) {
  const credential = sentWith(useBench().bench, send);
  const { settings } = useSettings();
  const { title, explanation } = outcomeText(outcome, { ...WINDOW_CONTEXT, credential }, settings.quietMs);
  return (
    <div className="result-row-words">
      <h3 className="result-row-title">{rejectionWord(outcome) ?? title}</h3>
      <p>{explanation}</p>
      <p className="result-row-to">{texts.to(shortToken(send.token), en.bench.targets[send.target.kind])}</p>
      <ResultIds outcome={outcome} />
      <HowThisWorks paragraph={paragraphOfOutcome(outcome)} />
    </div>
  );
}
