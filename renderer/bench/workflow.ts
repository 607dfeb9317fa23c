import { assertNever } from '../../shared/assert-never.ts';
import type { ImportState } from '../../shared/credential/credential.ts';
import type { Draft } from '../../shared/ipc/channels.ts';
import type { Problem } from '../../shared/problem.ts';
import { needsHttp2, type Template, withTemplate } from '../../shared/template/template.ts';
import { parseDeviceToken } from '../../shared/token/device-token.ts';
import type { BenchEvent } from './bench-event.ts';
import {
  type Bench,
  type BenchStage,
  type BenchState,
  FIRST_BENCH,
  isFreshMessage,
  type SendEntry,
  type TestEntry,
} from './bench-state.ts';
import { demoStage, stageOf, usableCredentials } from './import-stage.ts';
import { typeInto } from './message/form/object-part.ts';
import { begin, cancel, end } from './reading.ts';

/** How many ended tests and sends are kept for the lists. */
const KEPT = 50;

/** The Bench after an event. Pure: no clock, no effects; an event that no longer concerns it changes nothing. */
export function workflow(bench: BenchState, event: BenchEvent): BenchState {
  switch (event.type) {
    case 'reading-began':
      return { ...bench, refused: [], reading: begin(bench.reading, event) };
    case 'reading-ended':
      if (event.imported === null) return doneReading(bench, event.readingId);
      return settle(doneReading(bench, event.readingId), event.imported);
    case 'reading-failed':
      return refuse(doneReading(bench, event.readingId), event.problem);
    case 'reading-cancelling':
      return { ...bench, reading: cancel(bench.reading, event.readingId) };
    case 'files-refused':
      return { ...bench, refused: event.findings };
    case 'tray-changed':
      return settle({ ...bench, refused: [] }, event.imported);
    case 'tray-seen':
      return follow(bench, event.imported);
    case 'tray-failed':
      return refuse(bench, event.problem);
    case 'refusal-dismissed':
      return { ...bench, refused: [] };
    case 'credential-chosen':
      if (bench.stage === 'empty') return bench;
      return enter(bench, { stage: 'ready', imported: bench.imported, credentialId: event.credentialId });
    case 'files-reopened':
      if (bench.stage !== 'ready') return bench;
      return enter(bench, { stage: 'importing', imported: bench.imported, previousId: bench.credentialId });
    case 'demo-loaded':
      return loadDemo(doneReading(bench, event.readingId), event.imported, event.topic, event.token);

    case 'target-default':
      return bench.target.touched ? bench : { ...bench, target: { ...bench.target, kind: event.kind } };
    case 'target-changed':
      return retarget(bench, { ...event.change, ...('kind' in event.change ? { applePort: null } : {}) });
    case 'custom-changed':
      return retarget(bench, { custom: { ...bench.target.custom, ...event.change } });
    case 'production-confirmed':
      return { ...bench, productionConfirmed: true };

    case 'draft-recovered':
      // What was typed while the file was read is worth more than what it holds.
      return bench.messageTouched ? bench : { ...bench, message: event.draft };
    case 'message-opened':
      return {
        ...retarget(bench, { kind: 'simulator', protocol: event.protocol, applePort: null }),
        message: event.draft,
        messageTouched: true,
        setAside: isFreshMessage(event.before) ? bench.setAside : event.before,
        madeFor: null,
      };
    case 'template-used':
      return takeTemplate(bench, event.template, event.madeFor);
    case 'made-for-dismissed':
      return { ...bench, madeFor: null };
    case 'draft-brought-back':
      if (bench.setAside === null) return bench;
      return { ...bench, message: bench.setAside, messageTouched: true, setAside: null, madeFor: null };
    case 'draft-written':
      return bench.draftProblem === null ? bench : { ...bench, draftProblem: null };
    case 'draft-unwritten':
      return { ...bench, draftProblem: event.problem };
    case 'token-changed':
      return compose(bench, { token: event.token });
    case 'payload-changed':
      return compose(bench, { payload: event.payload });
    case 'part-typed':
      return compose(bench, typeInto(bench.message, event.part, event.typed));
    case 'fresh-timestamp-changed':
      return compose(bench, { freshTimestamp: event.freshTimestamp });
    case 'headers-changed':
      return compose(bench, { headers: { ...bench.message.headers, ...event.change } });

    case 'test-began':
      return {
        ...bench,
        shownTestId: null,
        running: {
          testId: event.testId,
          at: event.at,
          target: event.target,
          credentialId: event.credentialId,
          stages: [],
          current: null,
          cancelling: false,
        },
      };
    case 'test-stage':
      return onStage(bench, event);
    case 'test-cancelling':
      if (bench.running?.testId !== event.testId) return bench;
      return { ...bench, running: { ...bench.running, cancelling: true } };
    case 'test-ended':
      return endTest(bench, event.testId, event.at, { kind: 'report', report: event.report });
    case 'test-broke':
      return endTest(bench, event.testId, event.at, { kind: 'problem', problem: event.problem });

    case 'send-began': {
      const { sendId, request, at, grouping } = event;
      const { target, token } = request;
      const credentialId = credentialOf(bench);
      const state = { kind: 'sending', cancelling: false } as const;
      const entry = { sendId, target, token, at, credentialId, request, forgotten: false, grouping, state };
      return { ...bench, sends: [entry, ...bench.sends].slice(0, KEPT) };
    }
    case 'send-cancelling':
      return onSend(bench, event.sendId, { kind: 'sending', cancelling: true });
    case 'send-ended':
      return onSend(bench, event.sendId, { kind: 'answered', outcome: event.outcome, record: event.record });
    case 'token-forgotten':
      return forgetToken(bench, event.token);
    case 'send-broke':
      return onSend(bench, event.sendId, { kind: 'problem', problem: event.problem });

    case 'new-bench':
      return {
        ...FIRST_BENCH,
        target: bench.target,
        setAside: isFreshMessage(bench.message) ? bench.setAside : bench.message,
        productionConfirmed: bench.productionConfirmed,
        tests: bench.tests,
        // What is still under way is told when it ends.
        sends: bench.sends.filter((send) => send.state.kind === 'sending'),
      };
    default:
      return assertNever(event);
  }
}

