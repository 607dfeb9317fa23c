import { findNodeAtLocation, type Node } from 'jsonc-parser';
import type { Finding } from '../inspection/finding.ts';
import { keyPath } from './finding-path.ts';
import type { Fix } from './fix.ts';
import { removeProperty, setProperty } from './json-edit.ts';
import { moveProperty, onlyProperty, rawValue, renameProperty, reparsed, writeRaw } from './json-property.ts';
import type { FixChoices } from './lint-fixes.ts';

/** Fixes of a key of the payload: its right name, its right place, a value of the right kind; else it can be taken out. */
export function keyFixes(finding: Finding, text: string, root: Node): FixChoices {
  const path = keyPath(finding);
  const key = path.at(-1);
  if (key === undefined || onlyProperty(root, path) === null) return [];
  const removed: Fix = { fix: 'remove-keys', keys: [key], payload: removeProperty(text, root, path) };
  switch (finding.code) {
    case 'key-misspelt':
      return [[...rename(finding.suggestion, path, text, root), removed]];
    case 'key-misplaced':
      return [[...move(finding.belongs.split('.'), path, text, root), removed]];
    case 'key-ignored':
      return [[...move([key], path, text, root), removed]];
    case 'value-type':
      return [[...rewrite(finding, path, text, root), removed]];
    default:
      return [];
  }
}

/** A name that is taken already is not given twice. */
function rename(to: string, path: readonly string[], text: string, root: Node): readonly Fix[] {
  if (findNodeAtLocation(root, [...path.slice(0, -1), to]) !== undefined) return [];
  const payload = renameProperty(text, root, path, to);
  return payload === null ? [] : [{ fix: 'rename-key', to, payload }];
}

function move(to: readonly string[], from: readonly string[], text: string, root: Node): readonly Fix[] {
  if (!leadsThroughObjects(root, to)) return [];
  const payload = isTextAlert(root, to) ? moveBesideText(text, root, from, to) : moveProperty(text, root, from, to);
  return payload === null ? [] : [{ fix: 'move-key', to: to.length === 1 ? null : to.join('.'), payload }];
}

/** Whether all above the last key are objects, or not there yet; a text as the alert becomes the body of an object. */
function leadsThroughObjects(root: Node, to: readonly string[]): boolean {
  return to.slice(0, -1).every((_, depth) => {
    const path = to.slice(0, depth + 1);
    const node = findNodeAtLocation(root, path);
    if (node === undefined) return true;
    return onlyProperty(root, path) !== null && (node.type === 'object' || isTextAlert(root, to));
  });
}

function isTextAlert(root: Node, to: readonly string[]): boolean {
  return to.length === 3 && findNodeAtLocation(root, to.slice(0, 2))?.type === 'string';
}

/** Makes an object of a plain alert: its text is the body, and what is moved stands beside it. */
function moveBesideText(text: string, root: Node, from: readonly string[], to: readonly string[]): string | null {
  const alert = to.slice(0, 2);
  const part = to.at(-1) ?? '';
  const body = rawValue(text, root, alert);
  const raw = rawValue(text, root, from);
  if (body === null || raw === null || part === 'body') return null;
  const fill = (whole: string, key: string, value: string) =>
    reparsed(whole, (made, tree) => writeRaw(made, tree, [...alert, key], value));
  const opened = setProperty(text, root, alert, { [part]: null, body: null });
  const withBody = fill(opened, 'body', body);
  const withBoth = withBody === null ? null : fill(withBody, part, raw);
  return withBoth === null ? null : reparsed(withBoth, (made, tree) => removeProperty(made, tree, from));
}

type ValueType = Extract<Finding, { code: 'value-type' }>;

/** The same value in the kind that is expected: "3" as 3, 5 as "5", true as 1, one text as a list of one. */
function rewrite(finding: ValueType, path: readonly string[], text: string, root: Node): readonly Fix[] {
  const raw = rawValue(text, root, path);
  const value = raw === null ? null : converted(finding, raw);
  const payload = value === null ? null : writeRaw(text, root, path, value);
  return value === null || payload === null ? [] : [{ fix: 'write-value', value, payload }];
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

function converted({ expected, found, key }: ValueType, raw: string): string | null {
  const inside = found === 'text' ? String(JSON.parse(raw)).trim() : raw;
  switch (expected) {
    case 'number':
      if (found === 'boolean') return raw === 'true' ? '1' : '0';
      return found === 'text' && NUMBER.test(inside) ? inside : null;
    case 'boolean':
      if (['true', '1'].includes(inside)) return 'true';
      return ['false', '0'].includes(inside) ? 'false' : null;
    case 'list':
      return found === 'text' ? `[${raw}]` : null;
    case 'text':
    case 'text or object':
      return found === 'number' && !key.endsWith('.sound') ? JSON.stringify(raw) : null;
    default:
      return null;
  }
}
