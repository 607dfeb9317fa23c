import { describe, expect, it } from 'vitest';
import { detailsText, requestOnlyText, type SendDetails } from '../../../shared/answer/details-text.ts';
import type { Attempt, SendRecord } from '../../../shared/answer/send-record.ts';
import { encodeErrorPacket } from '../../../shared/wire/error-packet.ts';
import { encodeLegacyFrame } from '../../../shared/wire/legacy-frame.ts';

const HTTP2: Attempt = {
  request: {
    kind: 'http2',
    headers: [
      [':method', 'POST'],
      [':path', '/3/device/a1a1'],
      ['apns-topic', 'com.example.weather'],
    ],
    providerToken: { characters: 187, signedAt: '2026-11-24T14:02:00.000Z' },
  },
  response: { kind: 'http2', headers: [[':status', '400']], body: '{"reason":"BadDeviceToken"}' },
  ms: 41,
};

const RECORD: SendRecord = {
  endpoint: { protocol: 'http2', host: 'api.sandbox.push.apple.com', port: 443 },
  connection: {
    ...{ kept: true, openedAt: '2026-11-24T14:01:00.000Z' },
    stages: [{ stage: 'dns', status: 'passed', ms: 3, detail: { kind: 'addresses', addresses: ['17.1.2.3'] } }],
    tls: { version: 'TLS 1.3', cipher: 'TLS_AES_256_GCM_SHA384', alpn: 'h2', verified: true, chain: [] },
  },
  attempts: [HTTP2],
  goaway: { code: 0, lastStream: 3, reason: 'Shutdown' },
  clockOffsetMs: null,
};

function details(record: SendRecord = RECORD): SendDetails {
  const words = { title: '400 BadDeviceToken', explanation: 'APNs does not know this device token.' };
  return { ...words, payload: '{"aps":{}}', record, at: (iso) => iso.slice(11, 16) };
}

describe('the details of a send as text', () => {
  it('hold the request, the response, the connection and the GOAWAY', () => {
    const text = detailsText(details());
    for (const part of [
      '400 BadDeviceToken\nAPNs does not know',
      ':method: POST\n:path: /3/device/a1a1\napns-topic: com.example.weather\n',
      'authorization: bearer <provider token, 187 characters, signed 14:02>\n\n{"aps":{}}',
      'Response, after 41 ms\n:status: 400\n\n{"reason":"BadDeviceToken"}',
      'Kept connection, opened 14:01\nDNS: 3 ms · 17.1.2.3\nTLS 1.3, TLS_AES_256_GCM_SHA384, ALPN h2, verified',
      'GOAWAY, error code 0, last stream 3, reason Shutdown',
    ])
      expect(text).toContain(part);
  });

  it('number attempts only when there are several', () => {
    expect(detailsText(details())).not.toContain('1 of');
    const again = detailsText(details({ ...RECORD, attempts: [{ ...HTTP2, response: null, ms: null }, HTTP2] }));
    expect(again).toContain('Request 1 of 2');
    expect(again).toContain('Response 1 of 2\nnone');
  });

  it('annotate the bytes of the binary protocol', () => {
    const head = { command: 2, identifier: 7, expiration: null, priority: 10 } as const;
    const token = new Uint8Array(32).fill(0xa1);
    const frame = encodeLegacyFrame({ ...head, token, payload: new TextEncoder().encode('{}') });
    const bytes = encodeErrorPacket({ status: 8, identifier: 7 });
    const attempt: Attempt = { request: { kind: 'legacy', frame }, response: { kind: 'legacy', bytes }, ms: 2 };
    const text = detailsText(details({ ...RECORD, attempts: [attempt] }));
    expect(text).toContain('080800000007');
    expect(text).toMatch(/ 4 {2}identifier = 7/);
    expect(text).toContain(`token = ${'a1'.repeat(32)}`);
    expect(requestOnlyText(details({ ...RECORD, attempts: [attempt] }))).not.toContain('status');
  });

  it('hold the payload when nothing left', () => {
    expect(requestOnlyText(details({ ...RECORD, attempts: [] }))).toBe('{"aps":{}}\n');
    expect(requestOnlyText(details())).not.toContain(':status');
  });
});
