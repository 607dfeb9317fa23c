import { detailsText, goawayText, requestOnlyText } from '../../../../shared/answer/details-text.ts';
import type { SendRecord } from '../../../../shared/answer/send-record.ts';
import type { Outcome } from '../../../../shared/outcome.ts';
import { Button } from '../../../components/button.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { en } from '../../../messages/en.ts';
import { useBench } from '../../bench-context.ts';
import type { SendEntry } from '../../bench-state.ts';
import { useMessageHead } from '../../message-context.ts';
import { goesTimedAnew } from '../../outgoing-request.ts';
import type { AnswerWords } from '../answer-words.ts';
import { momentsAt } from '../moment-text.ts';
import { resultCode } from '../result-code.ts';
import { ResultIds } from '../result-ids.tsx';
import { AttemptPart } from './attempt-part.tsx';
import { ConnectionPart } from './connection-part.tsx';
import './send-details.css';

const texts = en.bench.results.details;

type SendDetailsDialogProps = {
  readonly send: SendEntry;
  readonly outcome: Outcome;
  readonly record: SendRecord;
  readonly words: AnswerWords;
  readonly onClose: () => void;
};

/** All that is known of one send: the request, the response, the connection. */
export function SendDetailsDialog({ send, outcome, record, words, onClose }: SendDetailsDialogProps) {
  const { bench, now, actions } = useBench();
  const { draft } = useMessageHead();
  const { at } = momentsAt(now);
  const { payload } = send.request;
  const title = [resultCode(outcome), words.title].join(' ');
  const details = { title, explanation: words.whole, payload, record, at };
  const sendAgain = () => {
    onClose();
    actions.sendAgain(send.request);
  };
  return (
    <Dialog
      open
      width={880}
      title={texts.title(title)}
      description={words.whole}
      onClose={onClose}
      footer={
        <>
          <CopyButton text={requestOnlyText(details)} label={texts.copyRequest}>
            {texts.copyRequest}
          </CopyButton>
          <CopyButton text={detailsText(details)} label={texts.copyAll}>
            {texts.copyAll}
          </CopyButton>
          <Button disabled={bench.sends.some(({ state }) => state.kind === 'sending')} onClick={sendAgain}>
            {texts.sendAgain}
          </Button>
        </>
      }
    >
      <div className="send-details">
        {goesTimedAnew(send.request, draft.freshTimestamp) && <p>{texts.timedAnew}</p>}
        <ResultIds outcome={outcome} />
        {record.attempts.length === 0 && <p>{texts.nothingSent}</p>}
        {record.attempts.map((attempt, index) => (
          <AttemptPart
            // biome-ignore lint/suspicious/noArrayIndexKey: attempts are told by their order, and never move
            key={index}
            attempt={attempt}
            number={index + 1}
            count={record.attempts.length}
            payload={payload}
            at={at}
          />
        ))}
        {record.goaway !== null && <p className="type-mono">{goawayText(record.goaway)}</p>}
        {record.connection !== null && (
          <ConnectionPart
            connection={record.connection}
            requestMs={record.attempts.at(-1)?.ms ?? null}
            credential={bench.stage === 'ready' ? send.credentialId : null}
            at={at}
          />
        )}
      </div>
    </Dialog>
  );
}
