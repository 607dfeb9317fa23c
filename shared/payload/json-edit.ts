import { findNodeAtLocation, modify, type Node } from 'jsonc-parser';

/**
 * Changes of one property of a JSON object text that leave all else as it is, byte for byte. `jsonc-parser` lays out the
 * lines around its edits anew, so only its tree is used here, and new properties take on the layout of their neighbours.
 */

/** Where a new property goes among those already there, given their names. */
export type Place = (names: readonly string[]) => number;

const AT_END: Place = (names) => names.length;

/** Sets the property at `path` (objects are made on the way, replacing what is no object). `root` is the tree of `text`. */
export function setProperty(text: string, root: Node, path: readonly string[], value: unknown, place = AT_END): string {
  const layout = layoutOf(text, root);
  let holder = root;
  for (const [depth, name] of path.entries()) {
    const rest = path.slice(depth + 1);
    const node = findNodeAtLocation(holder, [name]);
    if (node === undefined)
      return insert(text, holder, name, nest(rest, value), rest.length === 0 ? place : AT_END, layout);
    if (rest.length === 0 || node.type !== 'object') return replace(text, node, nest(rest, value), layout);
    holder = node;
  }
  return text;
}

/** Takes away the property at `path` with its comma; a property that is not there leaves the text as it is. */
export function removeProperty(text: string, root: Node, path: readonly string[]): string {
  if (findNodeAtLocation(root, [...path]) === undefined) return text;
  return modify(text, [...path], undefined, {}).reduce(
    (whole, { offset, length, content }) => whole.slice(0, offset) + content + whole.slice(offset + length),
    text,
  );
}

/** How the text is laid out: on one line or on several, with which line end, indentation and colon. */
type Layout = { readonly eol: string | null; readonly unit: string; readonly colon: string };

function layoutOf(text: string, root: Node): Layout {
  const [first] = root.children ?? [];
  const [name, value] = first?.children ?? [];
  const gap = first === undefined ? text.slice(root.offset + 1) : text.slice(root.offset + 1, first.offset);
  const eol = /\r\n|\n|\r/.exec(first === undefined ? text.trimEnd() : gap)?.[0] ?? null;
  const colon =
    name && value ? text.slice(name.offset + name.length, value.offset) : eol === null && first ? ':' : ': ';
  return { eol, unit: first !== undefined && eol !== null ? indentBefore(text, first.offset) || '  ' : '  ', colon };
}

function insert(text: string, holder: Node, name: string, value: unknown, place: Place, layout: Layout): string {
  const properties = holder.children ?? [];
  const [first] = properties;
  if (first === undefined) return replace(text, holder, { [name]: value }, layout);

  const index = place(properties.map((property) => String(property.children?.[0]?.value)));
  const leading = text.slice(holder.offset + 1, first.offset);
  const separator = /[\r\n]/.test(leading) ? leading : betweenProperties(text, properties);
  const written = `${JSON.stringify(name)}${layout.colon}${write(value, indentBefore(text, first.offset), layout)}`;
  const previous = properties[index - 1];
  if (previous === undefined) return splice(text, first.offset, 0, `${written},${separator}`);
  return splice(text, previous.offset + previous.length, 0, `,${separator}${written}`);
}

/** The blanks after the first comma, which a new comma gets too. */
function betweenProperties(text: string, [first, second]: readonly Node[]): string {
  if (first === undefined || second === undefined) return /,\s/.test(text) ? ' ' : '';
  return text.slice(first.offset + first.length, second.offset).replace(/^\s*,/, '');
}

function replace(text: string, node: Node, value: unknown, layout: Layout): string {
  return splice(text, node.offset, node.length, write(value, indentBefore(text, node.offset), layout));
}

function write(value: unknown, indent: string, { eol, unit, colon }: Layout): string {
  if (eol !== null) return JSON.stringify(value, null, unit).replaceAll('\n', eol + indent);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const comma = colon === ':' ? ',' : ', ';
  if (Array.isArray(value)) return `[${value.map((each) => write(each, indent, { eol, unit, colon })).join(comma)}]`;
  const properties = Object.entries(value).map(
    ([name, inner]) => `${JSON.stringify(name)}${colon}${write(inner, indent, { eol, unit, colon })}`,
  );
  return `{${properties.join(comma)}}`;
}

/** The blanks at the start of the line that holds `offset`. */
export function indentBefore(text: string, offset: number): string {
  const line = text.slice(Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** How the lines of a text end: as its first one does. */
export function lineEndOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

function nest(names: readonly string[], value: unknown): unknown {
  return names.reduceRight((inner, name) => ({ [name]: inner }), value);
}

function splice(text: string, offset: number, length: number, content: string): string {
  return text.slice(0, offset) + content + text.slice(offset + length);
}
