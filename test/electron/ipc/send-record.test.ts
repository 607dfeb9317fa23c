import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SendRecord } from '../../../shared/answer/send-record.ts';
import type { Requests } from '../../../shared/ipc/channels.ts';
import { NO_HEADERS } from '../../../shared/payload/notification.ts';
import { DEFAULT_SETTINGS } from '../../../shared/settings/settings.ts';
import type { Protocol } from '../../../shared/wire/endpoints.ts';
import { readLegacyFrame } from '../../../shared/wire/legacy-frame.ts';
import { type IpcBench, openIpcBench } from '../../support/ipc-bench.ts';

const HEADERS = { ...NO_HEADERS, topic: 'com.example.weather', pushType: 'alert', priority: 10, expiration: 0 };
const PAYLOAD = '{"aps":{"alert":"Hello"}}';

async function open(rules: Requests['simulator:arm']['rules'] = []) {
  const bench = await openIpcBench({ withDemoSet: true });
  await bench.value('settings:write', { ...DEFAULT_SETTINGS, quietMs: 200 });
  const { imported, token } = await bench.value('simulator:try');
  if (rules.length > 0) await bench.value('simulator:arm', { rules });
  const certificate = imported.credentials[0]?.id ?? '';
  let sends = 0;
  const send = (credentialId = certificate, protocol: Protocol = 'http2', signAnew = false) => {
    sends += 1;
    const target = { kind: 'simulator', protocol } as const;
    const message = { token, payload: PAYLOAD, headers: HEADERS, command: 2 as const };
    return bench.value('push:send', { sendId: `s${sends}`, target, credentialId, ...message, signAnew });
  };
  return { bench, imported: certificate, token, send };
}

async function signingKey(bench: IpcBench): Promise<string> {
  const { demo } = await bench.simulatorUntil(() => true);
  const path = demo.p8 ?? '';
  const files = [{ name: basename(path), bytes: new Uint8Array(readFileSync(path)) }];
  const added = await bench.value('credential:import', { readingId: 'key', files });
  const fileId = added.files.find(({ name }) => name === basename(path))?.fileId ?? '';
  const named = await bench.value('credential:name-key', { fileId, keyId: demo.keyId ?? '', teamId: demo.teamId });
  return named.credentials.find(({ kind }) => kind === 'token-key')?.id ?? '';
}

function headersOf(record: SendRecord): Readonly<Record<string, string>> {
  const request = record.attempts[0]?.request;
  return request?.kind === 'http2' ? Object.fromEntries(request.headers) : {};
}

describe('the record of a send', () => {
  it('tells how far a connection came that could not be made', async () => {
    const { bench, imported, token } = await open();
    const target = { kind: 'custom', protocol: 'http2', host: '127.0.0.1', port: 1, caFile: null } as const;
    const request = { sendId: 'x', target, credentialId: imported, token, payload: PAYLOAD, headers: HEADERS };
    const { outcome, record } = await bench.value('push:send', { ...request, command: 2 });
    expect(outcome).toMatchObject({ outcome: 'failed', stage: 'tcp' });
    expect(record.attempts).toEqual([]);
    expect(record.connection?.stages.map(({ status }) => status)).toEqual([
      ...['passed', 'failed', 'skipped', 'skipped', 'skipped'],
    ]);
  });

  it('holds the request, the answer and the connection over HTTP/2; the second uses the same connection', async () => {
    const { token, send } = await open();
    const { outcome, record } = await send();
    expect(record.connection).toMatchObject({ kept: false, tls: { alpn: 'h2', verified: true } });
    expect(record.connection?.stages.map(({ stage, status }) => `${stage} ${status}`)).toEqual(
      ['dns', 'tcp', 'tls', 'credential', 'http2'].map((stage) => `${stage} passed`),
    );
    expect(headersOf(record)).toMatchObject({
      ':method': 'POST',
      ':path': `/3/device/${token}`,
      'apns-topic': 'com.example.weather',
      'content-length': String(PAYLOAD.length),
    });
    const [attempt, ...others] = record.attempts;
    expect(others).toEqual([]);
    const response = attempt?.response?.kind === 'http2' ? Object.fromEntries(attempt.response.headers) : {};
    expect(response[':status']).toBe('200');
    expect(response['apns-id']).toBe(outcome.apnsId);
    expect(attempt?.ms).toBeGreaterThan(0);
    const again = await send();
    expect(again.record.connection).toEqual({ ...record.connection, kept: true });
  });

  it('holds what was refused, with its body', async () => {
    const { send } = await open([{ answer: { reason: 'TooManyRequests' } }]);
    const { record } = await send();
    expect(record.attempts[0]?.response).toMatchObject({ kind: 'http2', body: '{"reason":"TooManyRequests"}' });
  });

  it('measures a provider token and does not hold it; a new one comes with a new connection', async () => {
    const { bench, send } = await open();
    const key = await signingKey(bench);
    const { record } = await send(key);
    const request = record.attempts[0]?.request;
    expect(request).toMatchObject({ kind: 'http2', providerToken: { characters: expect.any(Number) } });
    expect(headersOf(record)).not.toHaveProperty('authorization');
    expect(JSON.stringify(record)).not.toMatch(/bearer|eyJ/);
    expect(record.connection?.stages.find(({ stage }) => stage === 'credential')?.status).toBe('skipped');
    expect((await send(key)).record.connection?.kept).toBe(true);
    expect((await send(key, 'http2', true)).record.connection?.kept).toBe(false);
  });

  it('holds the frame and the error packet of the binary protocol', async () => {
    const { token, send } = await open([{ answer: { legacyStatus: 8 } }]);
    const { outcome, record } = await send(undefined, 'legacy');
    expect(outcome).toMatchObject({ outcome: 'rejected', status: 8 });
    const [attempt] = record.attempts;
    const frame = attempt?.request.kind === 'legacy' ? attempt.request.frame : new Uint8Array(0);
    const read = readLegacyFrame(frame);
    expect(read.kind === 'frame' ? read.length : 0).toBe(frame.length);
    expect(read.kind === 'frame' ? Buffer.from(read.frame.token).toString('hex') : '').toBe(token);
    const bytes = attempt?.response?.kind === 'legacy' ? attempt.response.bytes : new Uint8Array(0);
    expect([...bytes.subarray(0, 2)]).toEqual([8, 8]);
  });
});