/** The Bench at another stage; a change of credential takes the shown test with it, since it no longer applies. */
function enter(bench: BenchState, stage: BenchStage): BenchState {
  const { reading, refused, target, message, messageTouched, draftProblem, setAside, madeFor, running, tests, sends } =
    bench;
  const keepsTest = stage.stage === 'importing' || credentialOf(bench) === credentialOf(stage);
  return {
    ...stage,
    reading,
    refused,
    target,
    message,
    messageTouched,
    draftProblem,
    setAside,
    madeFor,
    running,
    tests,
    shownTestId: keepsTest ? bench.shownTestId : null,
    sends,
    productionConfirmed: bench.productionConfirmed,
  };
}

function credentialOf(stage: BenchStage): string | null {
  if (stage.stage === 'ready') return stage.credentialId;
  return stage.stage === 'importing' ? stage.previousId : null;
}

function settle(bench: BenchState, imported: ImportState): BenchState {
  const next = stageOf(imported, credentialOf(bench));
  // A file that adds nothing (the same one again) leaves a person where they were.
  if (bench.stage === 'ready' && next.stage === 'importing' && sameCredentials(bench.imported, imported)) {
    const nothingToDo = imported.files.length === bench.imported.files.length;
    if (nothingToDo) return enter(bench, { stage: 'ready', imported, credentialId: bench.credentialId });
  }
  return enter(bench, next);
}

/** The Bench after the tray was looked at. A reading that still goes on tells its own end; a choice that stands, stays. */
function follow(bench: BenchState, imported: ImportState): BenchState {
  if (bench.reading.length > 0) return bench;
  if (bench.stage !== 'ready') return enter(bench, stageOf(imported, credentialOf(bench)));
  const stays = usableCredentials(imported).some((credential) => credential.id === bench.credentialId);
  if (!stays) return enter(bench, stageOf(imported, null));
  return enter(bench, { stage: 'ready', imported, credentialId: bench.credentialId });
}

