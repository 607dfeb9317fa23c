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
  readonly message: Pick<MessageFacts, 'draft' | 'token' | 'headers'>;
  readonly dispatch: (event: BenchEvent) => void;
  readonly tests: TestActions;
  readonly sends: SendActions;
  readonly asking: Asking | null;
  readonly setAsking: (asking: Asking | null) => void;
  readonly clock: () => Date;
};

/** Starts tests and sends, with the one question per launch before production is touched; `parts`: as they are then. */
export function launchActions(parts: () => LaunchParts): LaunchActions {
  return {
    startTest: (form) => {
      const target = targetChoice(form ?? parts().bench.target);
      if (target !== null) askOrBegin({ wants: 'test', target }, parts());
    },
    cancelTest: async () => {
      const { bench, tests } = parts();
      if (bench.running !== null) await tests.cancelTest(bench.running.testId);
    },
    startSend: () => {
      const request = typedRequest(parts());
      if (request !== null) askOrBegin({ wants: 'send', target: request.target, request, shows: 'message' }, parts());
    },
    sendAgain: (request) => askOrBegin({ wants: 'send', target: request.target, request, shows: null }, parts()),
    sendAgainOn: (before, environment) => {
      const target = { kind: environment, protocol: before.target.protocol, port: null };
      return askOrBegin({ wants: 'send', target, request: { ...before, target }, shows: 'target' }, parts());
    },
    cancelSend: (sendId) => parts().sends.cancelSend(sendId),
    answerAsking: (goOn) => {
      const { asking, setAsking, dispatch } = parts();
      setAsking(null);
      if (!goOn || asking === null) return;
      dispatch({ type: 'production-confirmed' });
      begin(asking, parts());
    },
  };
}

/** Gives whether it asks first. */
function askOrBegin(asked: Asking, parts: LaunchParts): boolean {
  const asks = isProduction(asked.target) && !parts.bench.productionConfirmed;
  if (asks) parts.setAsking(asked);
  else begin(asked, parts);
  return asks;
}

function begin(asked: Asking, parts: LaunchParts): void {
  if (asked.wants === 'send') beginSend(asked, parts);
  else if (parts.bench.running === null) void parts.tests.runTest(asked.target, credentialIdOf(parts));
}

/** The message as it would be sent; null while something is missing. */
function typedRequest({ bench, message }: LaunchParts): PushRequest | null {
  const target = targetChoice(bench.target);
  const credentialId = credentialIdOf({ bench });
  const { token, headers, draft } = message;
  if (target === null || credentialId === null || !token.ok || !headers.ok) return null;
  return {
    target,
    credentialId,
    token: token.value.token,
    payload: draft.payload,
    headers: headers.value,
    command: draft.headers.command,
  };
}

function credentialIdOf({ bench }: Pick<LaunchParts, 'bench'>): string | null {
  return bench.stage === 'ready' ? bench.credentialId : null;
}

function beginSend(
  { request, target, shows }: Extract<Asking, { wants: 'send' }>,
  { message: { draft }, dispatch, sends, clock }: LaunchParts,
): void {
  const outgoing = outgoingRequest(request, draft.freshTimestamp, clock());
  const { payload } = outgoing;
  if (shows === 'target') dispatch({ type: 'target-changed', change: { kind: target.kind } });
  if (shows === 'message' && payload !== draft.payload) dispatch({ type: 'payload-changed', payload });
  void sends.sendPush(outgoing);
}
