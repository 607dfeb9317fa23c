import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BenchEvent } from '../../../renderer/bench/bench-event.ts';
import { type BenchState, FIRST_BENCH } from '../../../renderer/bench/bench-state.ts';
import { importsUnderWay, unlockUnderWay } from '../../../renderer/bench/reading.ts';
import { workflow } from '../../../renderer/bench/workflow.ts';
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
  TOKEN,
  tray,
} from './fixtures.ts';

function benchAfter(events: readonly BenchEvent[], from: BenchState = FIRST_BENCH): BenchState {
  return events.reduce(workflow, from);
}

const READY: readonly BenchEvent[] = [
  { type: 'reading-began', readingId: 'i', names: ['aps_development.cer', 'Push.p12'], fileId: null },
  { type: 'reading-ended', readingId: 'i', imported: READY_TRAY },
];
const UNLOCK_BEGAN: BenchEvent = { type: 'reading-began', readingId: 'u', names: ['Push.p12'], fileId: 'Push.p12' };
const SANDBOX = { kind: 'sandbox', protocol: 'http2', port: null } as const;
const TEST_BEGAN: BenchEvent = { type: 'test-began', testId: 't', target: SANDBOX, credentialId: 'a1', at: 1000 };
const SEND_BEGAN: BenchEvent = {
  type: 'send-began',
  sendId: 's',
  request: { ...REQUEST, target: SANDBOX },
  at: 2000,
  grouping: null,
};

