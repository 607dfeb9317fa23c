import type { ShownRow } from '../../../renderer/simulator/received/received.ts';
import type { NotificationDetail, NotificationEvent, ProblemEvent } from '../../../shared/simulator/journal.ts';
import { annotateLegacyFrame } from '../../../shared/wire/annotated-bytes.ts';
import { encodeLegacyFrame } from '../../../shared/wire/legacy-frame.ts';
import { TOKEN } from '../bench/fixtures.ts';

export const RAIN = { aps: { alert: { title: 'Rain soon', subtitle: 'Paris', body: 'Light rain.' }, badge: 1 } };

export const TIME = '2026-11-24T09:41:32.418Z';

/** A request that was accepted. */
export function request(change: Partial<NotificationEvent> = {}): NotificationEvent {
  return {
    event: 'notification',
    time: TIME,
    connection: 3,
    protocol: 'http2',
    command: null,
    identifier: null,
    apnsId: '0D9B2C6A-7B0E-4A6C-9C40-0C7E5C6B8B7D',
    token: TOKEN,
    topic: 'com.example.weather',
    headers: { 'apns-topic': 'com.example.weather', 'apns-push-type': 'alert', 'user-agent': 'curl/8.5.0' },
    payload: RAIN,
    bytes: 90,
    status: 200,
    reason: null,
    ...change,
  };
}

/** A frame of command 2 that was taken. */
export function frame(change: Partial<NotificationEvent> = {}): NotificationEvent {
  const legacy = { protocol: 'legacy', command: 2, identifier: 6703, apnsId: null, status: 0 } as const;
  return request({ ...legacy, headers: { expiration: '1795596092', priority: '10' }, ...change });
}

export const PROBLEM: ProblemEvent = {
  event: 'problem',
  connection: 4,
  code: 'ca-not-trusted',
  message: 'A client broke off because it does not trust the simulator.',
};

export function row(sequence: number, event: ShownRow['event'] = request()): ShownRow {
  return { sequence, time: TIME, event };
}

/** A request in full; `payload` is its body. */
export function requestDetail(
  payload: string | Uint8Array,
  change: Partial<NotificationEvent> = {},
): NotificationDetail {
  const raw = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload;
  const event = request({ bytes: raw.length, ...change });
  return { sequence: 1, event, ruling: null, raw, spans: [], findings: [] };
}

/** A frame in full, as a client writes it. */
export function frameDetail(
  payload = JSON.stringify(RAIN),
  change: Partial<NotificationEvent> & { readonly command?: 0 | 1 | 2 } = {},
): NotificationDetail {
  const bytes = new TextEncoder().encode(payload);
  const raw = encodeLegacyFrame({
    command: change.command ?? 2,
    token: Uint8Array.from({ length: 32 }, (_, at) => Number.parseInt(TOKEN.slice(at * 2, at * 2 + 2), 16)),
    payload: bytes,
    identifier: 6703,
    expiration: 1_795_596_092,
    priority: 10,
  });
  const event = frame({ bytes: bytes.length, ...change });
  return { sequence: 1, event, ruling: null, raw, spans: annotateLegacyFrame(raw), findings: [] };
}
