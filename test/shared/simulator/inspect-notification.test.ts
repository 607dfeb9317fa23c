import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding, FindingCode } from '../../../shared/inspection/finding.ts';
import { findingText } from '../../../shared/messages/finding-text.ts';
import { inspectNotification } from '../../../shared/simulator/inspect-notification.ts';
import type { NotificationEvent } from '../../../shared/simulator/journal.ts';

const NOW = '2026-11-24T10:00:00.000Z';
const SECONDS = Date.parse(NOW) / 1000;
const base = { event: 'notification', time: NOW, connection: 1, token: 'ab'.repeat(32), reason: null } as const;

type Sent = { readonly headers?: Record<string, string>; readonly payload?: unknown; readonly text?: string };

function http2({ headers = {}, payload = GOOD, text }: Sent = {}, topic = 'com.example.app'): NotificationEvent {
  return {
    ...base,
    ...{ protocol: 'http2', command: null, identifier: null, apnsId: 'A', topic, status: 200 },
    headers: { 'apns-push-type': 'alert', 'apns-priority': '10', ...headers },
    ...content(payload, text),
  };
}

function legacy(change: Partial<NotificationEvent> & Sent = {}): NotificationEvent {
  const { payload = GOOD, text, ...fields } = change;
  return {
    ...base,
    ...{ protocol: 'legacy', command: 2, identifier: 7, apnsId: null, topic: 'com.example.app', status: 0 },
    ...{ headers: { priority: '10' }, ...content(payload, text), ...fields },
  };
}

function content(
  payload: unknown,
  text: string | undefined,
): Pick<NotificationEvent, 'payload' | 'payloadBase64' | 'bytes'> {
  if (text === undefined) return { payload, bytes: Buffer.from(JSON.stringify(payload)).length };
  const bytes = Buffer.from(text, text.includes('\xff') ? 'latin1' : 'utf8');
  return { payload: null, payloadBase64: bytes.toString('base64'), bytes: bytes.length };
}

const GOOD = { aps: { alert: { title: 'Hello', body: 'World' }, badge: 1, sound: 'default' }, city: 'Zürich' };
const aps = (value: object, more: object = {}): Sent => ({ payload: { aps: value, ...more } });
const inspect = (event: NotificationEvent, isRepeated = false): readonly Finding[] =>
  inspectNotification({ event, isRepeated });

test('a notification that is in order has no finding', () => {
  expect(inspect(http2())).toEqual([]);
  expect(inspect(legacy())).toEqual([]);
  const background = { headers: { 'apns-push-type': 'background', 'apns-priority': '5' } };
  expect(inspect(http2({ ...background, ...aps({ 'content-available': 1 }, { id: 5 }) }))).toEqual([]);
  expect(inspect(http2({ headers: { 'apns-push-type': 'voip' } }, 'com.example.app.voip'))).toEqual([]);
});