describe('importing', () => {
  test('a pair that is complete goes straight to ready, and reading is over', () => {
    const bench = benchAfter(READY);
    expect(bench).toMatchObject({ stage: 'ready', credentialId: 'a1', reading: [] });
  });

  test('a locked file stays with the files, and unlocking it goes on', () => {
    const locked = tray([readFile('a.cer'), lockedFile('Push.p12')]);
    const importing = benchAfter([{ type: 'reading-ended', readingId: 'i', imported: locked }]);
    expect(importing.stage).toBe('importing');
    const trying = benchAfter([UNLOCK_BEGAN], importing);
    expect(unlockUnderWay(trying.reading, 'Push.p12')).toMatchObject({ readingId: 'u', cancelling: false });
    expect(unlockUnderWay(trying.reading, 'Other.p12')).toBeNull();
    const unlocked = benchAfter([{ type: 'reading-ended', readingId: 'u', imported: READY_TRAY }], trying);
    expect(unlocked).toMatchObject({ stage: 'ready', reading: [] });
  });

  test('two usable credentials wait for a choice', () => {
    const two = tray([readFile('a.pem'), readFile('b.pem')], [credential(), credential({ id: 'b2' })]);
    const importing = benchAfter([{ type: 'reading-ended', readingId: 'i', imported: two }]);
    expect(importing.stage).toBe('importing');
    expect(benchAfter([{ type: 'credential-chosen', credentialId: 'b2' }], importing)).toMatchObject({
      stage: 'ready',
      credentialId: 'b2',
    });
  });

  test('a credential without its key is not enough, an expired one is', () => {
    const alone = tray(
      [readFile('a.cer')],
      [credential({ hasPrivateKey: false })],
      [{ severity: 'error', problem: { code: 'no-private-key', file: 'a.cer', commonName: 'x' }, files: ['a.cer'] }],
    );
    expect(benchAfter([{ type: 'tray-changed', imported: alone }]).stage).toBe('importing');
    const expired = tray(
      [readFile('a.pem')],
      [credential()],
      [{ severity: 'error', problem: { code: 'expired', commonName: 'x', notAfter: '', days: 3 }, files: ['a.pem'] }],
    );
    expect(benchAfter([{ type: 'tray-changed', imported: expired }]).stage).toBe('ready');
  });

  test('removing the last file empties the bench', () => {
    expect(benchAfter([...READY, { type: 'tray-changed', imported: tray([]) }]).stage).toBe('empty');
  });

  test('a failed request ends the reading and says why', () => {
    const bench = benchAfter([
      { type: 'reading-began', readingId: 'i', names: ['a.cer'], fileId: null },
      { type: 'reading-failed', readingId: 'i', problem: { code: 'bug', reference: 'r1' } },
    ]);
    expect(bench.reading).toEqual([]);
    expect(bench.refused).toHaveLength(1);
  });

  test('a reading that is cancelled says so while it ends, and leaves no words behind', () => {
    const locked = tray([lockedFile('Push.p12')]);
    const cancelling = benchAfter([
      { type: 'tray-changed', imported: locked },
      UNLOCK_BEGAN,
      { type: 'reading-began', readingId: 'i', names: ['b.cer'], fileId: null },
      { type: 'reading-cancelling', readingId: 'u' },
    ]);
    expect(unlockUnderWay(cancelling.reading, 'Push.p12')?.cancelling).toBe(true);
    expect(importsUnderWay(cancelling.reading)).toMatchObject([{ readingId: 'i', cancelling: false }]);
    const ended = benchAfter(
      [{ type: 'reading-failed', readingId: 'u', problem: { code: 'cancelled', stage: null } }],
      cancelling,
    );
    expect(ended).toMatchObject({ stage: 'importing', imported: locked, refused: [] });
    expect(ended.reading).toHaveLength(1);
  });

  test('a tray that changed elsewhere is followed, and a choice that stands stays', () => {
    const two = tray([readFile('a.pem'), readFile('b.pem')], [credential(), credential({ id: 'b2' })]);
    const chosen = benchAfter([
      { type: 'tray-changed', imported: two },
      { type: 'credential-chosen', credentialId: 'b2' },
    ]);
    const refusal = benchAfter([{ type: 'tray-failed', problem: { code: 'credential-gone' } }], chosen);
    expect(benchAfter([{ type: 'tray-seen', imported: two }], refusal)).toEqual(refusal);
    const other = tray([readFile('a.pem')], [credential()]);
    expect(benchAfter([{ type: 'tray-seen', imported: other }], chosen)).toMatchObject({ credentialId: 'a1' });
    expect(benchAfter([{ type: 'tray-seen', imported: tray([]) }], chosen).stage).toBe('empty');
    const reading = benchAfter([{ type: 'reading-began', readingId: 'j', names: ['c.cer'], fileId: null }], chosen);
    expect(benchAfter([{ type: 'tray-seen', imported: tray([]) }], reading)).toEqual(reading);
  });

  test('a file added later keeps the credential that was in use within reach', () => {
    const more = tray([...READY_TRAY.files, lockedFile('Other.p12')], READY_TRAY.credentials);
    const bench = benchAfter([...READY, { type: 'reading-ended', readingId: 'j', imported: more }]);
    expect(bench).toMatchObject({ stage: 'importing', previousId: 'a1' });
  });

  test('the demo chooses its own credential, aims at the simulator and sets a typed message aside', () => {
    const demo = credential({ id: 'demo', topics: [{ topic: 'demo.topic', pushTypes: ['alert'] }] });
    const bench = benchAfter([
      ...READY,
      { type: 'token-changed', token: 'ab' },
      {
        type: 'demo-loaded',
        readingId: 'd',
        imported: tray([readFile('a'), readFile('b')], [credential(), demo]),
        topic: 'demo.topic',
        token: TOKEN,
      },
    ]);
    expect(bench).toMatchObject({ stage: 'ready', credentialId: 'demo', target: { kind: 'simulator' } });
    expect(bench.message.token).toBe(TOKEN);
    expect(bench.setAside?.token).toBe('ab');
  });
});

