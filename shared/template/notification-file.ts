import type { Node } from 'jsonc-parser';
import { z } from 'zod';
import { rawValue } from '../payload/json-property.ts';
import { parseObject } from '../payload/json-text.ts';
import type { NotificationFileTrouble } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import { BUNDLE_KEY, bundleIn, withoutBundle } from './simctl-file.ts';
import type { Template, TemplateHeaders } from './template.ts';

/** Larger files are not read: APNs takes a few thousand bytes. */
export const MAX_NOTIFICATION_FILE_BYTES = 1_000_000;

/** A notification as a file has it. */
export type NotificationFile = {
  /** What it is called; null in a file that is a payload alone. */
  readonly name: string | null;
  readonly payload: string;
  readonly headers: TemplateHeaders;
  /** The app that an `.apns` file is for. */
  readonly bundleId: string | null;
};

/** The form of our own files, which have headers too. */
const FORM = 1;

const HEADER_NAMES = {
  topic: 'apns-topic',
  pushType: 'apns-push-type',
  priority: 'apns-priority',
  expiration: 'apns-expiration',
  collapseId: 'apns-collapse-id',
} as const satisfies Record<keyof TemplateHeaders, string>;

/**
 * A notification with its headers as a JSON file of our own. The payload is in it as a text: as an object it would lose
 * its blanks, the spelling of its numbers and keys that stand twice, and one that is not JSON yet could not be kept.
 */
export function pushbenchFile({ name, payload, headers }: Template): string {
  const named = HEADER_FIELDS.filter((field) => headers[field] !== '').map((field) => [
    HEADER_NAMES[field],
    headers[field],
  ]);
  return `${JSON.stringify({ pushbench: FORM, name, headers: Object.fromEntries(named), payload }, null, 2)}\n`;
}

/**
 * Reads a notification from a file: the form that `xcrun simctl push` takes, a payload alone, or one of our own. Fails
 * with `not-a-notification`. A byte order mark does not count; a payload is as it stands in the file, byte for byte.
 */
export function readNotificationFile(file: string, bytes: Uint8Array): Result<NotificationFile> {
  if (bytes.length > MAX_NOTIFICATION_FILE_BYTES) return notOne(file, { kind: 'too-large' });
  const text = textOf(bytes);
  if (text === null) return notOne(file, { kind: 'not-text' });
  if (text.trim() === '') return notOne(file, { kind: 'empty' });
  const parsed = parseObject(text);
  if (!parsed.ok) {
    const { problem } = parsed;
    return problem.code === 'payload-invalid' ? notOne(file, { ...problem, kind: 'json' }) : fail(problem);
  }
  const json: unknown = JSON.parse(text);
  if (has(parsed.value, 'pushbench')) return ownForm(file, text, parsed.value, json);
  if (!MARKS.some((key) => has(parsed.value, key))) return notOne(file, { kind: 'no-aps' });
  const payload = withoutBundle(text, parsed.value);
  return ok({ name: null, payload, headers: NO_HEADERS, bundleId: bundleIn(parsed.value) });
}

/** What a payload has at its top: MDM and the file provider's have no `aps`. */
const MARKS = ['aps', 'mdm', 'container-identifier', BUNDLE_KEY];

const HEADER_FIELDS = Object.keys(HEADER_NAMES) as readonly (keyof TemplateHeaders)[];
const NO_HEADERS: TemplateHeaders = { topic: '', pushType: '', priority: '', expiration: '', collapseId: '' };

/** At most as long as a draft's. Numbers are taken where somebody wrote one. */
const headerValue = (length: number) => z.union([z.string().max(length), z.int().transform(String)]).default('');
const ownFile = z.object({
  pushbench: z.literal(FORM),
  name: z.string(),
  headers: z
    .object({
      'apns-topic': headerValue(1000),
      'apns-push-type': headerValue(100),
      'apns-priority': headerValue(20),
      'apns-expiration': headerValue(40),
      'apns-collapse-id': headerValue(1000),
    })
    .prefault({}),
  // Written by hand it may well be an object, whose text is then the payload.
  payload: z.union([z.string(), z.record(z.string(), z.unknown())]),
});

function ownForm(file: string, text: string, root: Node, json: unknown): Result<NotificationFile> {
  const version = z.object({ pushbench: z.int().min(FORM + 1) }).safeParse(json);
  if (version.success) return notOne(file, { kind: 'newer-form', version: version.data.pushbench });
  const parsed = ownFile.safeParse(json);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.slice(0, 2).map(String).join('.') ?? '';
    return notOne(file, { kind: 'field', field });
  }
  const { name, headers, payload } = parsed.data;
  const raw = typeof payload === 'string' ? payload : rawValue(text, root, ['payload']);
  if (raw === null) return notOne(file, { kind: 'field', field: 'payload' });
  return ok({ name, payload: raw, headers: headersIn(headers), bundleId: null });
}

function headersIn(named: z.infer<typeof ownFile>['headers']): TemplateHeaders {
  return {
    topic: named['apns-topic'],
    pushType: named['apns-push-type'],
    priority: named['apns-priority'],
    expiration: named['apns-expiration'],
    collapseId: named['apns-collapse-id'],
  };
}

function has(root: Node, key: string): boolean {
  return (root.children ?? []).some((property) => property.children?.[0]?.value === key);
}

/** UTF-8 without its byte order mark; null for other bytes. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function notOne(file: string, trouble: NotificationFileTrouble): Result<never> {
  return fail({ code: 'not-a-notification', file, trouble });
}
