import { type Dispatch, useState } from 'react';
import type { TargetChoice } from '../../shared/ipc/schemas.ts';
import type { BenchEvent } from './bench-event.ts';
import type { Bench, TargetForm } from './bench-state.ts';
import type { MessageFacts } from './message-facts.ts';
import { isProduction, targetChoice } from './target.ts';
import type { TestActions } from './use-connection-test.ts';
import type { SendActions } from './use-send.ts';

export type LaunchActions = {
  /** Starts a test of the present target, or of `form`; asks first where production is meant. */
  readonly startTest: (form?: TargetForm) => void;
  readonly cancelTest: () => Promise<void>;
  readonly startSend: () => void;
  readonly cancelSend: (sendId: string) => Promise<void>;
  /** What waits for the word that production is meant. */
  readonly asking: Asking | null;
  readonly answerAsking: (goOn: boolean) => void;
};

export type Asking = { readonly wants: 'test' | 'send'; readonly target: TargetChoice };

/** Starts tests and sends, with the one question per launch before production is touched. */
export function useLaunch(
  bench: Bench,
  message: MessageFacts,
  dispatch: Dispatch<BenchEvent>,
  tests: TestActions,
  sends: SendActions,
): LaunchActions {
  const [asking, setAsking] = useState<Asking | null>(null);
  const credentialId = bench.stage === 'ready' ? bench.credentialId : null;

  const begin = ({ wants, target }: Asking) => {
    if (wants === 'test') {
      if (bench.running === null) void tests.runTest(target, credentialId);
      return;
    }
    if (credentialId === null || !message.token.ok || !message.headers.ok) return;
    void sends.sendPush({
      target,
      credentialId,
      token: message.token.value.token,
      payload: bench.message.payload,
      headers: message.headers.value,
      command: bench.message.headers.command,
    });
  };

  const askOrBegin = (wants: Asking['wants'], form: TargetForm) => {
    const target = targetChoice(form);
    if (target === null) return;
    if (isProduction(target) && !bench.productionConfirmed) setAsking({ wants, target });
    else begin({ wants, target });
  };

  return {
    startTest: (form = bench.target) => askOrBegin('test', form),
    cancelTest: async () => {
      if (bench.running !== null) await tests.cancelTest(bench.running.testId);
    },
    startSend: () => askOrBegin('send', bench.target),
    cancelSend: sends.cancelSend,
    asking,
    answerAsking: (goOn) => {
      setAsking(null);
      if (!goOn || asking === null) return;
      dispatch({ type: 'production-confirmed' });
      begin(asking);
    },
  };
}
