import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bundleIdOf, type Device } from '../../../shared/simulator/devices.ts';
import { encodeFeedback, FeedbackList } from '../../../shared/simulator/feedback-list.ts';
import { RequestMeter } from '../../../shared/simulator/request-meter.ts';
import { VirtualDevices } from '../../../shared/simulator/virtual-devices.ts';

const TOPIC = 'com.example.app';
const TOKEN = 'ab'.repeat(32);
const NOW = Date.parse('2026-11-24T10:00:00Z');
const PROOF = process.env.PUSHBENCH_PROOF === '1';
const device = (change: Partial<Device> = {}): Device => ({
  ...{ token: TOKEN, topic: TOPIC, environment: 'sandbox', uninstalledAt: null, expiredAt: null },
  ...change,
});
const question = { token: TOKEN, topic: TOPIC, environment: 'sandbox', now: NOW } as const;

function devices(list: readonly Device[], strict = false): VirtualDevices {
  const made = new VirtualDevices(strict);
  made.replaceFromFile(list);
  return made;
}

describe('a token', () => {
  test('that no device has is one all the same, unless strict mode knows the app', () => {
    const other = { ...question, token: 'cd'.repeat(32) };
    expect(devices([]).judge(other)).toBeNull();
    expect(devices([device()]).judge(other)).toBeNull();
    expect(devices([device()], true).judge(other)).toEqual({ kind: 'unknown' });
    expect(devices([device()], true).judge({ ...other, topic: 'com.example.other' })).toBeNull();
  });

  test.each([
    ['in order', {}, {}, null],
    ['of another environment', { environment: 'production' }, {}, { kind: 'other-environment' }],
    ['of another app', { topic: 'com.example.other' }, {}, { kind: 'other-topic' }],
    ['uninstalled', { uninstalledAt: '2026-11-24T09:00:00Z' }, {}, { kind: 'uninstalled', since: NOW - 3_600_000 }],
    ['uninstalled only later', { uninstalledAt: '2026-11-24T11:00:00Z' }, {}, null],
    ['expired', { expiredAt: '2026-11-24T09:00:00Z' }, {}, { kind: 'expired', since: NOW - 3_600_000 }],
    ['asked by a simulator of both environments', { environment: 'production' }, { environment: null }, null],
    ['asked for a VoIP push of its app', {}, { topic: `${TOPIC}.voip` }, null],
  ] as const)('that is %s', (_name, change, asked, trouble) => {
    expect(devices([device(change)]).judge({ ...question, ...asked })).toEqual(trouble);
  });

  test.each([
    ['com.example.app.voip', 'com.example.app'],
    ['com.example.app.voip-ptt', 'com.example.app'],
    ['com.example.app.push-type.liveactivity', 'com.example.app'],
    ['com.example.voip.app', 'com.example.voip.app'],
  ])('belongs to a bundle ID: %s to %s', (topic, bundleId) => {
    expect(bundleIdOf(topic)).toBe(bundleId);
  });
});

describe('uninstalling', () => {
  test('makes a device gone and puts it into the feedback list once, however often the file is read', () => {
    const gone = device({ uninstalledAt: '2026-11-24T09:00:00Z' });
    const made = devices([gone]);
    made.replaceFromFile([gone]);
    expect(made.feedback.take([TOPIC])).toEqual([{ topic: TOPIC, token: TOKEN, seconds: NOW / 1000 - 3600 }]);
    made.replaceFromFile([gone]);
    expect(made.feedback.size).toBe(0);
  });

  test('by hand, and registering again takes it out of the list', () => {
    const made = devices([]);
    expect(made.uninstall(TOKEN, '2026-11-24T09:00:00Z')).toBe(false);
    made.register({ token: TOKEN, topic: TOPIC, environment: 'sandbox' });
    expect(made.uninstall(TOKEN, '2026-11-24T09:00:00Z')).toBe(true);
    expect(made.judge(question)).toMatchObject({ kind: 'uninstalled' });
    expect(made.feedback.size).toBe(1);
    made.register({ token: TOKEN, topic: TOPIC, environment: 'sandbox' });
    expect(made.judge(question)).toBeNull();
    expect(made.feedback.size).toBe(0);
  });

  test('what a new version of the file leaves out is forgotten, what was registered by hand is not', () => {
    const made = devices([device({ environment: 'production' })]);
    made.register({ token: 'cd', topic: TOPIC, environment: 'sandbox' });
    made.replaceFromFile([]);
    expect(made.list().map(({ token }) => token)).toEqual(['cd']);
    expect(made.remove('cd')).toBe(true);
    expect(made.remove('cd')).toBe(false);
  });
});

