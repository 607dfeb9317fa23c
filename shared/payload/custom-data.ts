import type { Node } from 'jsonc-parser';
import { fail, ok, type Result } from '../result.ts';
import { removeProperty } from './json-edit.ts';
import { type JsonPart, outdented, writePart } from './json-part.ts';
import { reparsed } from './json-property.ts';
import { type JsonTrouble, parseObject, placeAt } from './json-text.ts';

/** Names at the top of a payload that have fields of their own. */
const RESERVED: ReadonlySet<string> = new Set(['aps', 'mdm']);

/** Whether a name at the top of a payload is one of the app's own. */
export function isCustomKey(name: string): boolean {
  return !RESERVED.has(name);
}

/** What is the app's own in a payload, as the text of one object; `beyond` when a name stands there twice. */
export function readCustomData(payload: string): JsonPart {
  const parsed = parseObject(payload);
  const entries = parsed.ok ? customEntries(payload, parsed.value) : [];
  if (hasTwice(entries)) return { text: null, beyond: true };
  if (entries.length === 0) return { text: null, beyond: false };
  const lines = entries.map(({ written, raw }) => `  ${written}: ${raw.replaceAll('\n', '\n  ')}`);
  return { text: `{\n${lines.join(',\n')}\n}`, beyond: false };
}

/**
 * The payload with the app's own data as typed. What was not touched keeps its place and its bytes; nothing but blanks
 * takes all of it out. `payload-invalid` with the place in what was typed when that is no JSON object, names `aps`, or
 * has a name twice.
 */
export function setCustomData(payload: string, typed: string): Result<string> {
  const parsed = parseObject(typed.trim() === '' ? '{}' : typed);
  if (!parsed.ok) return parsed;
  const wrong = misnamed(parsed.value);
  if (wrong !== null) return fail({ code: 'payload-invalid', ...placeAt(typed, wrong.offset), detail: wrong.detail });
  const current = parseObject(payload);
  if (!current.ok) return ok(payload);
  const wanted = customEntries(typed, parsed.value);
  const before = customEntries(payload, current.value);
  const kept = before
    .filter(({ name }) => !wanted.some((entry) => entry.name === name))
    .reduce((text, { name }) => without(text, name), payload);
  const changed = wanted.filter(({ name, raw }) => before.find((entry) => entry.name === name)?.raw !== raw);
  return ok(changed.reduce((text, { name, raw }) => writePart(text, [name], raw), kept));
}

type Entry = { readonly name: string; readonly written: string; readonly raw: string };

/** The properties that are the app's own: name, name as it is written, and value at the left margin. */
function customEntries(text: string, root: Node): readonly Entry[] {
  return (root.children ?? []).flatMap(({ children: [key, value] = [] }) => {
    if (key === undefined || value === undefined || !isCustomKey(String(key.value))) return [];
    const written = text.slice(key.offset, key.offset + key.length);
    return [{ name: String(key.value), written, raw: outdented(text, value) }];
  });
}

function without(text: string, name: string): string {
  return reparsed(text, (whole, root) => removeProperty(whole, root, [name])) ?? text;
}

function hasTwice(entries: readonly Entry[]): boolean {
  return new Set(entries.map(({ name }) => name)).size < entries.length;
}

function misnamed(root: Node): { readonly offset: number; readonly detail: JsonTrouble } | null {
  const seen = new Set<string>();
  for (const property of root.children ?? []) {
    const name = String(property.children?.[0]?.value);
    if (!isCustomKey(name)) return { offset: property.offset, detail: 'name-reserved' };
    if (seen.has(name)) return { offset: property.offset, detail: 'name-twice' };
    seen.add(name);
  }
  return null;
}
