import { describe, expect, test } from 'vitest';
import type { BenchEvent } from '../../../renderer/bench/bench-event.ts';
import { type BenchState, FIRST_BENCH } from '../../../renderer/bench/bench-state.ts';
import { idsRefused } from '../../../renderer/bench/ids-refused.ts';
import { messageFacts } from '../../../renderer/bench/message-facts.ts';
import { progressSteps } from '../../../renderer/bench/progress-steps.ts';
import {
  benchContext,
  chosenCredential,
  diagnosed,
  sentWith,
  shownTest,
  testBlock,
  testEnd,
} from '../../../renderer/bench/selectors.ts';
import { sendBlock, sendSentence } from '../../../renderer/bench/send-block.ts';
import { workflow } from '../../../renderer/bench/workflow.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import {
  ACCEPTED,
  credential,
  failedReport,
  lockedFile,
  passedReport,
  READY_TRAY,
  RECORD,
  REQUEST,
  readFile,
  SIMULATOR_OFF,
  SIMULATOR_ON,
  TOKEN,
  tray,
} from './fixtures.ts';

const SANDBOX = { kind: 'sandbox', protocol: 'http2', port: null } as const;
const READY: readonly BenchEvent[] = [{ type: 'reading-ended', readingId: 'i', imported: READY_TRAY }];
const TOKEN_TYPED: BenchEvent = { type: 'token-changed', token: TOKEN };
const tested = (report = passedReport()): readonly BenchEvent[] => [
  { type: 'test-began', testId: 't', target: SANDBOX, credentialId: 'a1', at: 1000 },
  { type: 'test-ended', testId: 't', report, at: 1053 },
];
const sent = (at: number): readonly BenchEvent[] => [
  { type: 'send-began', sendId: `s${at}`, request: { ...REQUEST, target: SANDBOX }, at, grouping: null },
  { type: 'send-ended', sendId: `s${at}`, outcome: ACCEPTED, record: RECORD },
];

function benchAfter(...events: readonly BenchEvent[]): BenchState {
  return events.reduce(workflow, FIRST_BENCH);
}

function facts(bench: BenchState) {
  return messageFacts(bench.message, chosenCredential(bench), bench.target.protocol);
}

function line(bench: BenchState) {
  return progressSteps(bench, facts(bench)).map((step) => `${step.id}:${step.status}${step.current ? '*' : ''}`);
}

function fact(bench: BenchState, id: string) {
  return progressSteps(bench, facts(bench)).find((step) => step.id === id)?.fact;
}

describe('the progress line', () => {
  test('begins at the certificate', () => {
    expect(line(FIRST_BENCH)).toEqual([
      'certificate:current*',
      'connection:upcoming',
      'message:upcoming',
      'result:upcoming',
    ]);
  });

  test('counts files that are ready', () => {
    const imported = tray([readFile('a.cer'), lockedFile('Push.p12')]);
    const bench = benchAfter({ type: 'reading-ended', readingId: 'i', imported });
    expect(fact(bench, 'certificate')).toEqual({ kind: 'files-ready', ready: 1, total: 2 });
  });

  test('goes on to the connection, then the message, then the result', () => {
    expect(line(benchAfter(...READY))[1]).toBe('connection:current*');
    expect(line(benchAfter(...READY, ...tested()))).toEqual([
      'certificate:done',
      'connection:done',
      'message:current*',
      'result:upcoming',
    ]);
    expect(line(benchAfter(...READY, ...tested(), TOKEN_TYPED))[3]).toBe('result:current*');
  });

  test('a failed connection owns the line, until a send is newer', () => {
    const failed = benchAfter(...READY, ...tested(failedReport()), TOKEN_TYPED);
    expect(line(failed)).toEqual(['certificate:done', 'connection:failed*', 'message:upcoming', 'result:upcoming']);
    expect(fact(failed, 'connection')).toEqual({ kind: 'stage-failed', stage: 'tls', credential: 'certificate' });
    const later = benchAfter(...READY, ...tested(failedReport()), TOKEN_TYPED, ...sent(2000));
    expect(line(later)).toEqual(['certificate:done', 'connection:failed', 'message:done', 'result:current*']);
  });

  test('exactly one step is current, whatever happened', () => {
    const benches = [
      FIRST_BENCH,
      benchAfter(...READY),
      benchAfter(...READY, ...tested()),
      benchAfter(...READY, ...sent(5)),
    ];
    for (const bench of benches) {
      expect(progressSteps(bench, facts(bench)).filter((step) => step.current)).toHaveLength(1);
    }
  });

  test('tells the sum of the stages and the bytes', () => {
    const bench = benchAfter(...READY, ...tested());
    expect(fact(bench, 'connection')).toEqual({ kind: 'ms', ms: 53 });
    expect(fact(bench, 'message')).toMatchObject({ kind: 'bytes', draft: true });
  });
});

