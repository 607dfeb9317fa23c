import { findNodeAtLocation, type Node } from 'jsonc-parser';
import { removeProperty, setProperty } from './json-edit.ts';
import { propertiesNamed, renameProperty, reparsed } from './json-property.ts';
import { parseObject } from './json-text.ts';

/** The address of an image, in a key of the app's own beside `aps`: iOS has no key for it. */
export type PayloadImage = { readonly key: string; readonly url: string };

export const DEFAULT_IMAGE_KEY = 'image-url';

const NAMES_IMAGE = /image|img|photo|picture|media|attachment/i;
const LEADS_TO_IMAGE = /^https?:\/\/\S+\.(?:png|jpe?g|gif|webp|heic)(?:[?#]\S*)?$/i;

/** The first text at the top of a payload that is named like an image, or leads to one; null when there is none. */
export function findImage(root: Node): PayloadImage | null {
  for (const { children: [name, value] = [] } of root.children ?? []) {
    if (value?.type !== 'string') continue;
    const [key, url] = [String(name?.value), String(value.value)];
    if (NAMES_IMAGE.test(key) || LEADS_TO_IMAGE.test(url)) return { key, url };
  }
  return null;
}

/** The text at a key of a payload's top; empty when there is none. */
export function textAt(payload: string, key: string): string {
  const parsed = parseObject(payload);
  const node = parsed.ok ? findNodeAtLocation(parsed.value, [key]) : undefined;
  return node?.type === 'string' ? String(node.value) : '';
}

/** The payload with the image's address under a key of its top; an empty address takes the key out. */
export function setImage(text: string, { key, url }: PayloadImage): string {
  return (
    reparsed(text, (whole, root) =>
      url === '' ? removeProperty(whole, root, [key]) : setProperty(whole, root, [key], url),
    ) ?? text
  );
}

/** The payload with the image under another key; as it was where that key is empty or taken. */
export function renameImage(text: string, from: string, to: string): string {
  return (
    reparsed(text, (whole, root) =>
      to === '' || propertiesNamed(root, to).length > 0 ? null : renameProperty(whole, root, [from], to),
    ) ?? text
  );
}
