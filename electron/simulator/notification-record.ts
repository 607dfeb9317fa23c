import type { LegacyCommand } from '../../shared/payload/notification.ts';
import { inspectNotification } from '../../shared/simulator/inspect-notification.ts';
import type { NotificationDetail, NotificationEvent } from '../../shared/simulator/journal.ts';
import { withoutSignature } from '../../shared/simulator/provider-token.ts';
import { headerText } from '../../shared/simulator/request.ts';
import type { Decision } from '../../shared/simulator/rule-book.ts';
import type { Ruling } from '../../shared/simulator/rules.ts';
import { annotateLegacyFrame } from '../../shared/wire/annotated-bytes.ts';

/** A notification as it came and was answered. It is put into words only when somebody looks. */
export type NotificationRecord = {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly connection: number;
  readonly protocol: 'http2' | 'legacy';
  readonly command: LegacyCommand | null;
  readonly identifier: number | null;
  /** The identifier was used before on this connection. */
  readonly isRepeated: boolean;
  readonly apnsId: string | null;
  readonly token: string;
  readonly topic: string | null;
  /** HTTP/2: names and values in turn, as they came. Legacy: its expiration and priority. */
  readonly rawHeaders: readonly string[];
  /** HTTP/2: the payload. Legacy: the frame. Both may be cut. */
  readonly raw: Uint8Array;
  /** Where in `raw` the payload begins. */
  readonly payloadAt: number;
  /** Size of the payload as it came. */
  readonly bytes: number;
  readonly status: number | null;
  readonly reason: string | null;
  /** null when no rule applied to it. */
  readonly ruling: Ruling | null;
};

/** What is kept of a rule's decision. */
export function rulingOf(decision: Decision | null): Ruling | null {
  if (decision === null) return null;
  return { answer: decision.answer.kind, form: decision.form, delayMs: decision.delayMs };
}

/** The event that is told of a record. */
export function notificationEvent(record: NotificationRecord): NotificationEvent {
  return {
    event: 'notification',
    time: new Date(record.time).toISOString(),
    connection: record.connection,
    protocol: record.protocol,
    command: record.command,
    identifier: record.identifier,
    apnsId: record.apnsId,
    token: record.token,
    topic: record.topic,
    headers: shownHeaders(record.rawHeaders),
    ...shownPayload(payloadOf(record), record.bytes),
    status: record.status,
    reason: record.reason,
  };
}

/** A record with everything that can be said about it. */
export function detailOf(sequence: number, record: NotificationRecord): NotificationDetail {
  const event = notificationEvent(record);
  return {
    sequence,
    event,
    ruling: record.ruling,
    raw: record.raw,
    spans: record.protocol === 'legacy' ? annotateLegacyFrame(record.raw) : [],
    findings: inspectNotification({ event, isRepeated: record.isRepeated }),
  };
}

/** What was kept of the payload. */
function payloadOf({ raw, payloadAt, bytes }: NotificationRecord): Uint8Array {
  return raw.subarray(payloadAt, payloadAt + bytes);
}

/** `kept` may be the beginning of a larger payload of `bytes`; then it is shown as it came. */
function shownPayload(kept: Uint8Array, bytes: number): Pick<NotificationEvent, 'payload' | 'payloadBase64' | 'bytes'> {
  const parsed = kept.length === bytes ? parseJson(kept) : undefined;
  if (parsed !== undefined) return { payload: parsed, bytes };
  return { payload: null, payloadBase64: Buffer.from(kept).toString('base64'), bytes };
}

const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(STRICT_UTF8.decode(bytes));
  } catch {
    return undefined;
  }
}

function shownHeaders(rawHeaders: readonly string[]): Readonly<Record<string, string>> {
  const shown = new Map<string, string>();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (name.startsWith(':')) continue;
    const value = headerText(rawHeaders[at + 1] ?? '');
    const text = name === 'authorization' ? withoutSignature(value) : value;
    const before = shown.get(name);
    shown.set(name, before === undefined ? text : `${before}, ${text}`);
  }
  return Object.fromEntries(shown);
}
