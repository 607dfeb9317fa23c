import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { journalText } from '../../../shared/simulator/journal-text.ts';
import { readProviderToken, withoutSignature } from '../../../shared/simulator/provider-token.ts';
import { type Http2Request, readRequest, type ShownCertificate } from '../../../shared/simulator/request.ts';
import { HTTP2_CHECKS, type Http2Scene, validateHttp2 } from '../../../shared/simulator/validate-http2.ts';
import { LEGACY_CHECKS, type LegacyScene, validateLegacy } from '../../../shared/simulator/validate-legacy.ts';
import type { LegacyFrame } from '../../../shared/wire/legacy-frame.ts';
import type { Reason } from '../../../shared/wire/reasons.ts';

const TOKEN = 'ab'.repeat(32);
const CERTIFICATE: ShownCertificate = {
  subject: 'CN=Apple Development IOS Push Services: com.example.app',
  topics: ['com.example.app'],
  environments: ['sandbox'],
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2027-01-01T00:00:00.000Z',
};
const GOOD: Http2Request = request([]);

/** A request that is in order, with these headers more. */
function request(more: readonly string[], change: Partial<Http2Request> = {}): Http2Request {
  return { ...readRequest([...toPath(`/3/device/${TOKEN}`), ...more], 20, CERTIFICATE), ...change };
}

function toPath(path: string): readonly string[] {
  return [':method', 'POST', ':path', path];
}

function scene(change: Partial<Http2Request> = {}, facts: Partial<Http2Scene> = {}): Http2Scene {
  return { request: { ...GOOD, ...change }, providerToken: null, device: null, isTooOften: false, ...facts };
}

function legacyScene(change: Partial<LegacyScene> = {}): LegacyScene {
  return { frame: FRAME, certificate: CERTIFICATE, device: null, ...change };
}
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
      'UnrelatedKeyIdInToken',
      'BadEnvironmentKeyIdInToken',
      'ExpiredProviderToken',
      'TooManyProviderTokenUpdates',
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
      'BadDeviceToken',
      'ExpiredToken',
      'Unregistered',
      'DeviceTokenNotForTopic',
      'TooManyRequests',
    ]);
    expect(LEGACY_CHECKS.map(({ status }) => status)).toEqual([2, 5, 4, 7, 3, 6, 8]);
  });

  test('decides when several things are wrong', () => {
    const bad = { token: 'zz', bytes: 0, priority: '3' };
    expect(validateHttp2(scene(bad))).toBe('BadPriority');
    expect(validateHttp2(scene({ ...bad, priority: null }))).toBe('PayloadEmpty');
    expect(validateHttp2(scene({ ...bad, priority: null, bytes: 1 }))).toBe('BadDeviceToken');
    const gone = { kind: 'uninstalled', since: 1 } as const;
    expect(validateHttp2(scene({}, { device: gone, isTooOften: true }))).toBe('Unregistered');
    const frame = { ...FRAME, token: new Uint8Array(0), payload: new Uint8Array(0) };
    expect(validateLegacy(legacyScene({ frame, device: { kind: 'unknown' } }))).toBe(2);
  });

  test('ends with acceptance when nothing is wrong', () => {
    expect(validateHttp2(scene())).toBeNull();
    expect(validateLegacy(legacyScene())).toBeNull();
  });
});

describe('the device', () => {
  test.each<[Http2Scene['device'], Reason, number | null]>([
    [{ kind: 'unknown' }, 'BadDeviceToken', 8],
    [{ kind: 'other-environment' }, 'BadDeviceToken', 8],
    [{ kind: 'other-topic' }, 'DeviceTokenNotForTopic', 8],
    [{ kind: 'expired', since: 1 }, 'ExpiredToken', 8],
    [{ kind: 'uninstalled', since: 1 }, 'Unregistered', null],
  ])('that is %j gives %s, and over the binary protocol %s', (device, reason, status) => {
    expect(validateHttp2(scene({}, { device }))).toBe(reason);
    expect(validateLegacy(legacyScene({ device }))).toBe(status);
  });
});

test('a topic too long for any bundle ID is status 6', () => {
  const topics = [`com.${'x'.repeat(252)}`];
  expect(validateLegacy(legacyScene({ certificate: { ...CERTIFICATE, topics } }))).toBe(6);
  expect(
    validateLegacy(legacyScene({ certificate: { ...CERTIFICATE, topics: [`com.${'x'.repeat(251)}`] } })),
  ).toBeNull();
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
  expect(validateHttp2(scene(readRequest(toPath(path), 20, CERTIFICATE)))).toBe(reason);
});

test('a certificate makes a provider token of no importance', () => {
  const facts = { providerToken: 'InvalidProviderToken' } as const;
  expect(validateHttp2(scene({ authorization: 'bearer rubbish' }, facts))).toBeNull();
  expect(validateHttp2(scene({ certificate: null, topic: 'a' }, facts))).toBe('InvalidProviderToken');
});

test('cookies may be in several fields, other headers not', () => {
  const twice = (name: string): Http2Scene => scene(request([name, 'a', 'x-other', 'b', name, 'a']));
  expect(validateHttp2(twice('cookie'))).toBeNull();
  expect(validateHttp2(twice('user-agent'))).toBe('DuplicateHeaders');
});

test('of a repeated header the first value counts', () => {
  expect(request(['apns-topic', 'one', 'apns-topic', 'two']).topic).toBe('one');
});

test('whatever a request holds, it is judged and nothing is thrown', () => {
  const names = fc.constantFrom('authorization', 'apns-id', 'apns-topic', 'apns-expiration', 'x', ':path', ':method');
  const rawHeaders = fc.array(fc.tuple(names, fc.string())).map((pairs) => pairs.flat());
  const certificate = fc.constantFrom(null, CERTIFICATE);
  fc.assert(
    fc.property(rawHeaders, fc.nat(10_000), certificate, (raw, bytes, shown) => {
      const judged = validateHttp2(scene(readRequest(raw, bytes, shown)));
      return judged === null || typeof judged === 'string';
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => typeof readProviderToken(text).kind === 'string'));
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
    journalText({ code: 'wrong-environment', subject, played: 'sandbox' }),
    journalText({ code: 'wrong-environment', subject, played: 'production' }),
    journalText({ code: 'certificate-not-trusted', subject, detail: 'issuer-unknown' }),
    journalText({ code: 'provider-token-lenient', fault: { reason: 'InvalidProviderToken', detail: 'unknown-key' } }),
    journalText({ code: 'provider-token-refused', fault: { reason: 'InvalidProviderToken', detail: 'malformed' } }),
    journalText({ code: 'fault', fault: 'goaway' }),
    journalText({ code: 'rules-unusable', detail: 'rule 1: "answer" is missing' }),
    journalText({ code: 'too-many-connections', limit: 1000 }),
    journalText({ code: 'too-slow', seconds: 15 }),
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
