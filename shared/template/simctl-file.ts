import type { Node } from 'jsonc-parser';
import { parseObject } from '../payload/json-text.ts';
import { fail, ok, type Result } from '../result.ts';

/**
 * The file that `xcrun simctl push` takes: the payload with the app's bundle ID in it. Only that key is put in and taken
 * out; all else stays as it is, byte for byte.
 */

/** The key of the bundle ID, at the top of the payload. */
export const BUNDLE_KEY = 'Simulator Target Bundle';

/** `xcrun simctl push` takes files up to this size, bytes. */
export const SIMCTL_MAX_BYTES = 4096;

/** The payload as such a file. Fails with `payload-invalid`, since the tool reads nothing else than JSON. */
export function simctlFile(payload: string, bundleId: string): Result<string> {
  const parsed = parseObject(payload);
  if (!parsed.ok) return fail(parsed.problem);
  const bare = withoutBundle(payload, parsed.value);
  const root = parseObject(bare);
  if (!root.ok) throw new Error('A JSON object without one of its keys is one still');
  const { offset, children = [] } = root.value;
  const [first] = children;
  const written = `${JSON.stringify(BUNDLE_KEY)}: ${JSON.stringify(bundleId)}`;
  if (first === undefined) return ok(splice(bare, offset + 1, 0, written));
  const leading = bare.slice(offset + 1, first.offset);
  return ok(splice(bare, first.offset, 0, `${written},${/[\r\n]/.test(leading) ? leading : ' '}`));
}

/** The app that the payload names, the last time when it does so twice; null when it names none. */
export function bundleIn(root: Node): string | null {
  const named = (root.children ?? []).filter(isBundle).at(-1)?.children?.[1];
  return typeof named?.value === 'string' && named.value !== '' ? named.value : null;
}

/** The payload without the key of the bundle ID, of which `root` is the tree. */
export function withoutBundle(text: string, root: Node): string {
  const properties = root.children ?? [];
  const [first] = properties;
  if (first === undefined || !properties.some(isBundle)) return text;
  const kept = properties.findIndex((property) => !isBundle(property));
  const last = properties.at(-1) ?? first;
  if (kept === -1) return splice(text, first.offset, endOf(last) - first.offset, '');
  // From the end, so that the places before stay right.
  const shortened = properties.reduceRight((whole, property, at) => {
    const previous = properties[at - 1];
    if (at < kept || previous === undefined || !isBundle(property)) return whole;
    return splice(whole, endOf(previous), endOf(property) - endOf(previous), '');
  }, text);
  const start = properties[kept]?.offset ?? first.offset;
  return splice(shortened, first.offset, start - first.offset, '');
}

function isBundle(property: Node): boolean {
  return property.children?.[0]?.value === BUNDLE_KEY;
}

function endOf({ offset, length }: Node): number {
  return offset + length;
}

function splice(text: string, offset: number, length: number, content: string): string {
  return text.slice(0, offset) + content + text.slice(offset + length);
}
