import type { StageName } from '../../shared/connection/report.ts';
import type { CredentialFacts } from '../../shared/credential/credential.ts';
import { credentialKindOf } from '../../shared/credential/token-key.ts';
import type { TargetChoice } from '../../shared/ipc/schemas.ts';
import type { SimulatorState } from '../../shared/ipc/simulator-state.ts';
import type { Outcome } from '../../shared/outcome.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Bench, SendEntry, TestEntry } from './bench-state.ts';
import { credentialName } from './credential-name.ts';
import { unreadFiles } from './import-stage.ts';
import type { TextedPart } from './message/form/object-part.ts';
import type { MessageFacts } from './message-facts.ts';
import { addressOf, targetChoice } from './target.ts';

/** The credential in use, null until one is chosen. */
export function chosenCredential(bench: Bench): CredentialFacts | null {
  if (bench.stage !== 'ready') return null;
  return bench.imported.credentials.find((credential) => credential.id === bench.credentialId) ?? null;
}

/** What was sent with, null when it is not at hand any more: its answer is then worded without it. */
export function sentWith(bench: Bench, { credentialId }: SendEntry): CredentialFacts | null {
  if (bench.stage !== 'ready') return null;
  return bench.imported.credentials.find(({ id }) => id === credentialId) ?? null;
}

/** The test whose stages are on the page, null when none was run for the present target and credential. */
export function shownTest(bench: Bench): TestEntry | null {
  return bench.tests.find((test) => test.testId === bench.shownTestId) ?? null;
}

/** How a test ended, in the three ways people tell apart; `ms` is the sum of its stages. */
export type TestEnd =
  | { readonly kind: 'connected'; readonly ms: number }
  | FailedStage
  | { readonly kind: 'cancelled' };

type FailedStage = {
  readonly kind: 'failed';
  readonly stage: StageName | null;
  /** What it was tested with, by which a stage has its name. */
  readonly credential: CredentialFacts['kind'];
  readonly ms: number;
  readonly problem: Problem;
};

/** How an ended test ended. */
export function testEnd(test: TestEntry): TestEnd {
  const credential = test.credentialId === null ? 'certificate' : credentialKindOf(test.credentialId);
  if (test.result.kind === 'problem') {
    const { problem } = test.result;
    return problem.code === 'cancelled'
      ? { kind: 'cancelled' }
      : { kind: 'failed', stage: null, credential, ms: 0, problem };
  }
  const { report } = test.result;
  const ms = Math.round(report.stages.reduce((sum, stage) => sum + (stage.ms ?? 0), 0));
  if (report.ok) return { kind: 'connected', ms };
  const { problem } = report;
  if (problem === null || problem.code === 'cancelled') return { kind: 'cancelled' };
  const failed = report.stages.find((stage) => stage.status === 'failed');
  return { kind: 'failed', stage: failed?.stage ?? null, credential, ms, problem };
}

/** Whether the page belongs to a failed test: it does until something newer (a send, another target) takes its place. */
export function diagnosed(bench: Bench): { readonly test: TestEntry; readonly end: FailedEnd } | null {
  const test = shownTest(bench);
  if (bench.stage !== 'ready' || test === null) return null;
  const end = testEnd(test);
  return end.kind === 'failed' ? { test, end } : null;
}

export type FailedEnd = Extract<TestEnd, { kind: 'failed' }>;

/** Whether the newest thing that happened is a send, so that its result is what a person waits for. */
export function newestIsSend(bench: Bench): boolean {
  const send = bench.sends[0];
  if (send === undefined) return false;
  if (bench.running !== null) return bench.running.at < send.at;
  const test = shownTest(bench);
  return test === null || test.at <= send.at;
}

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
  | ({ readonly kind: 'stage-failed' } & Pick<FailedStage, 'stage' | 'credential'>)
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

/** Why nothing can be sent now; null when all is there. The connection test is not among the reasons. */
export type SendBlock =
  | { readonly kind: 'sending' }
  | { readonly kind: 'simulator-off' }
  | { readonly kind: 'target-incomplete' }
  | { readonly kind: 'token-missing' }
  | { readonly kind: 'message'; readonly problem: Problem };

/** The first reason why Send cannot be pressed, in the order of the page. */
export function sendBlock(bench: Bench, message: MessageFacts, simulator: SimulatorState): SendBlock | null {
  if (bench.sends.some((send) => send.state.kind === 'sending')) return { kind: 'sending' };
  const choice = targetChoice(bench.target);
  if (choice === null) return { kind: 'target-incomplete' };
  if (addressOf(choice, simulator) === null) return { kind: 'simulator-off' };
  if (bench.message.token.trim() === '') return { kind: 'token-missing' };
  for (const part of [message.token, message.payload, message.headers]) {
    if (!part.ok) return { kind: 'message', problem: part.problem };
  }
  return null;
}

/** What the send bar says. */
export type SendSentence =
  | { readonly kind: 'blocked'; readonly block: SendBlock }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
  /** Parts of the form that are not JSON yet: the payload goes with what it held of them last. */
  | { readonly kind: 'half-typed'; readonly parts: readonly TextedPart[] }
  /** A signing key names no topic, so somebody has to. */
  | { readonly kind: 'topic-missing' }
  | { readonly kind: 'test-failed' }
  | { readonly kind: 'ready'; readonly pushType: string; readonly token: string; readonly host: string };

/** The sentence of the send bar: why not, what to expect, or what will go where. */
export function sendSentence(
  bench: Bench,
  message: MessageFacts,
  simulator: SimulatorState,
  half: readonly TextedPart[],
): SendSentence | null {
  if (bench.stage !== 'ready') return null;
  const block = sendBlock(bench, message, simulator);
  if (block !== null) return { kind: 'blocked', block };
  if (message.bytes > message.limit) return { kind: 'too-large', bytes: message.bytes, limit: message.limit };
  if (half.length > 0) return { kind: 'half-typed', parts: half };
  const asksForTopic = chosenCredential(bench)?.kind === 'token-key' && bench.target.protocol === 'http2';
  if (asksForTopic && message.topic === null) return { kind: 'topic-missing' };
  if (diagnosed(bench) !== null && !newestIsSend(bench)) return { kind: 'test-failed' };
  const choice = targetChoice(bench.target);
  const address = choice === null ? null : addressOf(choice, simulator);
  if (address === null || !message.token.ok) return null;
  const pushType = message.headers.ok ? (message.headers.value.pushType ?? 'alert') : 'alert';
  return { kind: 'ready', pushType, token: message.token.value.token, host: address.host };
}

/** Why a test cannot be started now; null when it can. */
export function testBlock(bench: Bench, simulator: SimulatorState): 'target-incomplete' | 'simulator-off' | null {
  const choice = targetChoice(bench.target);
  if (choice === null) return 'target-incomplete';
  return addressOf(choice, simulator) === null ? 'simulator-off' : null;
}

/** What the toolbar says beside the page's title: the topic and the target. */
export function benchContext(bench: Bench): { readonly topic: string; readonly target: TargetChoice['kind'] } | null {
  const credential = chosenCredential(bench);
  if (credential === null) return null;
  return { topic: credential.topics[0]?.topic ?? credentialName(credential), target: bench.target.kind };
}
