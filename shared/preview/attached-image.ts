import { isObject } from '../inspection/aps-dictionary.ts';
import type { PreviewImage } from './preview.ts';

const WEB_ADDRESS = /^https?:\/\/\S+$/i;
const IMAGE_FILE = /\.(?:avif|gif|heic|jpe?g|png|webp)(?:[?#].*)?$/i;
const IMAGE_KEY = /image|img|photo|picture|thumbnail|attachment|media/i;

/**
 * The image that a service extension could attach: the first web address beside `aps`, or in an object there, whose key
 * or file name speaks of one. Which key counts is the app's own affair, so it is a guess.
 */
export function attachedImage(payload: Readonly<Record<string, unknown>>): PreviewImage | null {
  const own = Object.entries(payload).filter(([key]) => key !== 'aps');
  const nested = own.flatMap(([key, value]) =>
    isObject(value) ? Object.entries(value).map(([inner, each]) => [`${key}.${inner}`, each] as const) : [],
  );
  for (const [key, value] of [...own, ...nested]) {
    if (typeof value !== 'string' || !WEB_ADDRESS.test(value)) continue;
    if (IMAGE_KEY.test(key) || IMAGE_FILE.test(value)) return { key, url: value };
  }
  return null;
}
