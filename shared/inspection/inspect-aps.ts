import { ALERT_KEYS, APS_KEYS, type Keys, type ValueType } from '../payload/aps-keys.ts';
import { apsOf, isObject, isSilent, VISIBLE_KEYS, wakesApp } from './aps-dictionary.ts';
import type { FindingList, Inspected } from './finding.ts';
import { nearestWord } from './nearest-word.ts';

/** Keys of `aps` that somebody may well put beside it, where iOS does not look. */
const MISPLACED = new Set(['alert', 'badge', 'sound', 'content-available', 'mutable-content', 'category', 'thread-id']);

/** What iOS makes of the payload. */
export function inspectAps(inspected: Inspected, add: FindingList): void {
  const { payload } = inspected;
  if (!isObject(payload)) return;
  inspectTop(payload, add);
  const aps = apsOf(payload);
  if (aps === null) {
    if (payload.aps !== undefined) add('error', 'aps', unfit('aps', 'object', payload.aps));
    return;
  }
  inspectKeys(aps, 'aps', APS_KEYS, add);
  if (isObject(aps.alert)) inspectKeys(aps.alert, 'aps.alert', ALERT_KEYS, add);
  inspectWhole(aps, inspected.headers['apns-push-type'], add);
}

function inspectTop(payload: Readonly<Record<string, unknown>>, add: FindingList): void {
  for (const key of Object.keys(payload)) {
    if (key !== 'aps' && key.toLowerCase() === 'aps') {
      add('error', key, { code: 'key-misspelt', key, suggestion: 'aps' });
    } else if (MISPLACED.has(key)) add('warning', key, { code: 'key-misplaced', key, belongs: `aps.${key}` });
  }
}

function inspectKeys(from: Readonly<Record<string, unknown>>, path: string, known: Keys, add: FindingList): void {
  for (const [key, value] of Object.entries(from)) {
    const expected = Object.hasOwn(known, key) ? known[key]?.type : undefined;
    const place = `${path}.${key}`;
    if (expected !== undefined) {
      if (!isOfType(value, expected)) add(severityOf(key), place, unfit(place, expected, value));
      continue;
    }
    inspectStranger(key, path, known, add);
  }
}

/** A text is a text to iOS; a badge in quotes is dropped, and a flag in quotes may be. */
function severityOf(key: string): 'error' | 'warning' {
  return key === 'content-available' || key === 'mutable-content' ? 'warning' : 'error';
}

function inspectStranger(key: string, path: string, known: Keys, add: FindingList): void {
  const place = `${path}.${key}`;
  const suggestion = nearestWord(key, Object.keys(known));
  if (suggestion !== null) add('error', place, { code: 'key-misspelt', key, suggestion });
  else if (path === 'aps' && Object.hasOwn(ALERT_KEYS, key)) {
    add('error', place, { code: 'key-misplaced', key, belongs: `aps.alert.${key}` });
  } else if (path === 'aps.alert' && Object.hasOwn(APS_KEYS, key)) {
    add('error', place, { code: 'key-misplaced', key, belongs: `aps.${key}` });
  } else add('warning', place, { code: 'key-ignored', key });
}

function inspectWhole(aps: Readonly<Record<string, unknown>>, pushType: string | undefined, add: FindingList): void {
  const visible = VISIBLE_KEYS.filter((key) => aps[key] !== undefined);
  if (pushType === 'background' && visible.length > 0) {
    add('warning', 'aps', { code: 'background-visible', keys: visible });
  }
  if (pushType === 'background' && !wakesApp(aps)) add('error', 'aps', { code: 'content-available-missing' });
  if (aps['mutable-content'] !== undefined && aps.alert === undefined) {
    add('warning', 'aps.mutable-content', { code: 'mutable-without-alert' });
  }
  const isOrdinary = pushType === undefined || pushType === 'alert';
  if (isOrdinary && visible.length === 0 && !isSilent(aps) && aps['content-state'] === undefined) {
    add('warning', 'aps', { code: 'nothing-to-show' });
  }
  if (isOrdinary && isEmptyAlert(aps.alert)) add('warning', 'aps.alert', { code: 'alert-empty' });
}

/** Keys of an alert of which one at least has to hold something, or a person sees nothing. */
const SHOWN_ALERT_KEYS = ['title', 'subtitle', 'body', 'title-loc-key', 'subtitle-loc-key', 'loc-key'];

function isEmptyAlert(alert: unknown): boolean {
  if (typeof alert === 'string') return alert.trim() === '';
  return isObject(alert) && SHOWN_ALERT_KEYS.every((key) => isBlank(alert[key]));
}

function isBlank(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && value.trim() === '');
}

function isOfType(value: unknown, expected: ValueType): boolean {
  switch (expected) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'object':
      return isObject(value);
    case 'list':
      return Array.isArray(value);
    case 'text or object':
      return typeof value === 'string' || isObject(value);
  }
}

function unfit(key: string, expected: ValueType, value: unknown) {
  return { code: 'value-type', key, expected, found: foundType(value) } as const;
}

function foundType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  return typeof value === 'string' ? 'text' : typeof value;
}
