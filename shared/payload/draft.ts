import { findNodeAtLocation, getNodeValue, type Node } from 'jsonc-parser';
import { ok, type Result } from '../result.ts';
import { type Place, removeProperty, setProperty } from './json-edit.ts';
import { parseObject } from './json-text.ts';

/**
 * A payload as its form shows it. The JSON text is the truth; this is a view of it.
 * A field is null when it is absent, or when it holds something the form has no field for (then `beyondForm` names it).
 */
export type DraftView = {
  readonly title: string | null;
  readonly subtitle: string | null;
  /** `alert.body`, or `alert` itself when it is a plain string. */
  readonly body: string | null;
  readonly badge: number | null;
  readonly sound: string | null;
  readonly category: string | null;
  readonly threadId: string | null;
  readonly interruptionLevel: string | null;
  readonly contentAvailable: boolean | null;
  readonly mutableContent: boolean | null;
  readonly alertForm: 'none' | 'string' | 'object' | 'other';
  readonly beyondForm: readonly DraftField[];
};

export type DraftField = Exclude<keyof DraftView, 'alertForm' | 'beyondForm'>;
export type DraftValue = string | number | boolean;

/** A friendly first alert. */
export const DEFAULT_PAYLOAD = `{
  "aps": {
    "alert": {
      "title": "Hello from Pushbench",
      "body": "If you can read this, push works."
    },
    "sound": "default"
  }
}
`;

type Kind = 'text' | 'number' | 'flag';
const FIELDS: Readonly<Record<DraftField, { readonly path: readonly string[]; readonly kind: Kind }>> = {
  title: { path: ['aps', 'alert', 'title'], kind: 'text' },
  subtitle: { path: ['aps', 'alert', 'subtitle'], kind: 'text' },
  body: { path: ['aps', 'alert', 'body'], kind: 'text' },
  badge: { path: ['aps', 'badge'], kind: 'number' },
  sound: { path: ['aps', 'sound'], kind: 'text' },
  category: { path: ['aps', 'category'], kind: 'text' },
  threadId: { path: ['aps', 'thread-id'], kind: 'text' },
  interruptionLevel: { path: ['aps', 'interruption-level'], kind: 'text' },
  contentAvailable: { path: ['aps', 'content-available'], kind: 'flag' },
  mutableContent: { path: ['aps', 'mutable-content'], kind: 'flag' },
};

export const DRAFT_FIELDS = Object.keys(FIELDS) as readonly DraftField[];

/** What the form shows of a payload text; `payload-invalid` with line and column (from 1) when it is no JSON object. */
export function readDraft(text: string): Result<DraftView> {
  const parsed = parseObject(text);
  return parsed.ok ? ok(draftView(parsed.value)) : parsed;
}

/** What the form shows of a payload that was read already, by its tree. */
export function draftView(root: Node): DraftView {
  const beyondForm: DraftField[] = [];
  const alertForm = alertFormOf(root);

  function read<T>(field: DraftField, accept: (value: unknown) => T | null): T | null {
    const { path } = FIELDS[field];
    const plain = field === 'body' && alertForm === 'string';
    const node = findNodeAtLocation(root, plain ? ALERT : [...path]);
    if (node === undefined) return null;
    const accepted = accept(getNodeValue(node));
    if (accepted === null) beyondForm.push(field);
    return accepted;
  }

  return {
    title: read('title', asText),
    subtitle: read('subtitle', asText),
    body: read('body', asText),
    badge: read('badge', asNumber),
    sound: read('sound', asText),
    category: read('category', asText),
    threadId: read('threadId', asText),
    interruptionLevel: read('interruptionLevel', asText),
    contentAvailable: read('contentAvailable', asFlag),
    mutableContent: read('mutableContent', asFlag),
    alertForm,
    beyondForm,
  };
}

/**
 * Gives the text with one field changed and everything else as it was, byte for byte. Null or an empty text removes the
 * field. A plain `alert` string becomes an object when a title or subtitle comes. Text that is no JSON object is left alone.
 */
export function setDraftField(text: string, field: DraftField, value: DraftValue | null): string {
  const parsed = parseObject(text);
  if (!parsed.ok) return text;
  const root = parsed.value;
  const wanted = value === '' || value === null ? undefined : stored(field, value);
  if (isAlertPart(field)) return setAlertPart(text, root, field, wanted);
  const { path } = FIELDS[field];
  return wanted === undefined ? removeProperty(text, root, path) : setProperty(text, root, path, wanted);
}

/** The bytes that are sent for a payload text: its UTF-8, nothing added, nothing taken away. */
export function payloadBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

type AlertPart = 'title' | 'subtitle' | 'body';
const ALERT_PARTS: readonly AlertPart[] = ['title', 'subtitle', 'body'];
const ALERT = ['aps', 'alert'];

function setAlertPart(text: string, root: Node, part: AlertPart, wanted: unknown): string {
  const form = alertFormOf(root);
  if (form === 'string' && part === 'body') {
    return wanted === undefined ? removeProperty(text, root, ALERT) : setProperty(text, root, ALERT, wanted);
  }
  if (wanted === undefined) return removeAlertPart(text, root, part);
  if (form !== 'string') return setProperty(text, root, FIELDS[part].path, wanted, placeOf(part));
  const node = findNodeAtLocation(root, ALERT);
  const body = node === undefined ? '' : getNodeValue(node);
  return setProperty(text, root, ALERT, { [part]: wanted, ...(body === '' ? {} : { body }) });
}

/** An alert that would be left empty goes with its last part. */
function removeAlertPart(text: string, root: Node, part: AlertPart): string {
  const { path } = FIELDS[part];
  if (findNodeAtLocation(root, [...path]) === undefined) return text;
  const isLast = findNodeAtLocation(root, ALERT)?.children?.length === 1;
  return removeProperty(text, root, isLast ? ALERT : path);
}

/** Title, subtitle, body: in the order people read them, before whatever else the alert holds. */
function placeOf(part: AlertPart): Place {
  const earlier: readonly string[] = ALERT_PARTS.slice(0, ALERT_PARTS.indexOf(part));
  return (names) => names.reduce((place, name, index) => (earlier.includes(name) ? index + 1 : place), 0);
}

function isAlertPart(field: DraftField): field is AlertPart {
  return (ALERT_PARTS as readonly DraftField[]).includes(field);
}

function alertFormOf(root: Node): DraftView['alertForm'] {
  const alert = findNodeAtLocation(root, ALERT);
  if (alert === undefined) return 'none';
  return alert.type === 'string' || alert.type === 'object' ? alert.type : 'other';
}

/** `content-available` and `mutable-content` are numbers on the wire. */
function stored(field: DraftField, value: DraftValue): unknown {
  if (FIELDS[field].kind !== 'flag') return value;
  return value === false ? undefined : 1;
}

function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function asNumber(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function asFlag(value: unknown): boolean | null {
  if (value === 1 || value === 0) return value === 1;
  return null;
}