test('readers of the feedback list get each entry exactly once, whatever the order of adding and reading', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), topic: fc.constantFrom('a', 'b') }),
    fc.record({ kind: fc.constant('take' as const), topics: fc.subarray(['a', 'b', 'c']) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const list = new FeedbackList();
      const added: string[] = [];
      const read: string[] = [];
      for (const one of [...steps, { kind: 'take' as const, topics: ['a', 'b', 'a'] }]) {
        if (one.kind === 'take') {
          const entries = list.take(one.topics);
          expect(entries.every(({ topic }) => one.topics.includes(topic))).toBe(true);
          read.push(...entries.map(({ token }) => token));
        } else {
          added.push(added.length.toString(16).padStart(64, '0'));
          list.add({ topic: one.topic, token: added.at(-1) ?? '', seconds: 1 });
        }
      }
      expect(read.sort()).toEqual(added);
      expect(list.size).toBe(0);
    }),
    { numRuns: PROOF ? 2000 : 200 },
  );
});

test('an entry is written as in the reference', () => {
  const token = '1b14a89b65361301e7ded0f8de35ec1f322c37698b9fe712252a2cba42207d90';
  const bytes = encodeFeedback([{ topic: TOPIC, token, seconds: 1_700_000_000 }]);
  expect(Buffer.from(bytes).toString('hex')).toBe(`6553f1000020${token}`);
});

test('more than the limit within a minute is too often, per token', () => {
  const meter = new RequestMeter();
  const often = (token: string, at: number): boolean => meter.isTooOften(token, 2, at);
  expect([often('a', NOW), often('a', NOW + 1), often('b', NOW + 2), often('a', NOW + 3)]).toEqual([
    false,
    false,
    false,
    true,
  ]);
  expect(often('a', NOW + 60_000)).toBe(false);
  expect(meter.isTooOften('a', null, NOW)).toBe(false);
});

test('what was put here by hand goes on in another simulator; a list that was read is not told again', () => {
  const [byHand, gone, read, ofFile] = ['aa', 'bb', 'cc', 'dd'];
  const topic = 'com.example.app';
  const before = new VirtualDevices(false);
  for (const token of [byHand, read, gone]) before.register({ token, topic, environment: 'sandbox' });
  before.replaceFromFile([{ token: ofFile, topic, environment: 'sandbox', uninstalledAt: null, expiredAt: null }]);
  before.uninstall(read, '2026-11-01T08:30:00Z');
  before.feedback.take([topic]);
  before.uninstall(gone, '2026-11-02T08:30:00Z');
  const after = new VirtualDevices(false);
  after.adopt(before.belongings());
  expect(after.list().map(({ token }) => token)).toEqual([byHand, read, gone]);
  expect(after.list().map(({ uninstalledAt }) => uninstalledAt !== null)).toEqual([false, true, true]);
  expect(after.feedback.take([topic]).map(({ token }) => token)).toEqual([gone]);
  expect(before.feedback.size).toBe(1);
});

test('each change of the devices is counted, and nothing else', () => {
  const all = devices([device()]);
  let counted = all.changes;
  const hasChanged = (): boolean => {
    const before = counted;
    counted = all.changes;
    return counted > before;
  };
  all.judge(question);
  all.feedback.take([TOPIC]);
  all.remove('cd'.repeat(32));
  expect(hasChanged()).toBe(false);
  all.uninstall(TOKEN, '2026-11-01T08:30:00Z');
  expect(hasChanged()).toBe(true);
  all.register({ token: TOKEN, topic: TOPIC, environment: 'sandbox' });
  expect(hasChanged()).toBe(true);
  all.remove(TOKEN);
  expect(hasChanged()).toBe(true);
  all.replaceFromFile([device()]);
  expect(hasChanged()).toBe(true);
});
