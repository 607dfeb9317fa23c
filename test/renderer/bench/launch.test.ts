import { describe, expect, test } from 'vitest';
import type { BenchEvent } from '../../../renderer/bench/bench-event.ts';
import type { BenchState, PushRequest } from '../../../renderer/bench/bench-state.ts';
import { type Asking, launchActions } from '../../../renderer/bench/launch.ts';
import { messageFacts } from '../../../renderer/bench/message-facts.ts';
import { goesTimedAnew, outgoingRequest } from '../../../renderer/bench/outgoing-request.ts';
import { workflow } from '../../../renderer/bench/workflow.ts';
import { NO_HEADERS } from '../../../shared/payload/notification.ts';
import { credential, REQUEST, TOKEN } from './fixtures.ts';
import { benchWith } from './result/answered.ts';

const OLD = '{"aps":{"timestamp":1,"event":"update"}}';
const ACTIVITY: PushRequest = {
  ...REQUEST,
  payload: OLD,
  headers: { ...NO_HEADERS, topic: 'com.example.weather.push-type.liveactivity', pushType: 'liveactivity' },
};

/** The Bench with its launch: what was sent, and the second on its clock. */
class Stand {
  bench: BenchState;
  asking: Asking | null = null;
  second = 1_000;
  readonly sent: PushRequest[] = [];

  constructor(change: readonly BenchEvent[] = []) {
    this.bench = change.reduce(workflow, benchWith());
  }

  get actions() {
    return launchActions(() => ({
      bench: this.bench,
      message: messageFacts(this.bench.message, credential(), this.bench.target.protocol),
      dispatch: (event) => {
        this.bench = workflow(this.bench, event);
      },
      tests: { runTest: async () => {}, cancelTest: async () => {} },
      sends: {
        sendPush: async (request) => {
          this.sent.push(request);
        },
        cancelSend: async () => {},
      },
      asking: this.asking,
      setAsking: (asking) => {
        this.asking = asking;
      },
      clock: () => new Date(this.second * 1_000),
    }));
  }
}

describe('a retry on production', () => {
  test('asks first; declined, nothing changes and nothing goes', () => {
    const stand = new Stand();
    const before = stand.bench;
    expect(stand.actions.sendAgainOn(REQUEST, 'production')).toBe(true);
    expect(stand.asking).not.toBeNull();
    expect(stand.bench).toBe(before);
    stand.actions.answerAsking(false);
    expect(stand).toMatchObject({ asking: null, sent: [] });
    expect(stand.bench).toBe(before);
  });

  test('confirmed, the target is switched and it goes there', () => {
    const stand = new Stand();
    stand.actions.sendAgainOn(REQUEST, 'production');
    stand.actions.answerAsking(true);
    expect(stand.bench).toMatchObject({ productionConfirmed: true, target: { kind: 'production' } });
    expect(stand.sent).toEqual([{ ...REQUEST, target: { kind: 'production', protocol: 'http2', port: null } }]);
  });

  test('goes at once where production was confirmed before, as the sandbox does anyway', () => {
    const confirmed = new Stand([{ type: 'production-confirmed' }]);
    expect(confirmed.actions.sendAgainOn(REQUEST, 'production')).toBe(false);
    expect(confirmed.bench.target.kind).toBe('production');
    const sandbox = new Stand([{ type: 'target-changed', change: { kind: 'production' } }]);
    expect(sandbox.actions.sendAgainOn(REQUEST, 'sandbox')).toBe(false);
    expect(sandbox.bench.target.kind).toBe('sandbox');
    expect([confirmed.sent.length, sandbox.sent.length]).toEqual([1, 1]);
  });
});

describe('the timestamp of a Live Activity', () => {
  const composed: readonly BenchEvent[] = [
    { type: 'token-changed', token: TOKEN },
    { type: 'payload-changed', payload: OLD },
    { type: 'headers-changed', change: { pushType: 'liveactivity' } },
    { type: 'target-changed', change: { kind: 'production' } },
  ];

  test('is the second in which it goes, not that of the question; the page shows it then', () => {
    const stand = new Stand(composed);
    stand.actions.startSend();
    expect(stand.bench.message.payload).toBe(OLD);
    stand.second = 1_060;
    stand.actions.answerAsking(true);
    expect(stand.sent.map(({ payload }) => JSON.parse(payload))).toEqual([
      { aps: { timestamp: 1_060, event: 'update' } },
    ]);
    expect(stand.bench.message.payload).toBe(stand.sent[0]?.payload);
  });

  test('stays as it was typed when the send is declined', () => {
    const stand = new Stand(composed);
    stand.actions.startSend();
    stand.actions.answerAsking(false);
    expect(stand).toMatchObject({ sent: [], bench: { message: { payload: OLD } } });
  });

  test('is fresh when it is sent again, and the message on the page is left alone', () => {
    const stand = new Stand();
    const { message } = stand.bench;
    stand.actions.sendAgain(ACTIVITY);
    expect(stand.sent).toEqual([outgoingRequest(ACTIVITY, true, new Date(1_000_000))]);
    expect(stand.sent[0]?.payload).toContain('1000');
    expect(stand.bench.message).toBe(message);
  });

  test('goes as it was when the person sets it', () => {
    const stand = new Stand([{ type: 'fresh-timestamp-changed', freshTimestamp: false }]);
    stand.actions.sendAgain(ACTIVITY);
    expect(stand.sent).toEqual([ACTIVITY]);
  });
});

test('a request is said to be timed anew exactly where that changes it', () => {
  const legacy: PushRequest = { ...ACTIVITY, target: { kind: 'simulator', protocol: 'legacy' } };
  for (const request of [ACTIVITY, REQUEST, legacy]) {
    for (const fresh of [true, false]) {
      const changes = outgoingRequest(request, fresh, new Date(5_000)).payload !== request.payload;
      expect(goesTimedAnew(request, fresh)).toBe(changes);
    }
  }
  expect(goesTimedAnew(ACTIVITY, true)).toBe(true);
});
