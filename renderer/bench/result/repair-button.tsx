import { useState } from 'react';
import type { Repair } from '../../../shared/answer/cause.ts';
import { repairDoneText, repairLabel } from '../../../shared/messages/likeliest-cause-text.ts';
import { Button } from '../../components/button.tsx';
import { useAnnounce } from '../../components/live-region.tsx';
import { en } from '../../messages/en.ts';
import { type BenchAccess, useBench } from '../bench-context.tsx';
import type { SendEntry } from '../bench-state.ts';
import { sendBlock } from '../selectors.ts';

type RepairButtonProps = { readonly send: SendEntry; readonly repair: Repair };

/** The one thing the app can do about an answer; once a header is changed, the offer to send. */
export function RepairButton({ send, repair }: RepairButtonProps) {
  const access = useBench();
  const announce = useAnnounce();
  const [done, setDone] = useState<Repair | null>(null);
  const { bench, message, simulator, actions } = access;
  const isSending = bench.sends.some(({ state }) => state.kind === 'sending');

  const press = () => {
    perform(repair, send, access);
    announce(repairDoneText(repair));
    if (!sends(repair)) setDone(repair);
  };

  if (done === null) {
    return (
      <Button size="compact" disabled={isSending && sends(repair)} onClick={press}>
        {repairLabel(repair)}
      </Button>
    );
  }
  return (
    <p className="result-row-done">
      {repairDoneText(done)}{' '}
      {done.kind !== 'remove-token' && (
        <Button
          size="compact"
          disabled={sendBlock(bench, message, simulator.state) !== null}
          onClick={() => actions.startSend()}
        >
          {en.bench.results.sendNow}
        </Button>
      )}
    </p>
  );
}

/** Whether it sends at once, as its label then says. */
function sends({ kind }: Repair): boolean {
  return kind === 'retry-on' || kind === 'sign-anew' || kind === 'send-again';
}

function perform(repair: Repair, send: SendEntry, { dispatch, actions }: BenchAccess): void {
  const { request } = send;
  switch (repair.kind) {
    case 'retry-on': {
      const { environment: kind } = repair;
      dispatch({ type: 'target-changed', change: { kind } });
      actions.sendAgain({ ...request, target: { kind, protocol: request.target.protocol, port: null } });
      return;
    }
    case 'use-topic':
      dispatch({ type: 'headers-changed', change: { topic: repair.topic } });
      return;
    case 'use-priority':
      dispatch({ type: 'headers-changed', change: { priority: String(repair.priority) } });
      return;
    case 'remove-token':
      dispatch({ type: 'token-forgotten', token: send.token });
      return;
    case 'sign-anew':
      actions.sendAgain({ ...request, signAnew: true });
      return;
    case 'send-again':
      actions.sendAgain(request);
      return;
  }
}
