import { payloadLimit } from '../payload/check-size.ts';
import { isObject } from './aps-dictionary.ts';
import type { FindingList, Inspected } from './finding.ts';
import { smartQuote } from './smart-quotes.ts';

/** From here on a payload has little room left. */
const NEAR_LIMIT = 0.9;
/** An escape of C# or of a property list, not of JSON: a backslash that is not itself escaped, and a capital U. */
const UPPER_ESCAPE = /(?<!\\)(?:\\\\)*\\U[0-9a-fA-F]{4}/;

/** What the payload says as a text, and what kept it from being read as JSON. */
export function inspectText(inspected: Inspected, add: FindingList): void {
  inspectSize(inspected, add);
  const { payload, unread, bytes } = inspected;
  if (unread !== null) inspectUnread(unread, bytes, add);
  else if (!isObject(payload)) add('error', 'payload', { code: 'not-an-object' });
  else if (needsAps(payload, inspected.headers['apns-push-type'])) add('warning', 'aps', { code: 'aps-missing' });
}

/** MDM's payload and the file provider's have keys of their own instead. */
function needsAps({ aps, mdm }: Readonly<Record<string, unknown>>, pushType: string | undefined): boolean {
  return aps === undefined && mdm === undefined && pushType !== 'fileprovider';
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

function inspectSize({ protocol, command, headers, bytes }: Inspected, add: FindingList): void {
  const limit = payloadLimit({ protocol, pushType: headers['apns-push-type'] ?? null, command: command ?? 2 });
  if (bytes > limit) add('error', 'payload', { code: 'size', bytes, limit });
  else if (bytes > limit * NEAR_LIMIT) add('info', 'payload', { code: 'size', bytes, limit });
}

function inspectBrokenJson(text: string, add: FindingList): void {
  const smart = smartQuote(text);
  if (smart !== null) {
    add('error', 'payload', { code: 'smart-quotes', ...smart });
    return;
  }
  if (UPPER_ESCAPE.test(text)) {
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