describe('testing', () => {
  test('stages of the running test are kept, those of another are not', () => {
    const [dns] = passedReport().stages;
    if (dns === undefined) throw new Error('the fixture has stages');
    const bench = benchAfter([
      ...READY,
      TEST_BEGAN,
      { type: 'test-stage', testId: 't', event: { kind: 'began', stage: 'dns' }, at: 1001 },
      { type: 'test-stage', testId: 't', event: { kind: 'ended', stage: dns }, at: 1003 },
      { type: 'test-stage', testId: 'other', event: { kind: 'began', stage: 'tls' }, at: 1004 },
    ]);
    expect(bench.running).toMatchObject({ stages: [dns], current: null });
  });

  test('an ended test is shown until the target changes, and stays in the list', () => {
    const ended = benchAfter([
      ...READY,
      TEST_BEGAN,
      { type: 'test-ended', testId: 't', report: failedReport(), at: 1048 },
    ]);
    expect(ended).toMatchObject({ running: null, shownTestId: 't' });
    const moved = benchAfter([{ type: 'target-changed', change: { kind: 'production' } }], ended);
    expect(moved.shownTestId).toBeNull();
    expect(moved.tests).toHaveLength(1);
  });

  test('a test that broke is told, not lost', () => {
    const bench = benchAfter([
      ...READY,
      TEST_BEGAN,
      { type: 'test-broke', testId: 't', problem: { code: 'bug', reference: 'r' }, at: 1050 },
    ]);
    expect(bench.tests[0]?.result).toEqual({ kind: 'problem', problem: { code: 'bug', reference: 'r' } });
  });

  test('another kind of target drops the port that was tried for the last one', () => {
    const bench = benchAfter([
      { type: 'target-changed', change: { applePort: 2197 } },
      { type: 'target-changed', change: { kind: 'production' } },
    ]);
    expect(bench.target).toMatchObject({ kind: 'production', applePort: null });
  });

  test('the setting for new benches gives way to a choice', () => {
    expect(benchAfter([{ type: 'target-default', kind: 'simulator' }]).target.kind).toBe('simulator');
    const chosen = benchAfter([
      { type: 'target-changed', change: { kind: 'production' } },
      { type: 'target-default', kind: 'simulator' },
    ]);
    expect(chosen.target.kind).toBe('production');
  });
});

describe('sending', () => {
  test('an answer ends the send; a late cancel changes nothing', () => {
    const bench = benchAfter([
      ...READY,
      SEND_BEGAN,
      { type: 'send-ended', sendId: 's', outcome: ACCEPTED, record: RECORD },
      { type: 'send-cancelling', sendId: 's' },
    ]);
    expect(bench.sends[0]?.state).toEqual({ kind: 'answered', outcome: ACCEPTED, record: RECORD });
  });

  test('newest first', () => {
    const bench = benchAfter([...READY, SEND_BEGAN, { ...SEND_BEGAN, sendId: 's2', at: 3000 }]);
    expect(bench.sends.map((send) => send.sendId)).toEqual(['s2', 's']);
  });
});

describe('the draft', () => {
  test('is recovered unless something was typed meanwhile', () => {
    const draft = { ...FIRST_BENCH.message, token: 'aa' };
    expect(benchAfter([{ type: 'draft-recovered', draft }]).message.token).toBe('aa');
    const typed = benchAfter([
      { type: 'token-changed', token: 'bb' },
      { type: 'draft-recovered', draft },
    ]);
    expect(typed.message.token).toBe('bb');
  });

  test('New bench clears it, and it can be brought back', () => {
    const cleared = benchAfter([...READY, { type: 'token-changed', token: TOKEN }, { type: 'new-bench' }]);
    expect(cleared).toMatchObject({ stage: 'empty', message: { token: '' }, messageTouched: false });
    expect(benchAfter([{ type: 'draft-brought-back' }], cleared).message.token).toBe(TOKEN);
  });

  test('a notification from the simulator takes its place; what stood there can be brought back', () => {
    const draft = { ...FIRST_BENCH.message, token: 'aa', payload: '{}' };
    const typed = benchAfter([...READY, { type: 'token-changed', token: TOKEN }]);
    const opened = benchAfter([{ type: 'message-opened', draft, protocol: 'legacy', before: typed.message }], typed);
    expect(opened).toMatchObject({
      message: draft,
      messageTouched: true,
      target: { kind: 'simulator', protocol: 'legacy' },
    });
    expect(benchAfter([{ type: 'draft-brought-back' }], opened).message.token).toBe(TOKEN);
  });

  test('a message that nobody touched is not offered back, and does not push out the one set aside before', () => {
    const draft = { ...FIRST_BENCH.message, token: 'aa' };
    const event = { type: 'message-opened', draft, protocol: 'http2', before: FIRST_BENCH.message } as const;
    expect(benchAfter([event]).setAside).toBeNull();
    const cleared = benchAfter([...READY, { type: 'token-changed', token: TOKEN }, { type: 'new-bench' }]);
    expect(benchAfter([event], cleared).setAside?.token).toBe(TOKEN);
  });

  test('New bench keeps a send that is under way, and the confirmation of this launch', () => {
    const bench = benchAfter([...READY, { type: 'production-confirmed' }, SEND_BEGAN, { type: 'new-bench' }]);
    expect(bench.sends).toHaveLength(1);
    expect(bench.productionConfirmed).toBe(true);
  });
});

