import { type Dispatch, useState } from 'react';
import type { TargetChoice } from '../../shared/ipc/schemas.ts';
import { outgoingPayload } from '../../shared/payload/fresh-timestamp.ts';
import type { BenchEvent } from './bench-event.ts';
import type { Bench, PushRequest, TargetForm } from './bench-state.ts';
import type { MessageFacts } from './message-facts.ts';
import { isProduction, targetChoice } from './target.ts';
import type { TestActions } from './use-connection-test.ts';
import type { SendActions } from './use-send.ts';

export type LaunchActions = {
  /** Starts a test of the present target, or of `form`; asks first where production is meant. */
  readonly startTest: (form?: TargetForm) => void;
  readonly cancelTest: () => Promise<void>;
  /** Sends the message to the present target, or to `form`; asks first where production is meant. */
  readonly startSend: (form?: TargetForm, signing?: Signing) => void;
  /** Sends what was sent before, as it was. */
  readonly sendAgain: (request: PushRequest) => void;
  readonly cancelSend: (sendId: string) => Promise<void>;
  /** What waits for the word that production is meant. */
  readonly asking: Asking | null;
  readonly answerAsking: (goOn: boolean) => void;
};

/** Whether a new provider token is signed for it. */
export type Signing = Pick<PushRequest, 'signAnew'>;

export type Asking =
  | { readonly wants: 'test'; readonly target: TargetChoice }
  | { readonly wants: 'send'; readonly target: TargetChoice; readonly request: PushRequest };

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

  const begin = (asked: Asking) => {
    if (asked.wants === 'send') void sends.sendPush(asked.request);
    else if (bench.running === null) void tests.runTest(asked.target, credentialId);
  };

  const askOrBegin = (asked: Asking) => {
    if (isProduction(asked.target) && !bench.productionConfirmed) setAsking(asked);
    else begin(asked);
  };

  /** The message as it would be sent; null while something is missing. */
  const requestTo = (target: TargetChoice, signing: Signing): PushRequest | null => {
    if (credentialId === null || !message.token.ok || !message.headers.ok) return null;
    const { token } = message.token.value;
    const headers = message.headers.value;
    const { command } = bench.message.headers;
    const facts = { protocol: target.protocol, pushType: headers.pushType ?? '', now: new Date() };
    const payload = outgoingPayload(bench.message, facts);
    return { target, credentialId, token, payload, headers, command, ...signing };
  };

  return {
    startTest: (form = bench.target) => {
      const target = targetChoice(form);
      if (target !== null) askOrBegin({ wants: 'test', target });
    },
    cancelTest: async () => {
      if (bench.running !== null) await tests.cancelTest(bench.running.testId);
    },
    startSend: (form = bench.target, signing = {}) => {
      const target = targetChoice(form);
      const request = target === null ? null : requestTo(target, signing);
      if (request === null) return;
      // The page shows what was sent.
      const { payload } = request;
      if (payload !== bench.message.payload) dispatch({ type: 'payload-changed', payload });
      askOrBegin({ wants: 'send', target: request.target, request });
    },
    sendAgain: (request) => askOrBegin({ wants: 'send', target: request.target, request }),
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
