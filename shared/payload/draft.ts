import { findNodeAtLocation, getNodeValue, type Node } from 'jsonc-parser';
import { ok, type Result } from '../result.ts';
import {
  type DraftField,
  type DraftValue,
  FIELD_PATHS,
  type FlagField,
  type ListField,
  type NumberField,
  pathOf,
  type TextField,
} from './draft-fields.ts';
import { findImage, type PayloadImage } from './image-key.ts';
import { type Place, removeProperty, setProperty } from './json-edit.ts';
import { parseObject } from './json-text.ts';

/**
 * A payload as its form shows it. The JSON text is the truth; this is a view of it.
 * A field is null when it is absent, or when it holds something the form has no field for (then `beyondForm` names it).
 * `body` is `alert.body`, or `alert` itself when it is a plain string. What holds objects is in `json-part.ts`.
 */
export type DraftView = Readonly<Record<TextField, string | null>> &
  Readonly<Record<NumberField, number | null>> &
  Readonly<Record<FlagField, boolean | null>> &
  Readonly<Record<ListField, readonly string[] | null>> & {
    readonly alertForm: ValueForm;
    readonly soundForm: ValueForm;
    /** An image that a service extension is to load, by a key of the app's own. */
    readonly image: PayloadImage | null;
    /** The names at the top of the payload, as they follow each other. */
    readonly topKeys: readonly string[];
    readonly beyondForm: readonly DraftField[];
  };

export type ValueForm = 'none' | 'string' | 'object' | 'other';

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

/** What the form shows of a payload text; `payload-invalid` with line and column (from 1) when it is no JSON object. */
export function readDraft(text: string): Result<DraftView> {
  const parsed = parseObject(text);
  return parsed.ok ? ok(draftView(parsed.value)) : parsed;
}

/** What the form shows of a payload that was read already, by its tree. */
export function draftView(root: Node): DraftView {
  const beyondForm: DraftField[] = [];
  const alertForm = formOf(root, ALERT);
  const soundForm = formOf(root, SOUND);

  function read<F extends DraftField, T>(paths: Readonly<Record<F, readonly string[]>>, accept: Accept<T>) {
    return eachField(paths, (field, path): T | null => {
      const plain = field === 'body' && alertForm === 'string';
      const node = findNodeAtLocation(root, plain ? ALERT : [...path]);
      if (node === undefined || (field === 'sound' && soundForm === 'object')) return null;
      const accepted = accept(getNodeValue(node));
      if (accepted === null) beyondForm.push(field);
      return accepted;
    });
  }

  return {
    ...read(FIELD_PATHS.texts, asText),
    ...read(FIELD_PATHS.numbers, asNumber),
    ...read(FIELD_PATHS.flags, asFlag),
    ...read(FIELD_PATHS.lists, asTexts),
    alertForm,
    soundForm,
    image: findImage(root),
    topKeys: (root.children ?? []).map((property) => String(property.children?.[0]?.value)),
    beyondForm,
  };
}

/**
 * Gives the text with one field changed and everything else as it was, byte for byte. Null, an empty text or list, or
 * false removes the field. A plain `alert` string becomes an object when something comes beside it, and a named sound
 * when it gets a volume. Text that is no JSON object is left alone.
 */
export function setDraftField(text: string, field: DraftField, value: DraftValue | null): string {
  const parsed = parseObject(text);
  if (!parsed.ok) return text;
  const root = parsed.value;
  const wanted = stored(field, value);
  if (field === 'body' && formOf(root, ALERT) === 'string') {
    return wanted === undefined ? removeProperty(text, root, ALERT) : setProperty(text, root, ALERT, wanted);
  }
  if (wanted === undefined) return removeField(text, root, field);
  return isInAlert(field) ? setAlertPart(text, root, field, wanted) : setPlain(text, root, field, wanted);
}

/** The bytes that are sent for a payload text: its UTF-8, nothing added, nothing taken away. */
export function payloadBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

const ALERT = ['aps', 'alert'];
const SOUND = ['aps', 'sound'];
/** In the order in which people read them. */
const READ_FIRST: readonly string[] = ['title', 'subtitle', 'body'];

function setAlertPart(text: string, root: Node, part: DraftField, wanted: unknown): string {
  const path = pathOf(part);
  const name = path.at(-1) ?? '';
  if (formOf(root, ALERT) !== 'string') return setProperty(text, root, path, wanted, placeOf(name));
  const node = findNodeAtLocation(root, ALERT);
  const body = node === undefined ? '' : getNodeValue(node);
  return setProperty(text, root, ALERT, { [name]: wanted, ...(body === '' ? {} : { body }) });
}

/** A sound's name stays its name when it becomes an object. */
function setPlain(text: string, root: Node, field: DraftField, wanted: unknown): string {
  const path = pathOf(field);
  if (path.length < 3 || formOf(root, SOUND) !== 'string') return setProperty(text, root, path, wanted);
  const node = findNodeAtLocation(root, SOUND);
  const name = node === undefined ? '' : getNodeValue(node);
  return setProperty(text, root, SOUND, { name, [path.at(-1) ?? '']: wanted });
}

/** An alert or a sound that would be left empty goes with its last part. */
function removeField(text: string, root: Node, field: DraftField): string {
  const path = pathOf(field);
  if (findNodeAtLocation(root, [...path]) === undefined) return text;
  const holder = path.slice(0, -1);
  const isLast = path.length === 3 && findNodeAtLocation(root, holder)?.children?.length === 1;
  return removeProperty(text, root, isLast ? holder : path);
}

/** Title, subtitle, body before whatever else the alert holds; the rest behind. */
function placeOf(name: string): Place {
  if (!READ_FIRST.includes(name)) return (names) => names.length;
  const earlier = READ_FIRST.slice(0, READ_FIRST.indexOf(name));
  return (names) => names.reduce((place, each, index) => (earlier.includes(each) ? index + 1 : place), 0);
}

function isInAlert(field: DraftField): boolean {
  return pathOf(field)[1] === 'alert';
}

function formOf(root: Node, path: readonly string[]): ValueForm {
  const node = findNodeAtLocation(root, [...path]);
  if (node === undefined) return 'none';
  return node.type === 'string' || node.type === 'object' ? node.type : 'other';
}

function stored(field: DraftField, value: DraftValue | null): unknown {
  if (value === null || value === '' || value === false) return undefined;
  if (value === true) return field === 'contentChanged' ? true : 1;
  return typeof value === 'object' && value.length === 0 ? undefined : value;
}

type Accept<T> = (value: unknown) => T | null;

const asText: Accept<string> = (value) => (typeof value === 'string' ? value : null);
const asNumber: Accept<number> = (value) => (typeof value === 'number' ? value : null);
const asTexts: Accept<readonly string[]> = (value) =>
  Array.isArray(value) && value.every((each): each is string => typeof each === 'string') ? value : null;
const asFlag: Accept<boolean> = (value) => {
  if (value === 1 || value === true) return true;
  return value === 0 || value === false ? false : null;
};

/** A record with the same keys, each with what `read` makes of it. */
function eachField<F extends string, T>(
  paths: Readonly<Record<F, readonly string[]>>,
  read: (field: F, path: readonly string[]) => T,
): Record<F, T> {
  const fields = Object.keys(paths) as F[];
  return Object.fromEntries(fields.map((field) => [field, read(field, paths[field])])) as Record<F, T>;
}
