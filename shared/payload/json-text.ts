import {
  applyEdits,
  createScanner,
  type FormattingOptions,
  format,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { fail, ok, type Result } from '../result.ts';

/** Why a payload is not one; the `detail` of `payload-invalid`, worded by `shared/messages/message-problem-text.ts`. */
export type JsonTrouble =
  | 'empty'
  | 'comment'
  | 'comma-missing'
  | 'comma-trailing'
  | 'colon-missing'
  | 'name-expected'
  | 'value-expected'
  | 'bracket-missing'
  | 'string-open'
  | 'string-escape'
  | 'string-control'
  | 'number'
  | 'text-after'
  | 'word'
  | 'too-deep'
  | 'not-an-object'
  /** Of the part of a payload that is the app's own. */
  | 'name-reserved'
  | 'name-twice';

/** APNs payloads are a few levels deep; a text far beyond is no payload, and reading it would need endless stack. */
const MAX_DEPTH = 200;

const FORMATTING: FormattingOptions = { insertSpaces: true, tabSize: 2, eol: '\n' };

/** Reads strict JSON (no comments, no trailing commas) whose root is an object; else `payload-invalid` with the place. */
export function parseObject(text: string): Result<Node> {
  if (text.trim() === '') return invalid(text, text.length, 'empty');
  const deep = tooDeepAt(text);
  if (deep !== null) return invalid(text, deep, 'too-deep');

  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  const [first] = errors;
  if (first !== undefined) return invalid(text, first.offset, troubleOf(first, text));
  if (root === undefined || !isJson(text)) return invalid(text, 0, 'word');
  if (root.type !== 'object') return invalid(text, root.offset, 'not-an-object');
  return ok(root);
}

/** The same JSON laid out with two spaces a level; a text that is no JSON object comes back as it is. */
export function formatJson(text: string): string {
  return parseObject(text).ok ? applyEdits(text, format(text, undefined, FORMATTING)) : text;
}

/** The judge: what `jsonc-parser` lets pass beyond the standard is not sent as JSON either. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Where brackets nest deeper than `MAX_DEPTH`. Only a bracket token is a bracket: a string's text begins with a quote.
 * The end is told by its offset: behind a text that ends in an open comment its length is 1, not 0.
 */
function tooDeepAt(text: string): number | null {
  // Brackets too few to nest that deep, as in any payload that fits, need no scanner: this runs at every key.
  if ((text.match(/[{[]/g)?.length ?? 0) <= MAX_DEPTH) return null;
  const scanner = createScanner(text, true);
  let depth = 0;
  do {
    scanner.scan();
    const first = scanner.getTokenLength() === 1 ? text[scanner.getTokenOffset()] : undefined;
    if (first === '{' || first === '[') depth += 1;
    if (first === '}' || first === ']') depth -= 1;
    if (depth > MAX_DEPTH) return scanner.getTokenOffset();
  } while (scanner.getTokenOffset() < text.length);
  return null;
}

const TROUBLES: Readonly<Record<string, JsonTrouble>> = {
  InvalidNumberFormat: 'number',
  PropertyNameExpected: 'name-expected',
  ValueExpected: 'value-expected',
  ColonExpected: 'colon-missing',
  CommaExpected: 'comma-missing',
  CloseBraceExpected: 'bracket-missing',
  CloseBracketExpected: 'bracket-missing',
  EndOfFileExpected: 'text-after',
  InvalidCommentToken: 'comment',
  UnexpectedEndOfComment: 'comment',
  UnexpectedEndOfString: 'string-open',
  UnexpectedEndOfNumber: 'number',
  InvalidUnicode: 'string-escape',
  InvalidEscapeCharacter: 'string-escape',
  InvalidCharacter: 'string-control',
};

function troubleOf(error: ParseError, text: string): JsonTrouble {
  const trouble = TROUBLES[printParseErrorCode(error.error)] ?? 'word';
  const afterComma = text.slice(0, error.offset).trimEnd().endsWith(',');
  const atClose = /^[}\]]/.test(text.slice(error.offset));
  if (afterComma && atClose && (trouble === 'name-expected' || trouble === 'value-expected')) return 'comma-trailing';
  return trouble;
}

function invalid(text: string, offset: number, detail: JsonTrouble): Result<never> {
  return fail({ code: 'payload-invalid', ...placeAt(text, offset), detail });
}

/** Line and column of an offset, both from 1; the column counts characters. */
export function placeAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 };
}
