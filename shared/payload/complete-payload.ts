import { findNodeAtLocation, getLocation, type Location, parseTree } from 'jsonc-parser';
import { holderAt, type KeyFacts, type KeyHolder, keyFacts, keysOf, type ValueType } from './aps-keys.ts';

/** What can be written at a place of a payload. */
export type PayloadCompletion = {
  /** Where the word that is being written begins and ends; the label takes its place in what is searched for. */
  readonly from: number;
  readonly to: number;
  readonly options: readonly PayloadOption[];
};

export type PayloadOption = {
  readonly label: string;
  /** The key it is, or whose value it is. */
  readonly holder: KeyHolder;
  readonly key: string;
  readonly isKey: boolean;
  /** How well it goes with the push type: 1 is for it, 0 for any, -1 for others only. */
  readonly fit: -1 | 0 | 1;
  readonly edit: CompletionEdit;
};

/** A change of the text, and what of the new text is selected after it: what is to be typed over, or where to go on. */
export type CompletionEdit = {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly select: { readonly from: number; readonly to: number };
};

/** The keys and values that Apple knows at an offset of a payload text, well-formed or not yet; null where there are none. */
export function completePayload(text: string, offset: number, pushType: string): PayloadCompletion | null {
  const location = getLocation(text, offset);
  const word = wordAt(text, offset, location);
  const path = location.path.slice(0, -1);
  const holder = holderAt(path);
  if (holder === null) return null;
  const options =
    location.isAtPropertyKey || isNextLine(text, word)
      ? keyOptions(text, word, holder, path, pushType)
      : valueOptions(text, word, holder, String(location.path.at(-1)), pushType);
  return options.length === 0 ? null : { ...word, options };
}

/** A known key that stands at an offset, with its place; null elsewhere. */
export function keyAtOffset(text: string, offset: number) {
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  const holder = holderAt(path.slice(0, -1));
  const key = String(path.at(-1));
  if (!isAtPropertyKey || previousNode?.type !== 'property' || holder === null) return null;
  const { offset: from, length } = previousNode;
  if (offset < from || offset > from + length || keyFacts(holder, key) === null) return null;
  return { holder, key, from, to: from + length };
}

/** Whether a line begins here behind a value without a comma: a key is what is wanted. */
function isNextLine(text: string, { from }: Word): boolean {
  return /["}\]\w][ \t]*[\r\n]\s*$/.test(text.slice(0, from));
}

type Word = Pick<PayloadCompletion, 'from' | 'to'>;

/** The string or bare word that the offset is in or behind. A string that nothing closes ends where the cursor is. */
function wordAt(text: string, offset: number, { previousNode }: Location): Word {
  if (previousNode !== undefined && text[previousNode.offset] === '"' && previousNode.offset < offset) {
    const end = previousNode.offset + previousNode.length;
    const isClosed = previousNode.length > 1 && text[end - 1] === '"';
    if (offset <= end) return { from: previousNode.offset, to: isClosed ? end : offset };
  }
  const before = /[\w-]*$/.exec(text.slice(0, offset))?.[0].length ?? 0;
  const after = /^[\w-]*/.exec(text.slice(offset))?.[0].length ?? 0;
  return { from: offset - before, to: offset + after };
}

function keyOptions(
  text: string,
  word: Word,
  holder: KeyHolder,
  path: Location['path'],
  pushType: string,
): readonly PayloadOption[] {
  const present = namesBeside(text, word, path);
  return Object.entries(keysOf(holder))
    .filter(([key]) => !present.has(key))
    .map(([key, facts]) => ({
      label: key,
      holder,
      key,
      isKey: true,
      fit: fitOf(facts, pushType),
      edit: keyEdit(text, word, key, facts),
    }));
}

function namesBeside(text: string, word: Word, path: Location['path']): ReadonlySet<string> {
  const root = parseTree(text);
  const object = root === undefined ? undefined : findNodeAtLocation(root, path);
  const names = (object?.type === 'object' ? (object.children ?? []) : []).flatMap(
    ({ children }) => children?.[0] ?? [],
  );
  return new Set(names.filter(({ offset }) => offset !== word.from).map(({ value }) => String(value)));
}

/** The name alone where a colon follows already; else with a value to type over, and the commas that are wanting. */
function keyEdit(text: string, word: Word, key: string, facts: KeyFacts): CompletionEdit {
  const name = JSON.stringify(key);
  if (/^\s*:/.test(text.slice(word.to))) return written(text, word, name, '', 0, '');
  const [value, from, to] = placeholder(facts);
  return written(text, word, `${name}: `, value, from, commaAfter(text, word.to), to);
}

function valueOptions(
  text: string,
  word: Word,
  holder: KeyHolder,
  key: string,
  pushType: string,
): readonly PayloadOption[] {
  const facts = keyFacts(holder, key);
  // Behind a value that is whole there is nothing to write.
  if (facts === null || !text.slice(0, word.from).trimEnd().endsWith(':')) return [];
  const fit = fitOf(facts, pushType);
  return facts.values.map((value) => {
    const raw = JSON.stringify(value);
    return {
      label: String(value),
      holder,
      key,
      isKey: false,
      fit,
      edit: written(text, word, raw, '', 0, commaAfter(text, word.to)),
    };
  });
}

function fitOf({ pushTypes }: KeyFacts, pushType: string): PayloadOption['fit'] {
  if (pushTypes === null) return 0;
  return pushTypes.includes(pushType) ? 1 : -1;
}

const EMPTY: Readonly<Record<ValueType, string>> = {
  text: '""',
  number: '0',
  boolean: 'true',
  object: '{}',
  list: '[]',
  'text or object': '{}',
};

/** A value to begin with, and which part of it is selected: a number whole, of all else what is between its marks. */
function placeholder({ type, values }: KeyFacts): readonly [value: string, from: number, to: number] {
  const [first] = values;
  const value = first === undefined ? EMPTY[type] : JSON.stringify(first);
  const margin = /^["{[]/.test(value) ? 1 : 0;
  return [value, margin, value.length - margin];
}

function written(
  text: string,
  word: Word,
  head: string,
  value: string,
  selectFrom: number,
  tail: string,
  selectTo = selectFrom,
): CompletionEdit {
  const before = text.slice(0, word.from).trimEnd();
  const needsComma = before !== '' && !/[{[:,]$/.test(before);
  const from = needsComma ? before.length : word.from;
  const lead = needsComma ? `,${text.slice(before.length, word.from)}` : '';
  const start = from + lead.length + head.length;
  return {
    from,
    to: word.to,
    insert: `${lead}${head}${value}${tail}`,
    select: { from: start + selectFrom, to: start + selectTo },
  };
}

/** A comma where another key or value follows. */
function commaAfter(text: string, offset: number): string {
  return /^\s*["{[\w-]/.test(text.slice(offset)) ? ',' : '';
}
