import { problemText } from '../../../shared/messages/problem-text.ts';
import { plainText } from '../../../shared/messages/text-form.ts';
import { Button } from '../../components/button.tsx';
import { en } from '../../messages/en.ts';
import { SHORTCUTS } from '../../shell/keyboard.ts';
import { useBench } from '../bench-context.tsx';
import { type SendBlock, type SendSentence, sendBlock, sendSentence } from '../selectors.ts';
import { shortToken } from './short-token.ts';
import './send-bar.css';

const texts = en.bench.sendBar;

/** What will be sent where, or why not; and the button. */
export function SendBar() {
  const { bench, message, simulator, actions } = useBench();
  const sentence = sendSentence(bench, message, simulator.state);
  const block = sendBlock(bench, message, simulator.state);
  const sending = bench.sends.find((send) => send.state.kind === 'sending') ?? null;
  return (
    <div className="send-bar">
      <p className="send-bar-sentence" id="send-bar-sentence">
        {sentence !== null && <Sentence sentence={sentence} />}
      </p>
      {sending !== null && (
        <Button
          variant="quiet"
          size="footer"
          aria-label={texts.cancelSend}
          disabled={sending.state.kind === 'sending' && sending.state.cancelling}
          onClick={() => void actions.cancelSend(sending.sendId)}
        >
          {texts.cancel}
        </Button>
      )}
      <Button
        variant="primary"
        size="footer"
        busy={sending !== null}
        disabled={sending === null && block !== null}
        shortcut={SHORTCUTS.send}
        aria-describedby="send-bar-sentence"
        onClick={actions.startSend}
      >
        {texts.send}
      </Button>
    </div>
  );
}

function Sentence({ sentence }: { readonly sentence: SendSentence }) {
  switch (sentence.kind) {
    case 'blocked':
      return blockText(sentence.block);
    case 'too-large':
      return <span className="send-bar-warn">{texts.tooLarge(sentence.bytes, sentence.limit)}</span>;
    case 'topic-missing':
      return <span className="send-bar-warn">{texts.topicMissing}</span>;
    case 'test-failed':
      return texts.testFailed;
    case 'ready':
      return (
        <>
          {texts.one(sentence.pushType)} <strong className="send-bar-token">{shortToken(sentence.token)}</strong>{' '}
          {texts.via(sentence.host)}
        </>
      );
  }
}

/** JSON and headers may lie behind another tab, so their place is named; the token's field tells the rest itself. */
function blockText(block: SendBlock): string {
  if (block.kind !== 'message') return texts.blocked[block.kind];
  const { problem } = block;
  if (problem.code === 'payload-invalid') return texts.badJson(problem.line, problem.column);
  const { title, happened } = problemText(problem);
  return plainText(problem.code === 'header-invalid' ? happened : `${title}.`);
}
