import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { en } from '../../messages/en.ts';
import { SHORTCUTS } from '../../shell/keyboard.ts';
import { useBench } from '../bench-context.tsx';
import type { Bench } from '../bench-state.ts';
import { CopiedNote } from '../export-request/copied-note.tsx';
import { type CopiedAs, CopyAsMenu } from '../export-request/copy-as-menu.tsx';
import { FindingsButton } from '../lint/findings-button.tsx';
import { halfTyped } from '../message/form/object-part.ts';
import { type SendSentence, sendBlock, sendSentence } from '../selectors.ts';
import { blockText } from './block-text.ts';
import { shortToken } from './short-token.ts';
import './send-bar.css';

const texts = en.bench.sendBar;

/** What will be sent where, or why not; and the button. */
export function SendBar() {
  const { bench, message, simulator, actions, objectTexts } = useBench();
  const pushType = message.headers.ok ? (message.headers.value.pushType ?? 'alert') : 'alert';
  const half = message.payload.ok
    ? halfTyped(bench.message.payload, objectTexts.typed, pushType, message.payload.value)
    : [];
  const sentence = sendSentence(bench, message, simulator.state, half);
  const block = sendBlock(bench, message, simulator.state);
  const [copied, setCopied] = useState<{ readonly as: CopiedAs; readonly bench: Bench } | null>(null);
  // Until anything changes: then it is about another notification.
  const copiedAs = copied?.bench === bench ? copied.as : null;
  const sending = bench.sends.find((send) => send.state.kind === 'sending') ?? null;
  return (
    <div className="send-bar">
      <p className="send-bar-sentence" id="send-bar-sentence">
        {copiedAs === null ? sentence !== null && <Sentence sentence={sentence} /> : <CopiedNote copied={copiedAs} />}
      </p>
      <FindingsButton />
      <CopyAsMenu onCopied={(as) => setCopied({ as, bench })} />
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
        onClick={() => actions.startSend()}
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
    case 'half-typed':
      return (
        <span className="send-bar-warn">
          {texts.halfTyped(sentence.parts.map((part) => en.bench.composer.fields[part]))}
        </span>
      );
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
