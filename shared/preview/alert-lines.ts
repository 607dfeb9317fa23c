import { isObject } from '../inspection/aps-dictionary.ts';
import { localisedText } from './localised-text.ts';
import type { AlertLines, PreviewLine } from './preview.ts';

/**
 * The lines of `aps.alert`; null for one that is absent, blank or no text. A key goes before the text beside it: Apple
 * documents no order, and who writes both means the text for an app without the key.
 */
export function alertLines(alert: unknown): AlertLines {
  if (typeof alert === 'string') return { title: null, subtitle: null, body: plain(alert) };
  if (!isObject(alert)) return { title: null, subtitle: null, body: null };
  return {
    title: localised(alert['title-loc-key'], alert['title-loc-args']) ?? plainOrKeyed(alert.title),
    subtitle: localised(alert['subtitle-loc-key'], alert['subtitle-loc-args']) ?? plain(alert.subtitle),
    body: localised(alert['loc-key'], alert['loc-args']) ?? plainOrKeyed(alert.body),
  };
}

/** In Live Activities `title` and `body` may themselves be a key with its arguments. */
function plainOrKeyed(value: unknown): PreviewLine | null {
  return isObject(value) ? localised(value['loc-key'], value['loc-args']) : plain(value);
}

function plain(value: unknown): PreviewLine | null {
  return typeof value === 'string' && value.trim() !== '' ? { text: value, localised: false } : null;
}

function localised(key: unknown, args: unknown): PreviewLine | null {
  if (typeof key !== 'string') return null;
  const line = plain(localisedText(key, args));
  return line === null ? null : { ...line, localised: true };
}
