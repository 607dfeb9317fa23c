import { useEffect, useRef, useState } from 'react';
import type { Repair } from '../../../shared/answer/cause.ts';
import { repairDoneText, repairLabel } from '../../../shared/messages/likeliest-cause-text.ts';
import { Button } from '../../components/button.tsx';
import { useAnnounce } from '../../components/live-region.tsx';
import { en } from '../../messages/en.ts';
import { type BenchAccess, useBench } from '../bench-context.ts';
import type { SendEntry } from '../bench-state.ts';
import { useMessage } from '../message-context.ts';
import { sendBlock } from '../send-block.ts';

type RepairButtonProps = { readonly send: SendEntry; readonly repair: Repair };

/** The one thing the app can do about an answer; once a header is changed, the offer to send. */
export function RepairButton({ send, repair }: RepairButtonProps) {
  const access = useBench();
  const announce = useAnnounce();
  const [done, setDone] = useState<Repair | null>(null);
  const [pressed, setPressed] = useState(false);
  const note = useRef<HTMLParagraphElement>(null);
  const { bench } = access;
  const isSending = bench.sends.some(({ state }) => state.kind === 'sending');

  // The button made way for the note. Not its Send now: an Enter that is held down would press that too.
  useEffect(() => {
    if (done !== null) note.current?.focus();
  }, [done]);

  const press = () => {
    setPressed(true);
    const asksFirst = perform(repair, send, access);
    if (!asksFirst) announce(repairDoneText(repair));
    if (!sends(repair)) setDone(repair);
  };

  if (done === null) {
    return (
      <Button
        size="compact"
        busy={isSending && pressed}
        disabled={isSending && !pressed && sends(repair)}
        onClick={press}
      >
        {repairLabel(repair)}
      </Button>
    );
  }
  return (
    <p ref={note} className="result-row-done" tabIndex={-1}>
      {repairDoneText(done)} {done.kind !== 'remove-token' && <SendNow />}
    </p>
  );
}

function SendNow() {
  const { bench, simulator, actions } = useBench();
  const isBlocked = sendBlock(bench, useMessage(), simulator.state) !== null;
  return (
    <Button size="compact" disabled={isBlocked} onClick={() => actions.startSend()}>
      {en.bench.results.sendNow}
    </Button>
  );
}

/** Whether it sends at once, as its label then says. */
function sends({ kind }: Repair): boolean {
  return kind === 'retry-on' || kind === 'sign-anew' || kind === 'send-again';
}

/** Gives whether it waits for the word that production is meant. */
function perform(repair: Repair, send: SendEntry, { dispatch, actions }: BenchAccess): boolean {
  const { request } = send;
  switch (repair.kind) {
    case 'retry-on':
      return actions.sendAgainOn(request, repair.environment);
    case 'use-topic':
      dispatch({ type: 'headers-changed', change: { topic: repair.topic } });
      return false;
    case 'use-priority':
      dispatch({ type: 'headers-changed', change: { priority: String(repair.priority) } });
      return false;
    case 'remove-token':
      dispatch({ type: 'token-forgotten', token: send.token });
      return false;
    case 'sign-anew':
      return actions.sendAgain({ ...request, signAnew: true });
    case 'send-again':
      return actions.sendAgain(request);
  }
}