describe('sending', () => {
  test('needs a token, and says so', () => {
    expect(sendSentence(benchAfter(...READY), facts(benchAfter(...READY)), SIMULATOR_OFF, [])).toEqual({
      kind: 'blocked',
      block: { kind: 'token-missing' },
    });
  });

  test('does not need a test', () => {
    const bench = benchAfter(...READY, TOKEN_TYPED);
    expect(sendBlock(bench, facts(bench), SIMULATOR_OFF)).toBeNull();
    expect(sendSentence(bench, facts(bench), SIMULATOR_OFF, [])).toEqual({
      kind: 'ready',
      pushType: 'alert',
      token: TOKEN,
      host: 'api.sandbox.push.apple.com',
    });
  });

  test('is not stopped by a failed test, which the sentence mentions', () => {
    const bench = benchAfter(...READY, TOKEN_TYPED, ...tested(failedReport()));
    expect(sendBlock(bench, facts(bench), SIMULATOR_OFF)).toBeNull();
    expect(sendSentence(bench, facts(bench), SIMULATOR_OFF, [])).toEqual({ kind: 'test-failed' });
  });

  test('names the first thing that is wrong with the message', () => {
    const bench = benchAfter(...READY, TOKEN_TYPED, { type: 'payload-changed', payload: '{' });
    expect(sendBlock(bench, facts(bench), SIMULATOR_OFF)).toMatchObject({
      kind: 'message',
      problem: { code: 'payload-invalid' },
    });
  });

  test('asks for the topic that a signing key does not name, and can go without it', () => {
    const key = credential({ kind: 'token-key', commonName: null, topics: [], keyId: '8QJ4T2M6ZD' });
    const imported = tray([readFile('AuthKey_8QJ4T2M6ZD.p8')], [key]);
    const bench = benchAfter({ type: 'reading-ended', readingId: 'i', imported }, TOKEN_TYPED);
    expect(sendSentence(bench, facts(bench), SIMULATOR_OFF, [])).toEqual({ kind: 'topic-missing' });
    expect(sendBlock(bench, facts(bench), SIMULATOR_OFF)).toBeNull();
    expect(benchContext(bench)?.topic).toBe('Signing key 8QJ4T2M6ZD');
    const named = workflow(bench, { type: 'headers-changed', change: { topic: 'com.example.weather' } });
    expect(sendSentence(named, facts(named), SIMULATOR_OFF, [])).toMatchObject({ kind: 'ready' });
    expect(sendSentence(named, facts(named), SIMULATOR_OFF, ['contentState'])).toEqual({
      kind: 'half-typed',
      parts: ['contentState'],
    });
  });

  test('waits for the simulator when that is the target', () => {
    const bench = benchAfter(...READY, TOKEN_TYPED, { type: 'target-changed', change: { kind: 'simulator' } });
    expect(sendBlock(bench, facts(bench), SIMULATOR_OFF)).toEqual({ kind: 'simulator-off' });
    expect(sendBlock(bench, facts(bench), SIMULATOR_ON)).toBeNull();
    expect(testBlock(bench, SIMULATOR_OFF)).toBe('simulator-off');
  });

  test('one over the limit may be sent, and the sentence says what to expect', () => {
    const payload = JSON.stringify({ aps: { alert: 'x'.repeat(5000) } });
    const bench = benchAfter(...READY, TOKEN_TYPED, { type: 'payload-changed', payload });
    expect(sendSentence(bench, facts(bench), SIMULATOR_OFF, [])).toMatchObject({ kind: 'too-large', limit: 4096 });
  });
});

