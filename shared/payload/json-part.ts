import { findNodeAtLocation, type Node } from 'jsonc-parser';
import { ok, type Result } from '../result.ts';
import { indentBefore, lineEndOf, removeProperty, setProperty } from './json-edit.ts';
import { reparsed } from './json-property.ts';
import { parseObject } from './json-text.ts';

/** Objects inside of a payload that have a text of their own in the form. */
export const OBJECT_PATHS = {
  contentState: ['aps', 'content-state'],
  attributes: ['aps', 'attributes'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ObjectField = keyof typeof OBJECT_PATHS;

/** The text of such an object, moved to the left margin; null when it is not there or no object (then `beyond`). */
export type JsonPart = { readonly text: string | null; readonly beyond: boolean };

/** The text of an object in a payload; of one that is no JSON, nothing. */
export function readObject(payload: string, field: ObjectField): JsonPart {
  const parsed = parseObject(payload);
  const node = parsed.ok ? findNodeAtLocation(parsed.value, [...OBJECT_PATHS[field]]) : undefined;
  if (node === undefined) return { text: null, beyond: false };
  return node.type === 'object' ? { text: outdented(payload, node), beyond: false } : { text: null, beyond: true };
}

/**
 * The payload with an object as it was typed, and everything else as it was, byte for byte; nothing but blanks takes it
 * out. `payload-invalid` with the place in what was typed when that is no JSON object.
 */
export function setObject(payload: string, field: ObjectField, typed: string): Result<string> {
  const path = OBJECT_PATHS[field];
  if (typed.trim() === '') {
    return ok(reparsed(payload, (text, root) => removeProperty(text, root, path)) ?? payload);
  }
  const parsed = parseObject(typed);
  return parsed.ok ? ok(writePart(payload, path, typed.trim())) : parsed;
}

/** The payload with a JSON text as the value at `path`, its lines moved to where they stand. */
export function writePart(payload: string, path: readonly string[], raw: string): string {
  return (
    reparsed(payload, (text, root) => {
      const node = findNodeAtLocation(root, [...path]);
      if (node === undefined) return writePart(setProperty(text, root, path, null), path, raw);
      const lines = raw.split(/\r\n|\n|\r/);
      const written = lines.join(`${lineEndOf(text)}${indentBefore(text, node.offset)}`);
      return text.slice(0, node.offset) + written + text.slice(node.offset + node.length);
    }) ?? payload
  );
}

/** The text of a node without the blanks that only its place in the payload gives it. */
export function outdented(payload: string, node: Node): string {
  const indent = indentBefore(payload, node.offset);
  const [first = '', ...rest] = payload.slice(node.offset, node.offset + node.length).split(/\r\n|\n|\r/);
  return [first, ...rest.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))].join('\n');
}