/** What somebody sent, the finding, its place, and the nearest thing that has no such finding. */
const CASES: readonly [FindingCode, string, NotificationEvent, NotificationEvent][] = [
  [
    'push-type-missing',
    'apns-push-type',
    { ...http2(), headers: {} },
    { ...http2(), headers: { 'apns-push-type': 'alert' } },
  ],
  [
    'push-type-unfit',
    'apns-push-type',
    http2(aps({ 'content-available': 1 })),
    http2(aps({ 'content-available': 1, alert: 'a' })),
  ],
  [
    'background-priority',
    'apns-priority',
    http2({ headers: { 'apns-push-type': 'background' }, ...aps({ 'content-available': 1 }) }),
    http2({ headers: { 'apns-push-type': 'background', 'apns-priority': '5' }, ...aps({ 'content-available': 1 }) }),
  ],
  [
    'priority-unusual',
    'apns-priority',
    http2({ headers: { 'apns-push-type': 'location', 'apns-priority': '1' } }, 'com.example.app.location-query'),
    http2({ headers: { 'apns-push-type': 'location', 'apns-priority': '5' } }, 'com.example.app.location-query'),
  ],
  [
    'topic-suffix',
    'apns-topic',
    http2({ headers: { 'apns-push-type': 'voip' } }),
    http2({ headers: { 'apns-push-type': 'voip' } }, 'com.example.app.voip'),
  ],
  ['topic-suffix', 'apns-topic', http2({}, 'com.example.app.voip'), http2()],
  [
    'topic-suffix-without-type',
    'apns-topic',
    { ...http2({}, 'com.example.app.voip-ptt'), headers: {} },
    { ...http2(), headers: {} },
  ],
  [
    'collapse-id-long',
    'apns-collapse-id',
    http2({ headers: { 'apns-collapse-id': 'é'.repeat(33) } }),
    http2({ headers: { 'apns-collapse-id': 'é'.repeat(32) } }),
  ],
  [
    'expired-before-arrival',
    'apns-expiration',
    http2({ headers: { 'apns-expiration': String(SECONDS - 1) } }),
    http2({ headers: { 'apns-expiration': '0' } }),
  ],
  [
    'expiration-milliseconds',
    'apns-expiration',
    http2({ headers: { 'apns-expiration': String((SECONDS + 60) * 1000) } }),
    http2({ headers: { 'apns-expiration': String(SECONDS + 60) } }),
  ],
  ['not-json', 'payload', http2({ text: '{"aps":{"alert":"Hello"}' }), http2()],
  ['smart-quotes', 'payload', http2({ text: '{“aps”:{}}' }), http2(aps({ alert: '“Hello”' }))],
  ['smart-quotes', 'payload', http2({ text: '{"aps":{"alert":“Hello”}}' }), http2({ text: '{"aps":{"alert":"“"}' })],
  [
    'smart-quotes',
    'payload',
    http2({ text: '{"aps":{"alert”:"Hello"}}' }),
    http2({ text: '{"aps":{"alert":"a, “b”"},}' }),
  ],
  ['nul-terminated', 'payload', legacy({ text: '{"aps":{"alert":"Hello"}}\0' }), legacy()],
  ['byte-order-mark', 'payload', http2({ text: '\ufeff{"aps":{"alert":"Hello"}}' }), http2()],
  ['not-utf8', 'payload', http2({ text: '{"aps":{"alert":"\xff"}}' }), http2(aps({ alert: 'ÿ' }))],
  ['not-an-object', 'payload', http2({ payload: 'Hello' }), http2()],
  ['escaped-unicode-upper', 'payload', http2({ text: '{"aps":{"alert":"\\U00e9"}}' }), http2(aps({ alert: 'é' }))],
  ['escaped-unicode-upper', 'payload', http2({ text: '{"a":"\\\\\\U00e9"' }), http2({ text: '{"a":"C:\\\\U00e9"' })],
  ['size', 'payload', http2(aps({ alert: 'x'.repeat(4096) })), http2(aps({ alert: 'x'.repeat(3000) }))],
  [
    'size',
    'payload',
    legacy({ command: 1, ...aps({ alert: 'x'.repeat(240) }) }),
    legacy(aps({ alert: 'x'.repeat(240) })),
  ],
  ['aps-missing', 'aps', http2({ payload: { hello: 1 } }), http2({ payload: { mdm: 'magic' } })],
  ['key-misspelt', 'aps.badage', http2(aps({ alert: 'a', badage: 1 })), http2(aps({ alert: 'a', badge: 1 }))],
  ['key-misspelt', 'aps.contentAvailable', http2(aps({ contentAvailable: 1 })), http2(aps({ alert: 'a' }))],
  ['key-misspelt', 'aps.alert.boddy', http2(aps({ alert: { boddy: 'a' } })), http2(aps({ alert: { body: 'a' } }))],
  ['key-misspelt', 'APS', http2({ payload: { APS: { alert: 'a' } } }), http2()],
  ['key-misplaced', 'aps.title', http2(aps({ alert: 'a', title: 'b' })), http2(aps({ alert: { title: 'b' } }))],
  ['key-misplaced', 'badge', http2(aps({ alert: 'a' }, { badge: 1 })), http2(aps({ alert: 'a', badge: 1 }))],
  ['key-misplaced', 'aps.alert.badge', http2(aps({ alert: { body: 'a', badge: 1 } })), http2()],
  [
    'key-ignored',
    'aps.orderNumber',
    http2(aps({ alert: 'a', orderNumber: 5 })),
    http2(aps({ alert: 'a' }, { orderNumber: 5 })),
  ],
  ['value-type', 'aps.badge', http2(aps({ alert: 'a', badge: '1' })), http2(aps({ alert: 'a', badge: 0 }))],
  [
    'background-visible',
    'aps',
    http2({
      headers: { 'apns-push-type': 'background', 'apns-priority': '5' },
      ...aps({ 'content-available': 1, alert: 'a' }),
    }),
    http2({ headers: { 'apns-push-type': 'background', 'apns-priority': '5' }, ...aps({ 'content-available': 1 }) }),
  ],
  [
    'push-type-unfit',
    'apns-push-type',
    http2(aps({ 'content-state': {}, event: 'update' })),
    http2({ headers: { 'apns-push-type': 'liveactivity' }, ...aps({ 'content-state': {}, event: 'update' }) }),
  ],
  [
    'push-type-unfit',
    'apns-push-type',
    http2({ payload: { mdm: 'magic' } }),
    http2({ headers: { 'apns-push-type': 'mdm' }, payload: { mdm: 'magic' } }),
  ],
  [
    'content-available-missing',
    'aps',
    http2({ headers: { 'apns-push-type': 'background', 'apns-priority': '5' }, ...aps({}) }),
    http2({ headers: { 'apns-push-type': 'background', 'apns-priority': '5' }, ...aps({ 'content-available': 1 }) }),
  ],
  ['alert-empty', 'aps.alert', http2(aps({ alert: ' ' })), http2(aps({ alert: 'a' }))],
  ['alert-empty', 'aps.alert', http2(aps({ alert: {} })), http2(aps({ alert: { 'loc-key': 'GREETING' } }))],
  ['alert-empty', 'aps.alert', legacy(aps({ alert: { title: '', body: '' } })), legacy(aps({ badge: 1 }))],
  ['nothing-to-show', 'aps', http2(aps({})), http2(aps({ badge: 0 }))],
  [
    'mutable-without-alert',
    'aps.mutable-content',
    http2(aps({ 'mutable-content': 1, badge: 1 })),
    http2(aps({ 'mutable-content': 1, alert: 'a' })),
  ],
  [
    'identifier-missing',
    'identifier',
    legacy({ identifier: null }),
    legacy({ command: 0, identifier: null, headers: {} }),
  ],
  ['identifier-zero', 'identifier', legacy({ identifier: 0 }), legacy({ identifier: 1 })],
  ['identifier-swapped', 'identifier', legacy({ identifier: 0x0100_0000 }), legacy({ identifier: 0x1122_3344 })],
  [
    'expiration-swapped',
    'expiration',
    legacy({ headers: { expiration: String(swapped(SECONDS + 3600)) } }),
    legacy({ headers: { expiration: String(SECONDS + 3600) } }),
  ],
  [
    'expired-before-arrival',
    'expiration',
    legacy({ headers: { expiration: '1' } }),
    legacy({ headers: { expiration: '0' } }),
  ],
  ['legacy-priority', 'priority', legacy({ headers: { priority: '1' } }), legacy({ headers: { priority: '5' } })],
  [
    'background-priority',
    'priority',
    legacy({ headers: { priority: '10' }, ...aps({ 'content-available': 1 }) }),
    legacy({ headers: { priority: '5' }, ...aps({ 'content-available': 1 }) }),
  ],
  ['token-size', 'token', legacy({ token: '31'.repeat(64) }), legacy()],
];