test('a failed test is diagnosed, a passed one is not', () => {
  expect(diagnosed(benchAfter(...READY, ...tested(failedReport())))?.end).toMatchObject({ stage: 'tls', ms: 44 });
  expect(diagnosed(benchAfter(...READY, ...tested()))).toBeNull();
});

test('a failed test tells what it was tested with, for the name of its stage', () => {
  const test = shownTest(benchAfter(...READY, ...tested(failedReport())));
  const endWith = (credentialId: string | null) => test && testEnd({ ...test, credentialId });
  expect(endWith('8QJ4T2M6ZD.7XK2A9QPLM')).toMatchObject({ credential: 'token-key' });
  expect(endWith('ab'.repeat(32))).toMatchObject({ credential: 'certificate' });
  expect(endWith(null)).toMatchObject({ credential: 'certificate' });
});

describe('ids that APNs did not take', () => {
  const key = credential({ id: '8QJ4T2M6ZD.7XK2A9QPLM', kind: 'token-key', topics: [] });
  const ready: BenchEvent = { type: 'tray-changed', imported: tray([readFile('AuthKey_8QJ4T2M6ZD.p8')], [key]) };
  const answered = (sendId: string, reason: string | null): readonly BenchEvent[] => {
    const common = { protocol: 'http2', apnsId: null, identifier: null, ms: 4 } as const;
    const outcome: Outcome =
      reason === null ? ACCEPTED : { ...common, outcome: 'rejected', status: 403, reason, timestamp: null };
    return [
      { type: 'send-began', sendId, request: { ...REQUEST, target: SANDBOX }, at: 1, grouping: null },
      { type: 'send-ended', sendId, outcome, record: RECORD },
    ];
  };

  test('are told after InvalidProviderToken, until another answer or other ids', () => {
    const refused = [ready, ...answered('a', 'InvalidProviderToken')];
    expect(idsRefused(benchAfter(...refused))).toBe(true);
    expect(idsRefused(benchAfter(...refused, ...answered('b', null)))).toBe(false);
    expect(idsRefused(benchAfter(ready, ...answered('a', 'BadDeviceToken')))).toBe(false);
    const corrected = tray([readFile('AuthKey_8QJ4T2M6ZD.p8')], [{ ...key, id: '8QJ4T2M6ZD.OTHERTEAM1' }]);
    expect(idsRefused(benchAfter(...refused, { type: 'tray-changed', imported: corrected }))).toBe(false);
  });

  test('are no matter of a certificate', () => {
    expect(idsRefused(benchAfter(...READY, ...answered('a', 'InvalidProviderToken')))).toBe(false);
  });
});

test('a cancelled test is neither connected nor failed', () => {
  const report = { ...failedReport(), problem: { code: 'cancelled', stage: 'tls' } as const };
  const test = shownTest(benchAfter(...READY, ...tested(report)));
  expect(test && testEnd(test)).toEqual({ kind: 'cancelled' });
});

test('the toolbar names topic and target once there is a credential', () => {
  expect(benchContext(FIRST_BENCH)).toBeNull();
  expect(benchContext(benchAfter(...READY))).toEqual({ topic: 'com.example.weather', target: 'sandbox' });
});

test('a send is told by what it was sent with, whatever is chosen now; by nothing when that is gone', () => {
  const two = tray([readFile('ck.pem')], [credential(), credential({ id: 'other' })]);
  const [send] = benchAfter(...READY, ...sent(2000)).sends;
  if (send === undefined) throw new Error('nothing was sent');
  const switched = benchAfter(
    { type: 'reading-ended', readingId: 'i', imported: two },
    { type: 'credential-chosen', credentialId: 'other' },
  );
  expect(send.credentialId).toBe(credential().id);
  expect(chosenCredential(switched)?.id).toBe('other');
  expect(sentWith(switched, send)?.id).toBe(credential().id);
  expect(sentWith(switched, { ...send, credentialId: 'gone' })).toBeNull();
});
