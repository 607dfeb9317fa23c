import fc from 'fast-check';

/** JSON as somebody wrote it: objects as lists of members, so that a key may stand twice, and blanks of any kind. */
export type Written = string | number | boolean | null | readonly Written[] | Entries;
export type Entries = { readonly members: readonly (readonly [key: string, value: Written])[] };

export function entries(
  key: fc.Arbitrary<string>,
  value: fc.Arbitrary<Written>,
  maxLength: number,
): fc.Arbitrary<Entries> {
  const list = fc.array(fc.tuple(key, value), { maxLength });
  const once = fc.uniqueArray(fc.tuple(key, value), { maxLength, selector: ([name]) => name });
  return fc.oneof({ weight: 6, arbitrary: once }, { weight: 1, arbitrary: list }).map((each) => ({ members: each }));
}

/** The blanks between the parts of a text, used in turn. */
export const blanks = fc.array(fc.constantFrom('', ' ', '  ', '\n  ', '\n\t', '\r\n'), { minLength: 1, maxLength: 7 });

/** A value as text, with blanks around each of its parts. */
export function write(value: Written, gaps: readonly string[]): string {
  let used = 0;
  const gap = () => gaps[used++ % gaps.length] ?? '';
  const put = (part: Written): string => {
    if (typeof part !== 'object' || part === null) return JSON.stringify(part);
    if (!('members' in part)) return `[${part.map((each) => gap() + put(each) + gap()).join(',')}]`;
    const written = part.members.map(
      ([key, each]) => `${gap()}${JSON.stringify(key)}${gap()}:${gap()}${put(each)}${gap()}`,
    );
    return `{${written.join(',')}}`;
  };
  return put(value);
}
