import { useId, useState } from 'react';
import type { Requests } from '../../../shared/ipc/channels.ts';
import type { Problem } from '../../../shared/problem.ts';
import { answerOf } from '../../bench/answer-of.ts';
import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { useAnnounce } from '../../components/live-region.tsx';
import { en } from '../../messages/en.ts';
import { useCommand } from '../../shell/commands.tsx';
import type { SimulatorOn } from '../../shell/use-simulator.ts';
import { ProblemLine } from '../problem-line.tsx';

const texts = en.simulatorFaults;

/** What is done at once to all connections that are open; null: the simulator is off. */
export function ConnectionActions({ open }: { readonly open: SimulatorOn['open'] | null }) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const announce = useAnnounce();
  const id = useId();
  const http2 = open?.http2 ?? 0;
  const all = http2 + (open?.legacy ?? 0);
  const act = async (request: Requests['simulator:act'], done: string) => {
    const answer = await answerOf(() => bridge.actOnConnections(request));
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) announce(done);
  };
  const close = () => void act({ action: 'close-connections' }, texts.closed(all));
  const sendGoaway = () => void act({ action: 'goaway', reason: null }, texts.goawaySent(http2));
  useCommand('close-connections', () => (all === 0 ? false : close()));
  useCommand('send-goaway', () => (http2 === 0 ? false : sendGoaway()));
  const why = reason(open, all, http2);
  return (
    <>
      <div className="faults-buttons">
        <Button disabled={all === 0} aria-describedby={all === 0 && why !== null ? id : undefined} onClick={close}>
          {texts.close}
        </Button>
        <Button disabled={http2 === 0} aria-describedby={why === null ? undefined : id} onClick={sendGoaway}>
          {texts.goaway}
        </Button>
      </div>
      {why !== null && (
        <p id={id} className="faults-note">
          {why}
        </p>
      )}
      <ProblemLine problem={problem} />
    </>
  );
}

/** Why a button is disabled; the panel itself says that the simulator is off. */
function reason(open: SimulatorOn['open'] | null, all: number, http2: number): string | null {
  if (open === null || http2 > 0) return null;
  return all === 0 ? texts.noneOpen : texts.noHttp2Open;
}
