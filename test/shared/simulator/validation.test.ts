import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { journalText } from '../../../shared/simulator/journal-text.ts';
import { judgeProviderToken, withoutSignature } from '../../../shared/simulator/provider-token.ts';
import type { Http2Request, ShownCertificate } from '../../../shared/simulator/request.ts';
import { HTTP2_CHECKS, validateHttp2 } from '../../../shared/simulator/validate-http2.ts';
import { LEGACY_CHECKS, validateLegacy } from '../../../shared/simulator/validate-legacy.ts';
import type { LegacyFrame } from '../../../shared/wire/legacy-frame.ts';

const NOW = new Date('2026-11-24T10:00:00Z');
const TOKEN = 'ab'.repeat(32);
const CERTIFICATE: ShownCertificate = {
  subject: 'CN=Apple Development IOS Push Services: com.example.app',
  topics: ['com.example.app'],
  environments: ['sandbox'],
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2027-01-01T00:00:00.000Z',
};
const GOOD: Http2Request = {
  method: 'POST',
  path: `/3/device/${TOKEN}`,
  headers: [['apns-topic', 'com.example.app']],
  bytes: 20,
  certificate: CERTIFICATE,
};
const FRAME: LegacyFrame = {
  command: 2,
  token: new Uint8Array(32),
  payload: new Uint8Array(20),
  identifier: 1,
  expiration: null,
  priority: 10,
};

describe('the order of looking', () => {
  test('is: request, headers, credential, message, device', () => {
    expect(HTTP2_CHECKS.map(({ reason }) => reason)).toEqual([
      'MethodNotAllowed',
      'BadPath',
      'MissingDeviceToken',
      'DuplicateHeaders',
      'BadMessageId',
      'BadCertificate',
      'MissingProviderToken',
      'InvalidProviderToken',
      'ExpiredProviderToken',
      'MissingTopic',
      'InvalidPushType',
      'BadPriority',
      'BadExpirationDate',
      'BadCollapseId',
      'BadTopic',
      'TopicDisallowed',
      'PayloadEmpty',
      'PayloadTooLarge',
      'BadDeviceToken',
    ]);
    expect(LEGACY_CHECKS.map(({ status }) => status)).toEqual([2, 5, 4, 7, 3]);
  });

  test('decides when several things are wrong', () => {
    const bad: Http2Request = { ...GOOD, path: '/3/device/zz', bytes: 0, headers: [['apns-priority', '3']] };
    expect(validateHttp2(bad, NOW)).toBe('BadPriority');
    expect(validateHttp2({ ...bad, headers: [] }, NOW)).toBe('PayloadEmpty');
    expect(validateHttp2({ ...bad, headers: [], bytes: 1 }, NOW)).toBe('BadDeviceToken');
    const frame = { ...FRAME, token: new Uint8Array(0), payload: new Uint8Array(0) };
    expect(validateLegacy(frame, CERTIFICATE)).toBe(2);
  });

  test('ends with acceptance when nothing is wrong', () => {
    expect(validateHttp2(GOOD, NOW)).toBeNull();
    expect(validateLegacy(FRAME, CERTIFICATE)).toBeNull();
  });
});

test.each([
  ['/3/device', 'MissingDeviceToken'],
  ['/3/device/', 'MissingDeviceToken'],
  ['/3/devices/ab', 'BadPath'],
  [`/3/device/${TOKEN}/x`, 'BadPath'],
  [`/3/device/${TOKEN}?x=1`, 'BadDeviceToken'],
  [`/3/device/${TOKEN.slice(2)}`, 'BadDeviceToken'],
  [`/3/device/${TOKEN.toUpperCase()}`, null],
])('the path %s gives %s', (path, reason) => {
  expect(validateHttp2({ ...GOOD, path }, NOW)).toBe(reason);
});

test('a certificate makes a provider token of no importance', () => {
  const headers = [['authorization', 'bearer rubbish']] as const;
  expect(validateHttp2({ ...GOOD, headers }, NOW)).toBeNull();
});

test('cookies may be in several fields, other headers not', () => {
  const twice = (name: string): Http2Request => ({
    ...GOOD,
    headers: [
      [name, 'a'],
      [name, 'b'],
    ],
  });
  expect(validateHttp2(twice('cookie'), NOW)).toBeNull();
  expect(validateHttp2(twice('user-agent'), NOW)).toBe('DuplicateHeaders');
});

test('whatever a request holds, it is judged and nothing is thrown', () => {
  const request = fc.record({
    method: fc.string(),
    path: fc.oneof(fc.string(), fc.constant(GOOD.path)),
    headers: fc.array(
      fc.tuple(fc.constantFrom('authorization', 'apns-id', 'apns-topic', 'apns-expiration', 'x'), fc.string()),
    ),
    bytes: fc.nat(10_000),
    certificate: fc.constantFrom(null, CERTIFICATE),
  });
  fc.assert(fc.property(request, (one) => [null, 'string'].includes(typeOf(validateHttp2(one, NOW)))));
  fc.assert(fc.property(fc.string(), (text) => [null, 'string'].includes(typeOf(judgeProviderToken(text, NOW)))));

  function typeOf(value: unknown): string | null {
    return value === null ? null : typeof value;
  }
});

test('a provider token is shown without its signature, another scheme by its name', () => {
  expect(withoutSignature('bearer aa.bb.secret')).toBe('bearer aa.bb.…');
  expect(withoutSignature('Basic c2VjcmV0')).toBe('Basic …');
  expect(withoutSignature('secret')).not.toContain('secret');
});

test('every problem of the journal has words that end as sentences', () => {
  const subject = 'CN=x';
  for (const text of [
    journalText({ code: 'no-client-certificate' }),
    journalText({ code: 'ca-not-trusted', ca: '/tmp/ca.pem' }),
    journalText({ code: 'no-http2' }),
    journalText({ code: 'tls-failed', detail: 'ERR_SSL_X' }),
    journalText({ code: 'connection-failed', detail: 'ECONNRESET' }),
    journalText({ code: 'wrong-environment', subject }),
    journalText({ code: 'not-a-push-certificate', subject }),
    journalText({ code: 'certificate-expired', subject, notAfter: '2026-01-01T00:00:00.000Z' }),
    journalText({ code: 'certificate-not-yet-valid', subject, notBefore: '2026-01-01T00:00:00.000Z' }),
    journalText({ code: 'payload-not-json' }),
    journalText({ code: 'frame-malformed', offset: 3, identifier: null }),
    journalText({ code: 'frame-cut', bytes: 40 }),
    journalText({ code: 'discarded-after-error', bytes: 40 }),
  ]) {
    expect(text).toMatch(/^[A-Z0-9].*\.$/);
    expect(text).not.toContain('undefined');
  }
});
