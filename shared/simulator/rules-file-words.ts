import type { z } from 'zod';
import { LEGACY_STATUSES } from '../wire/legacy-status.ts';

type Issue = z.core.$ZodIssue;

/** The first thing that is wrong in a rules file, in words that begin with its place: "rule 2, "answer": …". */
export function rulesFileWords(error: z.ZodError, content: unknown): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'the file cannot be read';
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  return issueWords(issue, path, valueAt(content, path));
}

type Path = readonly (string | number)[];

function issueWords(issue: Issue, path: Path, value: unknown): string {
  if (issue.code === 'unrecognized_keys') return strangerWords(issue.keys, path);
  if (value === undefined) return `${placeOf(path.slice(0, -1))}: "${path.at(-1) ?? ''}" is missing`;
  if (issue.code === 'invalid_type' && issue.expected === 'object') {
    return `${placeOf(path)} must be an object, not ${shown(value)}`;
  }
  if (issue.code === 'invalid_type' && issue.expected === 'array' && path.length === 1) {
    return `the file must hold a list named "${path[0]}", not ${shown(value)}`;
  }
  return fieldWords(path, value);
}

function strangerWords(keys: readonly string[], path: Path): string {
  const [where, known] = [placeOf(path), knownFields(path)];
  return `${where}: ${shown(keys[0])} is not known here (known: ${known.map((name) => `"${name}"`).join(', ')})`;
}

/** What a field must be, by its name. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  token: 'must be a device token in hex, without spaces',
  times: 'must be a whole number from 1 on',
  after: 'must be a whole number from 0 on',
  share: 'must be a number from 0 to 1',
  legacyStatus: `must be one of ${LEGACY_STATUSES.join(', ')}`,
  timestamp: 'must be milliseconds since 1970',
  delayMs: 'must be milliseconds, or two of them such as [20, 80]',
  uninstalledAt: 'must be a time such as "2026-11-24T08:30:00Z"',
  expiredAt: 'must be a time such as "2026-11-24T08:30:00Z"',
  tlsAlert: 'must be the number of a TLS alert, from 0 to 255',
  reset: 'must be "stream" or "connection"',
  form: 'must be "truncated", "malformed", "garbage" or "split"',
  protocol: 'must be "http2" or "legacy"',
  seed: 'must be a whole number from 0 to 4294967295',
};

const REASON_WORDS = 'is not a reason that APNs gives (they are written like "Shutdown")';

function fieldWords(path: Path, value: unknown): string {
  // Of a list such as delayMs, the field is the list.
  const at = lastName(path);
  const field = String(path[at] ?? '');
  const where = placeOf(path.slice(0, at));
  if (field === 'reason' || (field === 'goaway' && typeof value === 'string')) {
    return `${where}: ${shown(value)} ${REASON_WORDS}`;
  }
  const words = FIELD_WORDS[field];
  return words === undefined
    ? `${where}: "${field}" cannot be ${shown(value)}`
    : `${where}: "${field}" ${words}, not ${shown(value)}`;
}

const KNOWN_FIELDS: Readonly<Record<string, readonly string[]>> = {
  '': [
    ...['rules', 'devices', 'providerKeys', 'clientCa', 'environment', 'streamLimit', 'idleTimeoutSeconds'],
    ...['perTokenPerMinute', 'seed'],
  ],
  rules: ['match', 'answer', 'times', 'after', 'share'],
  match: ['token', 'protocol'],
  answer: [
    ...['reason', 'timestamp', 'legacyStatus', 'goaway', 'close', 'reset', 'accept', 'streamLimit', 'tlsAlert'],
    ...['delayMs', 'form'],
  ],
  devices: ['token', 'topic', 'environment', 'uninstalledAt', 'expiredAt'],
  providerKeys: ['keyId', 'teamId', 'file', 'environment'],
};

function knownFields(path: Path): readonly string[] {
  return KNOWN_FIELDS[String(path[lastName(path)] ?? '')] ?? [];
}

/** Where in a path the last name stands; the numbers after it are places in lists. */
function lastName(path: Path): number {
  return path.map((step) => typeof step).lastIndexOf('string');
}

const LIST_NAMES: Readonly<Record<string, string>> = { rules: 'rule', devices: 'device', providerKeys: 'provider key' };

/** ['rules', 1, 'answer'] -> `rule 2, "answer"`. */
function placeOf(path: Path): string {
  if (path.length === 0) return 'the file';
  const [list, index, ...rest] = path;
  if (typeof index !== 'number') return `"${path.join('.')}"`;
  const item = `${LIST_NAMES[String(list)] ?? `"${list}"`} ${index + 1}`;
  return rest.length === 0 ? item : `${item}, ${rest.map((step) => `"${step}"`).join(', ')}`;
}

function valueAt(content: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    return (value as Readonly<Record<string | number, unknown>>)[step];
  }, content);
}

/** A value as JSON, cut to a length that fits into a sentence. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
