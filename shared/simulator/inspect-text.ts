import { payloadLimit } from '../payload/check-size.ts';
import { isObject } from './aps-dictionary.ts';
import type { FindingList } from './finding.ts';
import type { NotificationEvent } from './journal.ts';

/** From here on a payload has little room left. */
const NEAR_LIMIT = 0.9;
/** Quotes where JSON's own should stand: around a key or a value. */
const SMART_QUOTED = /[{[,:]\s*([\u2018\u2019\u201c\u201d\u00ab\u00bb\u201e])/;

/** What the payload says as a text, and what kept it from being read as JSON. */
export function inspectText(event: NotificationEvent, add: FindingList): void {
  inspectSize(event, add);
  const { payload, payloadBase64 } = event;
  if (payloadBase64 !== undefined) inspectUnread(bytesOf(payloadBase64), event.bytes, add);
  else if (!isObject(payload)) add('error', 'payload', { code: 'not-an-object' });
  else if (payload.aps === undefined && payload.mdm === undefined) add('warning', 'aps', { code: 'aps-missing' });
}

/** `bytes`: the size of the whole, of which less may have been kept. */
function inspectUnread(kept: Uint8Array, bytes: number, add: FindingList): void {
  if (kept.length < bytes) return;
  const text = decode(kept);
  if (kept.at(-1) === 0) add('error', 'payload', { code: 'nul-terminated' });
  else if (text === null) add('error', 'payload', { code: 'not-utf8' });
  else if (text.startsWith('\ufeff')) add('error', 'payload', { code: 'byte-order-mark' });
  else inspectBrokenJson(text, add);
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function inspectSize(event: NotificationEvent, add: FindingList): void {
  const pushType = event.headers['apns-push-type'] ?? null;
  const limit = payloadLimit({ protocol: event.protocol, pushType, command: event.command ?? 2 });
  const { bytes } = event;
  if (bytes > limit) add('error', 'payload', { code: 'size', bytes, limit });
  else if (bytes > limit * NEAR_LIMIT) add('info', 'payload', { code: 'size', bytes, limit });
}

function inspectBrokenJson(text: string, add: FindingList): void {
  const quoted = SMART_QUOTED.exec(text);
  const quote = quoted?.[1];
  if (quoted !== null && quote !== undefined) {
    add('error', 'payload', { code: 'smart-quotes', quote, at: quoted.index + quoted[0].length });
    return;
  }
  if (/\\U[0-9a-fA-F]{4}/.test(text)) {
    add('error', 'payload', { code: 'escaped-unicode-upper' });
    return;
  }
  add('error', 'payload', { code: 'not-json', detail: jsonComplaint(text) });
}

function jsonComplaint(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

/** null when the bytes are no UTF-8. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
