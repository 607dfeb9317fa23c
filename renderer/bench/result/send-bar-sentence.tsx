import type { Draft } from '../../../shared/ipc/channels.ts';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import type { Bench } from '../bench-state.ts';
import { CopiedNote } from '../export-request/copied-note.tsx';
import type { CopiedAs } from '../export-request/copy-as-menu.tsx';
import { halfTypedIn } from '../message/form/half-typed.ts';
import { useMessage } from '../message-context.ts';
import { type SendSentence, sendSentence } from '../send-block.ts';
import { blockText } from './block-text.ts';
import { shortToken } from './short-token.ts';

const texts = en.bench.sendBar;

/** What was copied, and from what. */
export type CopiedNow = { readonly as: CopiedAs; readonly bench: Bench; readonly draft: Draft };

/** Why nothing can be sent, or what will be sent where; what was copied, until it is about another notification. */
export function SendBarSentence({ copied }: { readonly copied: CopiedNow | null }) {
  const { bench, simulator } = useBench();
  const message = useMessage();
  if (copied?.bench === bench && copied.draft === message.draft) return <CopiedNote copied={copied.as} />;
  const half = halfTypedIn(message, bench.target.protocol);
  const sentence = sendSentence(bench, message, simulator.state, half);
  return sentence !== null && <Sentence sentence={sentence} />;
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
