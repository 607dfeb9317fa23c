import type { TargetChoice } from '../../shared/ipc/schemas.ts';
import type { Environment } from '../../shared/wire/endpoints.ts';
import type { BenchEvent } from './bench-event.ts';
import type { Bench, PushRequest, TargetForm } from './bench-state.ts';
import type { MessageFacts } from './message-facts.ts';
import { outgoingRequest } from './outgoing-request.ts';
import { isProduction, targetChoice } from './target.ts';
import type { TestActions } from './use-connection-test.ts';
import type { SendActions } from './use-send.ts';

export type LaunchActions = {
  /** Starts a test of the present target, or of `form`; asks first where production is meant. */
  readonly startTest: (form?: TargetForm) => void;
  readonly cancelTest: () => Promise<void>;
  /** Sends the message to the present target; asks first where production is meant. */
  readonly startSend: () => void;
  /** Sends what was sent before, as it was but for a timestamp that is fresh at each send. Gives whether it asks first. */
  readonly sendAgain: (request: PushRequest) => boolean;
  /** The same to another environment of Apple, which is the target from then on; nothing changes when it is declined. */
  readonly sendAgainOn: (request: PushRequest, environment: Environment) => boolean;
  readonly cancelSend: (sendId: string) => Promise<void>;
  /** What waits for the word that production is meant. */
  readonly asking: Asking | null;
  readonly answerAsking: (goOn: boolean) => void;
};

export type Asking =
  | { readonly wants: 'test'; readonly target: TargetChoice }
  | {
      readonly wants: 'send';
      readonly target: TargetChoice;
      readonly request: PushRequest;
      /** The page shows what was sent: its message, or its target. */
      readonly shows: 'message' | 'target' | null;
    };

/** All that a launch is made of; the clock is read when something goes. */
export type LaunchParts = {
  readonly bench: Bench;
  readonly message: Pick<MessageFacts, 'token' | 'headers'>;
  readonly dispatch: (event: BenchEvent) => void;
  readonly tests: TestActions;
  readonly sends: SendActions;
  readonly asking: Asking | null;
  readonly setAsking: (asking: Asking | null) => void;
  readonly clock: () => Date;
};

/** Starts tests and sends, with the one question per launch before production is touched. */
export function launchActions(parts: LaunchParts): LaunchActions {
  const { bench, message, dispatch, tests, sends, asking, setAsking } = parts;
  const credentialId = bench.stage === 'ready' ? bench.credentialId : null;

  const begin = (asked: Asking) => {
    if (asked.wants === 'send') beginSend(asked, parts);
    else if (bench.running === null) void tests.runTest(asked.target, credentialId);
  };

  const askOrBegin = (asked: Asking): boolean => {
    const asks = isProduction(asked.target) && !bench.productionConfirmed;
    if (asks) setAsking(asked);
    else begin(asked);
    return asks;
  };

  /** The message as it would be sent; null while something is missing. */
  const requestTo = (target: TargetChoice): PushRequest | null => {
    if (credentialId === null || !message.token.ok || !message.headers.ok) return null;
    const { token } = message.token.value;
    const { payload, headers } = bench.message;
    return {
      target,
      credentialId,
      token,
      payload,
      headers: message.headers.value,
      command: headers.command,
    };
  };

  return {
    startTest: (form = bench.target) => {
      const target = targetChoice(form);
      if (target !== null) askOrBegin({ wants: 'test', target });
    },
    cancelTest: async () => {
      if (bench.running !== null) await tests.cancelTest(bench.running.testId);
    },
    startSend: () => {
      const target = targetChoice(bench.target);
      const request = target === null ? null : requestTo(target);
      if (request !== null) askOrBegin({ wants: 'send', target: request.target, request, shows: 'message' });
    },
    sendAgain: (request) => askOrBegin({ wants: 'send', target: request.target, request, shows: null }),
    sendAgainOn: (before, environment) => {
      const target = { kind: environment, protocol: before.target.protocol, port: null };
      return askOrBegin({ wants: 'send', target, request: { ...before, target }, shows: 'target' });
    },
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

function beginSend(
  { request, target, shows }: Extract<Asking, { wants: 'send' }>,
  { bench, dispatch, sends, clock }: LaunchParts,
): void {
  const outgoing = outgoingRequest(request, bench.message.freshTimestamp, clock());
  const { payload } = outgoing;
  if (shows === 'target') dispatch({ type: 'target-changed', change: { kind: target.kind } });
  if (shows === 'message' && payload !== bench.message.payload) dispatch({ type: 'payload-changed', payload });
  void sends.sendPush(outgoing);
}
