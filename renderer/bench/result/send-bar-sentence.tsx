import type { Draft } from '../../../shared/ipc/channels.ts';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import type { Bench } from '../bench-state.ts';
import { CopiedNote } from '../export-request/copied-note.tsx';
import type { CopiedAs } from '../export-request/copy-as-menu.tsx';
import { halfTyped } from '../message/form/object-part.ts';
import { useObjectTexts } from '../message/form/object-texts.tsx';
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
  const { typed } = useObjectTexts();
  const { draft, headers, payload } = message;
  if (copied?.bench === bench && copied.draft === draft) return <CopiedNote copied={copied.as} />;
  const pushType = headers.ok ? (headers.value.pushType ?? 'alert') : 'alert';
  const half = payload.ok ? halfTyped(draft.payload, typed, pushType, payload.value) : [];
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
