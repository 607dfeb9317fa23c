import type { TokenTrouble } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';

/** Lowercase hex, even length, 1 to 100 bytes. Made only by `parseDeviceToken`. */
export type DeviceToken = string & { readonly __brand: 'DeviceToken' };

/** What was taken away or changed to get at the token; worded by `shared/messages/token-text.ts`. */
export const REMOVALS = [
  'description',
  'spaces',
  'line-breaks',
  'angle-brackets',
  'quotes',
  'dashes',
  'hex-prefix',
  'upper-case',
] as const;

export type Removed = (typeof REMOVALS)[number];

export type ParsedToken = {
  readonly token: DeviceToken;
  /** In the order of `REMOVALS`; never a silent repair. */
  readonly removed: readonly Removed[];
  readonly digits: number;
  /** Any count but 64 digits: it can be sent, and it is worth saying. */
  readonly unusual: boolean;
};

/** Apple's archived binary guide allows tokens "up to 100 bytes"; no shorter limit is promised anywhere. */
export const TOKEN_MAX_BYTES = 100;
const USUAL_DIGITS = 64;

/** `{length = 32, bytes = 0x…}`, as iOS prints an NSData. Only what follows `0x` belongs to the token. */
const DESCRIPTION = /^\{\s*length\s*=\s*(\d+)\s*,\s*bytes\s*=\s*0x([^}]*)\}$/i;
const SWIFT_DESCRIPTION = /^(?:optional\s*\(\s*)?\d+\s+bytes\s*\)?$/i;
const OPTIONAL = /^optional\s*\((.*)\)$/is;
const ELLIPSIS = /\.{2,}|…/;
const BASE64 = /^(?=.{24,}$)(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$/;
/** An FCM token: an instance id, a colon, and a long part that is no hex. */
const FCM = /^[\w-]{6,}:(?=[\w-]*[g-z_-])[\w-]{20,}$/i;
/** Firebase's older form without the colon. */
const FCM_LONG = /^(?=.*[g-z_])[\w-]{120,}$/i;

/**
 * Reads a pasted device token in any of the forms that iOS, Xcode, Swift and people write it in.
 * Takes away decoration and says so; refuses what cannot be a token, or what has lost digits (`token-truncated`).
 */
export function parseDeviceToken(text: string): Result<ParsedToken> {
  const trimmed = trimAll(text);
  if (trimmed === '') return malformed('empty');
  if (SWIFT_DESCRIPTION.test(trimmed)) return malformed('swift-description');

  const description = DESCRIPTION.exec(trimmed);
  if (description !== null) return parseDescription(text, description[2] ?? '', Number(description[1]));

  const optional = OPTIONAL.exec(trimmed);
  if (optional !== null) {
    const inner = parseDeviceToken(optional[1] ?? '');
    return inner.ok ? ok({ ...inner.value, removed: inOrder([...inner.value.removed, 'description']) }) : inner;
  }

  const encoded = withoutQuotes(trimmed);
  if (BASE64.test(encoded) && hexOfBase64(encoded).length <= TOKEN_MAX_BYTES * 2) {
    return malformed('base64', { suggestion: hexOfBase64(encoded) });
  }
  if (FCM.test(encoded) || FCM_LONG.test(encoded)) return malformed('fcm-token');
  return parseHex(text, 0, []);
}

function parseDescription(text: string, hex: string, length: number): Result<ParsedToken> {
  const parsed = parseHex(hex, codePoints(text.slice(0, text.indexOf(hex))).length, ['description']);
  // A shortened print may have lost its dots as well; its own count gives it away.
  if (parsed.ok && parsed.value.digits < length * 2) return fail({ code: 'token-truncated' });
  return parsed;
}

/** `before`: how many characters of the pasted text lie before `text`, so that a position fits what the person sees. */
function parseHex(text: string, before: number, already: readonly Removed[]): Result<ParsedToken> {
  const removed = new Set<Removed>(already);
  const kept: { readonly character: string; readonly at: number }[] = [];
  for (const [index, character] of codePoints(text).entries()) {
    const decoration = decorationOf(character);
    if (decoration === null) kept.push({ character, at: before + index + 1 });
    else removed.add(decoration);
  }
  if (kept[0]?.character === '0' && kept[1]?.character.toLowerCase() === 'x') {
    kept.splice(0, 2);
    removed.add('hex-prefix');
  }

  const hex = kept.map(({ character }) => character).join('');
  const stranger = kept.find(({ character }) => !/^[0-9a-f]$/i.test(character));
  const digits = kept.filter(({ character }) => /^[0-9a-f]$/i.test(character)).length;
  if (ELLIPSIS.test(hex) && /^[0-9a-f]*$/i.test(hex.replaceAll(/[.…]/g, ''))) return fail({ code: 'token-truncated' });
  if (stranger !== undefined) return malformed('not-hex', { ...stranger, digits });
  if (digits === 0) return malformed('empty');
  if (digits > TOKEN_MAX_BYTES * 2) return malformed('too-long', { digits });
  if (digits % 2 === 1) return malformed('odd-length', { digits });

  const token = hex.toLowerCase();
  if (token !== hex) removed.add('upper-case');
  return ok({
    token: token as DeviceToken,
    removed: inOrder([...removed]),
    digits,
    unusual: digits !== USUAL_DIGITS,
  });
}

function decorationOf(character: string): Removed | null {
  if (/[\n\r\u0085\u2028\u2029]/.test(character)) return 'line-breaks';
  // Beside blanks: characters of no width that copying from web pages and chats brings along.
  if (/[\s\u00ad\u200b-\u200f\u2060\ufeff]/.test(character)) return 'spaces';
  if (/[<>]/.test(character)) return 'angle-brackets';
  if (/["'`´“”„‘’‚«»‹›]/.test(character)) return 'quotes';
  if (/[-‐‑‒–—]/.test(character)) return 'dashes';
  return null;
}

function trimAll(text: string): string {
  return text.replace(/^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$/g, '');
}

function withoutQuotes(text: string): string {
  return text.replace(/^["'`“”]+|["'`“”]+$/g, '');
}

function inOrder(removed: readonly Removed[]): readonly Removed[] {
  return REMOVALS.filter((removal) => removed.includes(removal));
}

function codePoints(text: string): readonly string[] {
  return [...text];
}

function hexOfBase64(text: string): string {
  return [...atob(text)].map((character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}

type MalformedFacts = {
  readonly at?: number;
  readonly character?: string;
  readonly digits?: number;
  readonly suggestion?: string;
};

function malformed(trouble: TokenTrouble, facts: MalformedFacts = {}): Result<never> {
  const { at = null, character = null, digits = 0, suggestion = null } = facts;
  return fail({ code: 'token-malformed', trouble, at, character, digits, suggestion });
}