function sameCredentials(before: ImportState, after: ImportState): boolean {
  const ids = (state: ImportState) => state.credentials.map((credential) => credential.id).join();
  return ids(before) === ids(after);
}

function doneReading(bench: BenchState, readingId: string): BenchState {
  return { ...bench, reading: end(bench.reading, readingId) };
}

/** Tells a problem; what a person cancelled needs no words. */
function refuse(bench: BenchState, problem: Problem): BenchState {
  if (problem.code === 'cancelled') return bench;
  return { ...bench, refused: [...bench.refused, { severity: 'error', problem, files: [] }] };
}

function loadDemo(bench: BenchState, imported: ImportState, topic: string | null, token: string): BenchState {
  const message: Draft = {
    ...bench.message,
    token,
    headers: { ...bench.message.headers, topic: '', id: '' },
  };
  const entered = enter(bench, demoStage(imported, topic));
  return {
    ...entered,
    refused: [],
    target: { ...bench.target, kind: 'simulator', protocol: 'http2', applePort: null, touched: true },
    shownTestId: null,
    message,
    messageTouched: true,
    setAside: bench.message.token !== '' && bench.message.token !== token ? bench.message : bench.setAside,
  };
}

function retarget(bench: BenchState, change: Partial<Bench['target']>): BenchState {
  return { ...bench, target: { ...bench.target, ...change, touched: true }, shownTestId: null };
}

/** A message that differs from a fresh one by its token alone has nothing to be set aside: the token stays. */
function takeTemplate(bench: BenchState, template: Omit<Template, 'name'>, madeFor: Bench['madeFor']): BenchState {
  const aimed = needsHttp2(template) && bench.target.protocol === 'legacy' ? retarget(bench, HTTP2) : bench;
  return {
    ...aimed,
    message: withTemplate(bench.message, template),
    messageTouched: true,
    setAside: isFreshMessage({ ...bench.message, token: '' }) ? bench.setAside : bench.message,
    madeFor,
  };
}

const HTTP2 = { protocol: 'http2', applePort: null } as const;

function compose(bench: BenchState, change: Partial<Draft>): BenchState {
  return { ...bench, message: { ...bench.message, ...change }, messageTouched: true };
}

function forgetToken(bench: BenchState, token: string): BenchState {
  const sends = bench.sends.map((send) => (send.token === token ? { ...send, forgotten: true } : send));
  const typed = parseDeviceToken(bench.message.token);
  const isTyped = typed.ok && typed.value.token === token;
  return { ...(isTyped ? compose(bench, { token: '' }) : bench), sends };
}

function onStage(bench: BenchState, event: Extract<BenchEvent, { type: 'test-stage' }>): BenchState {
  const { running } = bench;
  if (running === null || running.testId !== event.testId) return bench;
  const change =
    event.event.kind === 'began'
      ? { current: { stage: event.event.stage, since: event.at } }
      : { current: null, stages: [...running.stages, event.event.stage] };
  return { ...bench, running: { ...running, ...change } };
}

function endTest(bench: BenchState, testId: string, at: number, result: TestEntry['result']): BenchState {
  const { running } = bench;
  if (running === null || running.testId !== testId) return bench;
  const entry: TestEntry = { testId, at, target: running.target, credentialId: running.credentialId, result };
  return { ...bench, running: null, tests: [entry, ...bench.tests].slice(0, KEPT), shownTestId: testId };
}

function onSend(bench: BenchState, sendId: string, state: SendEntry['state']): BenchState {
  const isIt = (send: SendEntry) => send.sendId === sendId && send.state.kind === 'sending';
  return { ...bench, sends: bench.sends.map((send) => (isIt(send) ? { ...send, state } : send)) };
}
