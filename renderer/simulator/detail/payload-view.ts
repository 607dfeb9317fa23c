import { format } from 'jsonc-parser';
import type { NotificationDetail, NotificationEvent } from '../../../shared/simulator/journal.ts';
import { http2PayloadLimit, legacyPayloadLimit } from '../../../shared/wire/limits.ts';

/** A payload in the form in which it says most. */
export type PayloadView =
  | { readonly kind: 'none' }
  /** Laid out anew; names, numbers and their order are as they came. */
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'binary'; readonly bytes: Uint8Array };

/** How a notification's payload is shown. */
export function payloadView(detail: NotificationDetail): PayloadView {
  const bytes = keptPayload(detail);
  if (bytes.length === 0) return { kind: 'none' };
  const text = textOf(bytes);
  if (text === null) return { kind: 'binary', bytes };
  if (detail.event.payloadBase64 !== undefined) return { kind: 'text', text };
  return { kind: 'json', text: laidOut(text) };
}

/** What was kept of the payload; less than `event.bytes` when it was cut. */
export function keptPayload({ event, raw, spans }: NotificationDetail): Uint8Array {
  if (event.protocol === 'http2') return raw;
  const span = spans.find(({ field }) => field === 'payload');
  if (span !== undefined) return raw.subarray(span.offset, span.offset + span.length);
  return Uint8Array.from(atob(event.payloadBase64 ?? ''), (character) => character.charCodeAt(0));
}

/** Bytes as UTF-8, null when they are none; a byte order mark stays. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** How many bytes a payload of this kind may have. */
export function payloadLimit({ command, headers }: NotificationEvent): number {
  return command === null ? http2PayloadLimit(headers['apns-push-type'] ?? null) : legacyPayloadLimit(command);
}

/** JSON with an indent of two; what is in it and its order are as they were. */
export function laidOut(text: string): string {
  const edits = format(text, undefined, { tabSize: 2, insertSpaces: true, eol: '\n' });
  return edits.reduceRight(
    (laid, { offset, length, content }) => laid.slice(0, offset) + content + laid.slice(offset + length),
    text,
  );
}
