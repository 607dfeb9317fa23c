/** Curly and angle quotes that word processors and chat programs put where a straight one was typed. */
const SMART = '\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb';
const ANY_SMART = new RegExp(`[${SMART}]`);
/** Behind a string of JSON: the colon of a key, the end of an object or list, or a comma with the next value. */
const AFTER_STRING = new RegExp(`\\s*(?:[:}\\]]|,\\s*["${SMART}{[0-9tfn-]|$)`, 'y');

type Walk = { readonly text: string; readonly first: { readonly quote: string; readonly at: number } | null };

/** The first smart quote that stands where JSON needs a straight one, with its place (from 1); null without one. */
export function smartQuote(text: string): Walk['first'] {
  return ANY_SMART.test(text) ? walk(text).first : null;
}

/** The text with straight quotes around its keys and values; what stands inside of them stays, straight ones escaped. */
export function straightenQuotes(text: string): string {
  return walk(text).text;
}

/** Goes from string to string. Only what delimits one is changed: a smart quote inside of straight ones is a text's own. */
function walk(text: string): Walk {
  let straight = '';
  let first: Walk['first'] = null;
  let at = 0;
  while (at < text.length) {
    const opening = text.charAt(at);
    if (!isQuote(opening)) {
      straight += opening;
      at += 1;
      continue;
    }
    const end = closingQuote(text, at);
    const smartAt = [at, end].find((place) => isSmart(text.charAt(place)));
    if (smartAt !== undefined) first ??= { quote: text.charAt(smartAt), at: smartAt + 1 };
    const inside = text.slice(at + 1, end);
    straight += `"${opening === '"' ? inside : escapeStraight(inside)}${end < text.length ? '"' : ''}`;
    at = end + 1;
  }
  return { text: straight, first };
}

/**
 * Where the string that opens at `from` ends; the end of the text when nothing closes it. A smart quote closes it only
 * where JSON goes on behind it, and one that began straight only when its straight quote stands in some later string.
 */
function closingQuote(text: string, from: number): number {
  const opensStraight = text.charAt(from) === '"';
  let smartEnd: number | null = null;
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    if (!isQuote(character)) continue;
    const ends = jsonGoesOn(text, at + 1);
    if (!opensStraight && ends) return at;
    if (opensStraight && character === '"') return ends ? at : (smartEnd ?? at);
    if (opensStraight && ends) smartEnd ??= at;
  }
  return smartEnd ?? text.length;
}

function jsonGoesOn(text: string, from: number): boolean {
  AFTER_STRING.lastIndex = from;
  return AFTER_STRING.test(text);
}

function escapeStraight(text: string): string {
  return text.replaceAll(/\\.|"/gs, (part) => (part === '"' ? '\\"' : part));
}

function isQuote(character: string): boolean {
  return character === '"' || isSmart(character);
}

function isSmart(character: string): boolean {
  return character !== '' && SMART.includes(character);
}
