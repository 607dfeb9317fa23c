import type { DraftHeaders } from '../ipc/channels.ts';
import { fail, ok, type Result } from '../result.ts';
import { COLLAPSE_ID_MAX_BYTES } from '../wire/limits.ts';
import type { PushHeaders } from './notification.ts';

/** Why a header cannot be right; the `detail` of `header-invalid`, worded by `shared/messages/message-problem-text.ts`. */
export type HeaderTrouble = 'characters' | 'whole-number' | 'priority' | 'milliseconds' | 'too-long' | 'uuid';

const PRIORITIES = [1, 5, 10];
/** 1 January 3000. A larger number of seconds is a number of milliseconds. */
const LAST_SECOND = 32_503_680_000;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Reads header fields as typed (blanks around them do not count; an empty field leaves its header out).
 * Answers `header-invalid` for the first that APNs would refuse for its form alone.
 */
export function parseDraftHeaders(draft: DraftHeaders): Result<PushHeaders> {
  const priority = readNumber('apns-priority', draft.priority);
  if (!priority.ok) return priority;
  const expiration = readNumber('apns-expiration', draft.expiration);
  if (!expiration.ok) return expiration;
  return checkHeaders({
    topic: textOf(draft.topic),
    pushType: textOf(draft.pushType),
    priority: priority.value,
    expiration: expiration.value,
    collapseId: textOf(draft.collapseId),
    id: textOf(draft.id),
  });
}

/** Whether APNs would take the headers for their form: gives them back, or the first `header-invalid`. */
export function checkHeaders(headers: PushHeaders): Result<PushHeaders> {
  const sendable = checkSendable(headers);
  if (!sendable.ok) return sendable;
  const { priority, expiration, collapseId, id } = headers;
  if (priority !== null && !PRIORITIES.includes(priority)) return invalid('apns-priority', 'priority');
  if (expiration !== null && expiration > LAST_SECOND) return invalid('apns-expiration', 'milliseconds');
  if (collapseId !== null && utf8Length(collapseId) > COLLAPSE_ID_MAX_BYTES) {
    return invalid('apns-collapse-id', 'too-long');
  }
  if (id !== null && !UUID.test(id)) return invalid('apns-id', 'uuid');
  return ok(headers);
}

/** Whether the headers can be put on the wire at all, right or wrong: a header value is visible ASCII. */
export function checkSendable(headers: PushHeaders): Result<PushHeaders> {
  const texts = [
    ['apns-topic', headers.topic],
    ['apns-push-type', headers.pushType],
    ['apns-collapse-id', headers.collapseId],
    ['apns-id', headers.id],
  ] as const;
  for (const [name, value] of texts) {
    if (value !== null && !/^[\x20-\x7e]*$/.test(value)) return invalid(name, 'characters');
  }
  return ok(headers);
}

/** A header's whole number, null when nothing was typed; `header-invalid` otherwise. */
function readNumber(header: string, typed: string): Result<number | null> {
  const text = typed.trim();
  if (text === '') return ok(null);
  const value = Number(text);
  return /^\d+$/.test(text) && Number.isSafeInteger(value) ? ok(value) : invalid(header, 'whole-number');
}

function textOf(typed: string): string | null {
  const text = typed.trim();
  return text === '' ? null : text;
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}

function invalid(header: string, detail: HeaderTrouble): Result<never> {
  return fail({ code: 'header-invalid', header, detail });
}
