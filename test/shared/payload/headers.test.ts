import { describe, expect, it } from 'vitest';
import type { DraftHeaders } from '../../../shared/ipc/channels.ts';
import { checkSize, payloadLimit } from '../../../shared/payload/check-size.ts';
import { parseDraftHeaders } from '../../../shared/payload/headers.ts';
import { NO_HEADERS } from '../../../shared/payload/notification.ts';
import { PUSH_TYPES, pushTypeFacts, topicFor } from '../../../shared/payload/push-types.ts';

const EMPTY: DraftHeaders = {
  topic: '',
  pushType: '',
  priority: '',
  expiration: '',
  collapseId: '',
  id: '',
  command: 2,
};

describe('header fields', () => {
  it('left empty leave every header out', () => {
    expect(parseDraftHeaders({ ...EMPTY, topic: '  ' })).toEqual({ ok: true, value: NO_HEADERS });
  });

  it('are read as they were typed', () => {
    const draft = { ...EMPTY, topic: ' com.example.app ', priority: '5', expiration: '0', pushType: 'alert' };
    const parsed = parseDraftHeaders(draft);
    expect(parsed).toMatchObject({
      value: { topic: 'com.example.app', priority: 5, expiration: 0, pushType: 'alert', id: null },
    });
  });

  it.each([
    ['priority', '7', 'apns-priority', 'priority'],
    ['priority', 'high', 'apns-priority', 'whole-number'],
    ['expiration', '-1', 'apns-expiration', 'whole-number'],
    ['expiration', '1.5', 'apns-expiration', 'whole-number'],
    ['expiration', '1893456000000', 'apns-expiration', 'milliseconds'],
    ['collapseId', 'x'.repeat(65), 'apns-collapse-id', 'too-long'],
    ['collapseId', 'wetter-ü', 'apns-collapse-id', 'characters'],
    ['topic', 'com.example\u0000', 'apns-topic', 'characters'],
    ['id', '1234', 'apns-id', 'uuid'],
  ])('are refused: %s %j', (field, value, header, detail) => {
    expect(parseDraftHeaders({ ...EMPTY, [field]: value })).toEqual({
      ok: false,
      problem: { code: 'header-invalid', header, detail },
    });
  });

  it('may be as long as Apple allows', () => {
    expect(parseDraftHeaders({ ...EMPTY, collapseId: 'x'.repeat(64) }).ok).toBe(true);
    expect(parseDraftHeaders({ ...EMPTY, id: 'EC1BF194-B3B2-424A-89A2-AE2A6D4A1B2C' }).ok).toBe(true);
  });
});

describe('payload limits', () => {
  it.each([
    [{ protocol: 'http2', pushType: 'alert', command: 2 }, 4_096],
    [{ protocol: 'http2', pushType: 'voip', command: 2 }, 5_120],
    [{ protocol: 'legacy', pushType: 'voip', command: 2 }, 2_048],
    [{ protocol: 'legacy', pushType: null, command: 1 }, 256],
    [{ protocol: 'legacy', pushType: null, command: 0 }, 256],
  ] as const)('%o: %i bytes fit, one more does not', (rule, limit) => {
    expect(payloadLimit(rule)).toBe(limit);
    expect(checkSize(limit, rule)).toBeNull();
    expect(checkSize(limit + 1, rule)).toEqual({ code: 'payload-too-large', bytes: limit + 1, limit });
  });
});

describe('push types', () => {
  it('append their suffix to the bundle ID once', () => {
    expect(topicFor('com.example.app', 'voip')).toBe('com.example.app.voip');
    expect(topicFor('com.example.app.voip', 'voip')).toBe('com.example.app.voip');
    expect(topicFor('com.example.app', 'alert')).toBe('com.example.app');
    expect(topicFor('com.example.app', 'unheard-of')).toBe('com.example.app');
  });

  it('know that background is sent with priority 5 only', () => {
    expect(pushTypeFacts('background')?.priorities).toEqual([5]);
    expect(pushTypeFacts('unheard-of')).toBeNull();
    expect(PUSH_TYPES).toHaveLength(11);
  });
});