test('whether a timestamp is that of each send is part of the message', () => {
  expect(FIRST_BENCH.message.freshTimestamp).toBe(true);
  const bench = benchAfter([{ type: 'fresh-timestamp-changed', freshTimestamp: false }]);
  expect(bench).toMatchObject({ messageTouched: true, message: { ...FIRST_BENCH.message, freshTimestamp: false } });
  expect(benchAfter([{ type: 'new-bench' }], bench).message.freshTimestamp).toBe(true);
});

describe('what is half typed into the form', () => {
  const HALF = { customData: { typed: '{ "orderId"', over: null } };
  const typed = benchAfter([...READY, { type: 'part-typed', part: 'customData', typed: '{ "orderId"' }]);

  test('is part of the message, and goes into the payload once it is JSON', () => {
    expect(typed).toMatchObject({ messageTouched: true, message: { ...FIRST_BENCH.message, typedParts: HALF } });
    const done = benchAfter([{ type: 'part-typed', part: 'customData', typed: '{ "orderId": 7 }' }], typed);
    expect(JSON.parse(done.message.payload)).toMatchObject({ orderId: 7 });
    const { message } = benchAfter([{ type: 'draft-recovered', draft: typed.message }]);
    expect(message.typedParts).toEqual(HALF);
  });

  test('is set aside with it, by a template too, and brought back with it', () => {
    const template = { payload: '{"aps":{}}', headers: FIRST_BENCH.message.headers };
    const elsewhere = { ...FIRST_BENCH.message, token: 'aa' };
    const events: readonly BenchEvent[] = [
      { type: 'new-bench' },
      { type: 'template-used', template, madeFor: null },
      { type: 'message-opened', draft: elsewhere, protocol: 'http2', before: typed.message },
    ];
    for (const event of events) {
      const moved = benchAfter([event], typed);
      expect(moved.message.typedParts).toEqual({});
      expect(benchAfter([{ type: 'draft-brought-back' }], moved).message.typedParts).toEqual(HALF);
    }
  });

  test('leaves a message fresh once it is taken back', () => {
    const back = benchAfter([{ type: 'part-typed', part: 'customData', typed: '' }, { type: 'new-bench' }], typed);
    expect(back.setAside).toBeNull();
  });
});

test('any order of events gives a bench, and a stage always has what it needs', () => {
  const events: readonly BenchEvent[] = [
    ...READY,
    { type: 'tray-changed', imported: tray([lockedFile('x')]) },
    { type: 'tray-changed', imported: tray([]) },
    UNLOCK_BEGAN,
    { type: 'reading-cancelling', readingId: 'u' },
    { type: 'tray-failed', problem: { code: 'bug', reference: 'r' } },
    { type: 'files-reopened' },
    { type: 'credential-chosen', credentialId: 'a1' },
    { type: 'new-bench' },
    TEST_BEGAN,
    { type: 'test-ended', testId: 't', report: passedReport(), at: 9 },
    SEND_BEGAN,
    { type: 'send-broke', sendId: 's', problem: { code: 'bug', reference: 'r' } },
    { type: 'draft-brought-back' },
    { type: 'message-opened', draft: FIRST_BENCH.message, protocol: 'http2', before: FIRST_BENCH.message },
    { type: 'target-changed', change: { kind: 'custom' } },
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...events), { maxLength: 30 }), (order) => {
      const bench = benchAfter(order);
      if (bench.stage !== 'empty') expect(bench.imported.files.length).toBeGreaterThan(0);
      expect(bench.running === null || bench.shownTestId === null).toBe(true);
    }),
  );
});
