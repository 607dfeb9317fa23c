import type { SentAnswer } from '../../shared/answer/send-record.ts';
import type { Outcome } from '../../shared/outcome.ts';
import type { Notification } from '../../shared/payload/notification.ts';
import { ok } from '../../shared/result.ts';
import { parseDeviceToken } from '../../shared/token/device-token.ts';
import type { Http2Pool } from '../apns/http2-pool.ts';
import { type SendOptions, sendNotifications } from '../apns/send.ts';
import { SendRecorder } from '../apns/send-recorder.ts';
import type { ConnectionSources } from './connection-handlers.ts';
import type { HandlersOf } from './handler.ts';
import { materialOf } from './material-of.ts';
import { resolveTarget } from './resolve-target.ts';

export type PushChannel = 'push:send' | 'push:cancel';

/** `pool`: keeps the HTTP/2 connections between sends. */
export type PushSources = ConnectionSources & { readonly pool: Http2Pool };

/** Sends one notification. The payload's text goes byte for byte: what APNs thinks of it is for APNs to say. */
export function pushHandlers(sources: PushSources): HandlersOf<PushChannel> {
  const { tray, targets, limits, work, now, pool } = sources;
  return {
    'push:send': ({ sendId, target, credentialId, token, payload, headers, command, signAnew }) =>
      work.run(`send ${sendId}`, async (signal) => {
        const parsed = parseDeviceToken(token);
        if (!parsed.ok) return parsed;
        const resolved = await resolveTarget(target, targets);
        if (!resolved.ok) return resolved;
        const material = materialOf(tray, credentialId, now());
        if (!material.ok) return material;
        // A provider token lasts as long as its connection: a new one of both.
        if (signAnew === true) await pool.closeCredential(credentialId);
        const bytes = new TextEncoder().encode(payload);
        const notification: Notification = { token: parsed.value.token, payload: bytes, headers, command };
        const connection = { ...resolved.value, material: material.value, limits: limits(), signal, now, pool };
        return ok(await sendOne(notification, connection));
      }),
    'push:cancel': ({ sendId }) => {
      work.cancel(`send ${sendId}`);
      return ok(null);
    },
  };
}

type Connection = Omit<SendOptions, 'notifications' | 'concurrency' | 'recorder'>;

async function sendOne(notification: Notification, connection: Connection): Promise<SentAnswer> {
  const outcomes: Outcome[] = [];
  const recorder = new SendRecorder();
  const options = { ...connection, concurrency: 1, notifications: [notification], recorder };
  await sendNotifications(options, (_index, outcome) => {
    outcomes.push(outcome);
  });
  const [only] = outcomes;
  if (only === undefined) throw new Error('A send ended without an outcome');
  return { outcome: only, record: recorder.record(connection.endpoint) };
}
