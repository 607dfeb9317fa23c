import { problemText } from '../../../shared/messages/problem-text.ts';
import { durationText } from '../../../shared/messages/quantity-text.ts';
import { plainText } from '../../../shared/messages/text-form.ts';
import { Chip } from '../../components/chip.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { HowThisWorks } from '../../how-push-works/how-this-works.tsx';
import { paragraphOfProblem } from '../../how-push-works/paragraph-of.ts';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import type { SendEntry } from '../bench-state.ts';
import { clockText } from '../clock-text.ts';
import { AnsweredResult } from './answered-result.tsx';
import { resultCode, resultTone } from './result-code.ts';
import { shortToken } from './short-token.ts';

const texts = en.bench.results;

type ResultRowProps = { readonly send: SendEntry; readonly newest: boolean };

/** One send: under way, broken, or answered. */
export function ResultRow({ send, newest }: ResultRowProps) {
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
          <AnsweredResult send={send} outcome={state.outcome} />
          <span className="result-row-time">{newest ? durationText(state.outcome.ms) : at}</span>
        </>
      );
  }
}
