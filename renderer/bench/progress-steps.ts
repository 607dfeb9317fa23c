import type { Outcome } from '../../shared/outcome.ts';
import type { Bench, SendEntry } from './bench-state.ts';
import { credentialName } from './credential-name.ts';
import { unreadFiles } from './import-stage.ts';
import type { MessageFacts } from './message-facts.ts';
import { chosenCredential, type FailedEnd, newestIsSend, shownTest, testEnd } from './selectors.ts';

export type StepId = 'certificate' | 'connection' | 'message' | 'result';
export type StepStatus = 'upcoming' | 'current' | 'done' | 'failed';

/** A step of the progress line: its look, whether it is where the person is, and the short fact beside its name. */
export type ProgressStep = {
  readonly id: StepId;
  readonly status: StepStatus;
  readonly current: boolean;
  readonly fact: StepFact | null;
};

export type StepFact =
  | { readonly kind: 'files-ready'; readonly ready: number; readonly total: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'testing' }
  | { readonly kind: 'ms'; readonly ms: number }
  | ({ readonly kind: 'stage-failed' } & Pick<FailedEnd, 'stage' | 'credential'>)
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'bytes'; readonly bytes: number; readonly draft: boolean }
  | { readonly kind: 'sending' }
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'not-sent' };

/** The four steps of the progress line. */
export function progressSteps(bench: Bench, message: MessageFacts): readonly ProgressStep[] {
  const current = currentStep(bench, message);
  const steps = [certificateStep(bench), connectionStep(bench), messageStep(bench, message), resultStep(bench)];
  return steps.map((step) => {
    const isCurrent = step.id === current;
    const status = isCurrent && step.status !== 'failed' ? 'current' : step.status;
    return { ...step, status, current: isCurrent };
  });
}

type Step = Omit<ProgressStep, 'current'>;

function currentStep(bench: Bench, message: MessageFacts): StepId {
  if (bench.stage !== 'ready') return 'certificate';
  if (newestIsSend(bench)) return 'result';
  const test = shownTest(bench);
  if (test === null || testEnd(test).kind !== 'connected') return 'connection';
  return isComplete(message) ? 'result' : 'message';
}

function certificateStep(bench: Bench): Step {
  const id = 'certificate';
  if (bench.stage === 'empty') return { id, status: 'upcoming', fact: null };
  if (bench.stage === 'importing') {
    const total = bench.imported.files.length;
    return {
      id,
      status: 'upcoming',
      fact: { kind: 'files-ready', ready: total - unreadFiles(bench.imported), total },
    };
  }
  const credential = chosenCredential(bench);
  if (credential === null) return { id, status: 'done', fact: null };
  const name = credential.topics[0]?.topic ?? credentialName(credential);
  return { id, status: 'done', fact: { kind: 'name', name } };
}

function connectionStep(bench: Bench): Step {
  const id = 'connection';
  if (bench.stage !== 'ready') return { id, status: 'upcoming', fact: null };
  if (bench.running !== null) return { id, status: 'upcoming', fact: { kind: 'testing' } };
  const test = shownTest(bench);
  if (test === null) return { id, status: 'upcoming', fact: null };
  const end = testEnd(test);
  switch (end.kind) {
    case 'connected':
      return { id, status: 'done', fact: { kind: 'ms', ms: end.ms } };
    case 'failed':
      return { id, status: 'failed', fact: { kind: 'stage-failed', stage: end.stage, credential: end.credential } };
    case 'cancelled':
      return { id, status: 'upcoming', fact: { kind: 'cancelled' } };
  }
}

function messageStep(bench: Bench, message: MessageFacts): Step {
  const id = 'message';
  if (bench.stage !== 'ready') return { id, status: 'upcoming', fact: null };
  const test = shownTest(bench);
  const reached = newestIsSend(bench) || (test !== null && testEnd(test).kind === 'connected');
  const done = reached && isComplete(message);
  return { id, status: done ? 'done' : 'upcoming', fact: { kind: 'bytes', bytes: message.bytes, draft: !done } };
}

function resultStep(bench: Bench): Step {
  const id = 'result';
  const send = bench.sends[0];
  if (bench.stage !== 'ready' || send === undefined) return { id, status: 'upcoming', fact: null };
  return { id, status: 'upcoming', fact: sendFact(send) };
}

function sendFact(send: SendEntry): StepFact {
  switch (send.state.kind) {
    case 'sending':
      return { kind: 'sending' };
    case 'answered':
      return { kind: 'outcome', outcome: send.state.outcome };
    case 'problem':
      return { kind: 'not-sent' };
  }
}

function isComplete(message: MessageFacts): boolean {
  return message.token.ok && message.payload.ok && message.headers.ok;
}
