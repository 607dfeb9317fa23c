import { describe, expect, test } from 'vitest';
import { APP_SIDES } from '../../../shared/export-request/app-side.ts';
import { exportedRequest, noProgram, PROGRAMS } from '../../../shared/export-request/export-request.ts';
import type { RequestFacts } from '../../../shared/export-request/request-facts.ts';
import { NO_HEADERS } from '../../../shared/payload/notification.ts';

const HTTP2: RequestFacts = {
  host: 'api.sandbox.push.apple.com',
  port: 443,
  protocol: 'http2',
  caFile: null,
  credential: { kind: 'certificate', pemFile: 'ck.pem', passphraseFile: null },
  token: '1b14a89b65361301e7ded0f8de35ec1f322c37698b9fe712252a2cba42207d90',
  payload: '{"aps":{"alert":"Hello"}}',
  headers: { ...NO_HEADERS, topic: 'com.example.weather', priority: 10, expiration: 0 },
  command: 2,
};
const LEGACY: RequestFacts = { ...HTTP2, protocol: 'legacy', host: 'gateway.example.com', port: 2195 };

const sending = (facts: RequestFacts) => PROGRAMS.filter((program) => noProgram(program, facts) === null);

describe.each([
  ['HTTP/2', HTTP2],
  ['the legacy protocol', LEGACY],
])('a program over %s', (_name, facts) => {
  test.each(sending(facts))('%s names a CA only where there is one', (program) => {
    expect(exportedRequest(program, facts)).not.toMatch(/cacert|cafile|CAINFO|--ca |\bca:|locations/i);
    expect(exportedRequest(program, { ...facts, caFile: '/certs/own-ca.pem' })).toContain('/certs/own-ca.pem');
  });

  test.each(sending(facts))('%s switches no verification off', (program) => {
    expect(exportedRequest(program, facts)).not.toMatch(
      /--insecure|-k\b|rejectUnauthorized|VERIFYPEER|VERIFYHOST|verify_peer|CERT_NONE|SSL_VERIFY_NONE|check_hostname/,
    );
  });

  test.each(sending(facts))('%s takes a port other than the usual one', (program) => {
    expect(exportedRequest(program, { ...facts, port: 2197 })).toContain('2197');
  });
});

test('the usual port of HTTP/2 is left out of an address', () => {
  expect(exportedRequest('curl', HTTP2)).toContain(' https://api.sandbox.push.apple.com/3/device/1b14');
  expect(exportedRequest('curl', { ...HTTP2, host: '::1', port: 2197 })).toContain(' https://[::1]:2197/3/device/1b14');
});

test('pushbench is told Apple’s servers by their environment', () => {
  expect(exportedRequest('pushbench', HTTP2)).toContain('--env sandbox');
  expect(exportedRequest('pushbench', { ...HTTP2, host: 'push.example.com' })).toContain("--host 'push.example.com'");
});

test('without an expiration command 1 gets a day, command 2 none', () => {
  const headers = { ...HTTP2.headers, expiration: null };
  for (const program of ['openssl', 'node', 'php', 'python', 'c'] as const) {
    expect(exportedRequest(program, { ...LEGACY, headers, command: 1 })).toMatch(/86_?400/);
    expect(exportedRequest(program, { ...LEGACY, headers })).not.toMatch(/86_?400|expiration$/m);
    expect(exportedRequest(program, LEGACY)).toMatch(/expiration|CnN', 4, 4, 0/);
  }
});

test('a program that cannot be is a mistake of the caller', () => {
  expect(() => exportedRequest('openssl', HTTP2)).toThrow('There is no openssl for this request');
});

test.each(Object.entries(APP_SIDES))(
  'the app’s side in %s prints every byte of the token, not its description',
  (_, code) => {
    expect(code).toContain('registerForRemoteNotifications');
    expect(code).toContain('%02x');
    expect(code).not.toMatch(/deviceToken\.description|\[deviceToken description\]|%@", deviceToken/);
  },
);
