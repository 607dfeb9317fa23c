import type { StageName } from '../../shared/connection/report.ts';
import type { CredentialFacts } from '../../shared/credential/credential.ts';
import { credentialKindOf } from '../../shared/credential/token-key.ts';
import type { TargetChoice } from '../../shared/ipc/schemas.ts';
import type { SimulatorState } from '../../shared/ipc/simulator-state.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Bench, SendEntry, TestEntry } from './bench-state.ts';
import { credentialName } from './credential-name.ts';
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
