import { memo, useCallback, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { en } from '../../messages/en.ts';
import { SHORTCUTS } from '../../shell/keyboard.ts';
import { useBench } from '../bench-context.ts';
import type { SendEntry } from '../bench-state.ts';
import { type CopiedAs, CopyAsMenu } from '../export-request/copy-as-menu.tsx';
import { FindingsButton } from '../lint/findings-button.tsx';
import { useMessage } from '../message-context.ts';
import { sendBlock } from '../send-block.ts';
import { type CopiedNow, SendBarSentence } from './send-bar-sentence.tsx';
import './send-bar.css';

const texts = en.bench.sendBar;

/** What will be sent where, or why not; and the button. */
export function SendBar() {
  const { bench, actions, newest } = useBench();
  const [copied, setCopied] = useState<CopiedNow | null>(null);
  const onCopied = useCallback(
    (as: CopiedAs) => {
      const { bench: of, message } = newest();
      setCopied({ as, bench: of, draft: message.draft });
    },
    [newest],
  );
  const sending = bench.sends.find((send) => send.state.kind === 'sending') ?? null;
  return (
    <div className="send-bar">
      <p className="send-bar-sentence" id="send-bar-sentence">
        <SendBarSentence copied={copied} />
      </p>
      <FindingsButton />
      <CopyAsMenu onCopied={onCopied} />
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
      <SendButton sending={sending} />
    </div>
  );
}

type SendButtonProps = { readonly sending: SendEntry | null };

function SendButton({ sending }: SendButtonProps) {
  const { bench, simulator } = useBench();
  const isBlocked = sendBlock(bench, useMessage(), simulator.state) !== null;
  return <PlainSendButton isBusy={sending !== null} isBlocked={isBlocked} />;
}

type PlainSendButtonProps = { readonly isBusy: boolean; readonly isBlocked: boolean };

const PlainSendButton = memo(function PlainSendButton({ isBusy, isBlocked }: PlainSendButtonProps) {
  const { actions } = useBench();
  return (
    <Button
      variant="primary"
      size="footer"
      busy={isBusy}
      disabled={!isBusy && isBlocked}
      shortcut={SHORTCUTS.send}
      aria-describedby="send-bar-sentence"
      onClick={() => actions.startSend()}
    >
      {texts.send}
    </Button>
  );
});
