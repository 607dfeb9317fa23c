import { createScanner, findNodeAtLocation, type Node } from 'jsonc-parser';
import { removeProperty, setProperty } from './json-edit.ts';
import { parseObject } from './json-text.ts';

/** Changes of a property that keep its own bytes too: another name, another place, another value as it was written. */

/** The property at `path`, null when it is not there or when its name, or one above it, stands in its object twice. */
export function onlyProperty(root: Node, path: readonly string[]): Node | null {
  let holder: Node | undefined = root;
  let property: Node | undefined;
  for (const name of path) {
    const named: readonly Node[] = propertiesNamed(holder, name);
    if (named.length !== 1) return null;
    [property] = named;
    holder = property?.children?.[1];
  }
  return property ?? null;
}

/** The properties of an object node that have this name; none for a node that is no object. */
export function propertiesNamed(holder: Node | undefined, name: string): readonly Node[] {
  if (holder?.type !== 'object') return [];
  return (holder.children ?? []).filter((property) => property.children?.[0]?.value === name);
}

/** The text with the property under another name; null when there is no such single property. */
export function renameProperty(text: string, root: Node, path: readonly string[], to: string): string | null {
  const name = onlyProperty(root, path)?.children?.[0];
  return name === undefined ? null : splice(text, name, JSON.stringify(to));
}

/** The text of the value at `path`; null when there is no such single property. */
export function rawValue(text: string, root: Node, path: readonly string[]): string | null {
  const value = onlyProperty(root, path)?.children?.[1];
  return value === undefined ? null : text.slice(value.offset, value.offset + value.length);
}

/** The text with `raw`, a JSON value as it is to stand there, as the value at `path`. */
export function writeRaw(text: string, root: Node, path: readonly string[], raw: string): string | null {
  const value = onlyProperty(root, path)?.children?.[1];
  return value === undefined ? null : splice(text, value, raw);
}

/** The text with the property at `from` taken to `to`, where nothing may stand yet; its value keeps its bytes. */
export function moveProperty(text: string, root: Node, from: readonly string[], to: readonly string[]): string | null {
  const raw = rawValue(text, root, from);
  if (raw === null || findNodeAtLocation(root, [...to]) !== undefined) return null;
  const placed = reparsed(setProperty(text, root, to, null), (made, tree) => writeRaw(made, tree, to, raw));
  return placed === null ? null : reparsed(placed, (made, tree) => removeProperty(made, tree, from));
}

/** Reads a text that an edit made and edits it further. */
export function reparsed(text: string, edit: (text: string, root: Node) => string | null): string | null {
  const parsed = parseObject(text);
  return parsed.ok ? edit(text, parsed.value) : null;
}

/** The JSON without blanks and line breaks between its parts. */
export function withoutBlanks(text: string): string {
  const scanner = createScanner(text, true);
  let compact = '';
  while (scanner.getPosition() < text.length) {
    scanner.scan();
    compact += text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength());
  }
  return compact;
}

function splice(text: string, { offset, length }: Node, content: string): string {
  return text.slice(0, offset) + content + text.slice(offset + length);
}