test.each(CASES)('%s at %s is found, and not in its neighbour', (code, place, odd, neighbour) => {
  const places = (event: NotificationEvent): readonly string[] =>
    inspect(event).flatMap((finding) => (finding.code === code ? [finding.place] : []));
  expect(places(odd)).toContain(place);
  expect(places(neighbour)).not.toContain(place);
});

test('a repeated identifier is found, a first one not', () => {
  expect(inspect(legacy(), true).map(({ code }) => code)).toEqual(['identifier-repeated']);
  expect(inspect(legacy({ identifier: 0 }), true).map(({ code }) => code)).toEqual(['identifier-zero']);
});

test('what cannot work comes first, and every finding has words with a next step', () => {
  const events = CASES.map(([, , odd]) => odd);
  const findings = events.flatMap((event) => inspect(event, true));
  for (const finding of findings) {
    const { title, remedy } = findingText(finding);
    expect(title).toMatch(/^["\p{L}].*[^.]$/u);
    expect(remedy).toMatch(/[.)]$/);
    expect(title + remedy).not.toMatch(/undefined|NaN/);
  }
  const severities = inspect(http2(aps({ badage: 1, orderNumber: 5 }))).map(({ severity }) => severity);
  expect(severities).toEqual([...severities].sort((one) => (one === 'error' ? -1 : 1)));
  expect(new Set(severities)).toEqual(new Set(['error', 'warning']));
});

test('whatever is in a notification, its inspection ends without an exception', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.dictionary(fc.constantFrom('apns-expiration', 'apns-priority', 'x'), fc.string()),
      (payload, headers) => {
        inspect(http2({ payload, headers }));
        inspect(http2({ payload: { aps: payload }, headers }));
        inspect(legacy({ payload, headers }), true);
      },
    ),
  );
  fc.assert(fc.property(fc.string(), (text) => Array.isArray(inspect(http2({ text })))));
});

function swapped(value: number): number {
  return Buffer.from([value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff, (value >>> 24) & 0xff]).readUInt32BE();
}
