import { checklist } from '../../../shared/answer/checklist.ts';
import { checkPointText } from '../../../shared/messages/checklist-text.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import { Button } from '../../components/button.tsx';
import { Disclosure } from '../../components/disclosure.tsx';
import { HowThisWorks } from '../../how-push-works/how-this-works.tsx';
import { paragraphOfOutcome } from '../../how-push-works/paragraph-of.ts';
import { en } from '../../messages/en.ts';
import { useSettings } from '../../settings/use-settings.ts';
import { useBench } from '../bench-context.ts';
import type { SendEntry } from '../bench-state.ts';
import { answerWords } from './answer-words.ts';
import { useOpenDetails } from './details/send-details-context.tsx';
import { RepairButton } from './repair-button.tsx';
import { shortToken } from './short-token.ts';
import { situationOf } from './situation-of.ts';

const texts = en.bench.results;

type AnsweredResultProps = {
  readonly send: SendEntry;
  readonly outcome: Outcome;
};

/** What an answer means, the one thing that mends it, and the way to all that is known of it. */
export function AnsweredResult({ send, outcome }: AnsweredResultProps) {
  const { bench, now } = useBench();
  const { settings } = useSettings();
  const openDetails = useOpenDetails();
  const words = answerWords(bench, send, outcome, settings.quietMs, now);
  return (
    <div className="result-row-words">
      <h3 className="result-row-title">{words.title}</h3>
      <p>{words.short}</p>
      <p className="result-row-to">{texts.to(shortToken(send.token), en.bench.targets[send.target.kind])}</p>
      {outcome.outcome === 'accepted' && <NothingShown send={send} />}
      {words.repair !== null && <RepairButton send={send} repair={words.repair} />}
      <p className="result-row-links">
        <Button
          variant="link"
          aria-label={texts.details.openName(words.title)}
          onClick={() => openDetails(send.sendId)}
        >
          {texts.details.open}
        </Button>
        <HowThisWorks paragraph={paragraphOfOutcome(outcome)} />
      </p>
    </div>
  );
}

/** What to look at when APNs took it and the phone shows nothing. */
function NothingShown({ send }: { readonly send: SendEntry }) {
  const { bench, now } = useBench();
  return (
    <div className="result-row-checklist">
      <Disclosure title={texts.nothingShown} headingLevel={4}>
        <ul>
          {checklist(situationOf(bench, send, now)).map((check) => (
            <li key={check.point}>{checkPointText(check)}</li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
