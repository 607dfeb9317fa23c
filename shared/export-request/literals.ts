/**
 * Texts as literals of the languages that programs are written in. Each literal stands for its text exactly, whatever
 * the characters but NUL, and stays readable where it can: line ends of JSON stay line ends. Control characters are
 * escaped, because terminals act on them and editors change them.
 */

/** JavaScript: a template literal where there are several lines, else in single quotes. */
export function javascriptText(text: string): string {
  if (!text.includes('\n')) return `'${text.replace(/[\\'\p{Cc}\u2028\u2029]/gu, hexEscape)}'`;
  return `\`${text.replace(/[\\`]|\$(?=\{)|(?!\n)[\p{Cc}\u2028\u2029]/gu, hexEscape)}\``;
}

/** Python: in three quotes where there are several lines, else in one. */
export function pythonText(text: string): string {
  const quotes = text.includes('\n') ? "'''" : "'";
  return `${quotes}${text.replace(/[\\']|(?!\n)\p{Cc}/gu, hexEscape)}${quotes}`;
}

/** PHP: in single quotes, where nothing is replaced; what has to be escaped is joined to it in double ones. */
export function phpText(text: string): string {
  const single = text.replace(/[\\']/g, '\\$&');
  return `'${single.replace(/(?:(?!\n)\p{Cc})+/gu, (controls) => `' . "${utf8Octal(controls)}" . '`)}'`;
}

/** C: adjacent strings, one for each line, the later ones after `indent`. Needs a compiler that reads UTF-8. */
export function cText(text: string, indent: string): string {
  const lines = text.split(/(?<=\n)(?!$)/);
  return lines.map((line) => `"${line.replace(/[\\"?]|\p{Cc}/gu, cEscape)}"`).join(`\n${indent}`);
}

/**
 * A word of a POSIX shell. Single quotes leave everything as it is, but a terminal into which it is pasted acts on
 * control characters, and bash looks for `!` on the later lines of a quoted text: such a text goes through printf.
 */
export function shellText(text: string): string {
  const isAwkward = /(?!\n)\p{Cc}|\n[\s\S]*!/u.test(text);
  if (!isAwkward) return `'${text.replaceAll("'", "'\\''")}'`;
  // The shell takes line ends off the end of what a command prints.
  const [ending = ''] = /\n*$/.exec(text) ?? [];
  const body = text.slice(0, text.length - ending.length);
  return `"$(printf '${body.replace(/^-|[\\%'!]|\p{Cc}/gu, printfEscape)}')${ending}"`;
}

/** Of a control character, as JavaScript and Python both read it; of another, a backslash before it. */
function hexEscape(character: string): string {
  if (!/[\p{Cc}\u2028\u2029]/u.test(character)) return `\\${character}`;
  const code = character.charCodeAt(0).toString(16);
  return code.length > 2 ? `\\u${code}` : (NAMED.get(character) ?? `\\x${code.padStart(2, '0')}`);
}

function cEscape(character: string): string {
  return NAMED.get(character) ?? (/\p{Cc}/u.test(character) ? utf8Octal(character) : `\\${character}`);
}

function printfEscape(character: string): string {
  if (character === '\\' || character === '%') return character + character;
  return NAMED.get(character) ?? utf8Octal(character);
}

/** The bytes of a text as octal escapes, which C, PHP and printf share. */
function utf8Octal(text: string): string {
  return [...new TextEncoder().encode(text)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}

/** Escapes that all of them have. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);
