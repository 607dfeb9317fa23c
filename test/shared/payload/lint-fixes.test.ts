import fc from 'fast-check';
import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import { EMPTY_HEADERS } from '../../../renderer/bench/bench-state.ts';
import type { Fix } from '../../../shared/payload/fix.ts';
import { applyFix, type DraftFinding, lintDraft } from '../../../shared/payload/lint-draft.ts';
import type { LintSituation } from '../../../shared/payload/lint-situation.ts';
import { credential } from '../../renderer/bench/fixtures.ts';
import { oddDrafts } from './odd-drafts.ts';

/** Each run lints a draft once for every fix; a busy machine takes its time. */
const TIMEOUT_MS = process.env.PUSHBENCH_PROOF === '1' ? 600_000 : 60_000;
const RUNS = { numRuns: process.env.PUSHBENCH_PROOF === '1' ? 10_000 : 1_000 };
const nameOf = ({ code, place }: DraftFinding) => `${code} at ${place}`;

/** Every fix of every finding of a draft. */
function eachFix(
  situation: LintSituation,
  look: (finding: DraftFinding, fix: Fix, known: readonly DraftFinding[]) => void,
) {
  const findings = lintDraft(situation);
  for (const finding of findings) for (const fix of finding.fixes) look(finding, fix, findings);
}

describe('whatever was typed', () => {
  test(
    'a fix takes its finding away and adds none but what a wrong name or place hid',
    () => {
      const seen = new Set<string>();
      fc.assert(
        fc.property(oddDrafts, (situation) => {
          eachFix(situation, (finding, fix, known) => {
            seen.add(fix.fix);
            const after = lintDraft(applyFix(situation, fix));
            expect(after.map(nameOf)).not.toContain(nameOf(finding));
            const added = after.filter((each) => !known.some((before) => nameOf(before) === nameOf(each)));
            const now = placeAfter(finding, fix);
            expect(
              added.filter(({ place }) => now === null || (place !== now && !place.startsWith(`${now}.`))),
            ).toEqual([]);
          });
        }),
        RUNS,
      );
      // The generated drafts are odd enough to try what there is.
      expect([...seen].sort()).toEqual([
        'clear-expiration',
        'cut-collapse-id',
        'move-key',
        'remove-blanks',
        'remove-keys',
        'remove-repeated',
        'rename-key',
        'set-content-available',
        'set-expiration',
        'set-priority',
        'set-push-type',
        'set-target',
        'set-topic',
        'write-value',
      ]);
    },
    TIMEOUT_MS,
  );

  test(
    'a fix of the payload leaves the rest of the text as it was, byte for byte',
    () => {
      fc.assert(
        fc.property(oddDrafts, (situation) => {
          eachFix(situation, (finding, fix) => {
            if (fix.payload === undefined)
              return expect(applyFix(situation, fix).draft.payload).toBe(situation.draft.payload);
            if (fix.fix === 'remove-blanks') {
              return expect(JSON.parse(fix.payload)).toEqual(JSON.parse(situation.draft.payload));
            }
            const touched = touchedPaths(finding, fix);
            const kept = (payload: string) =>
              [...properties(payload)].filter(
                ([path]) => !touched.some((each) => path === each || path.startsWith(`${each}\u0001`)),
              );
            expectOnePiece(situation.draft.payload, fix.payload, finding, fix);
            expect(kept(fix.payload)).toEqual(kept(situation.draft.payload));
          });
        }),
        RUNS,
      );
    },
    TIMEOUT_MS,
  );
});

/** Where what was renamed or moved stands now; null for any other fix. */
function placeAfter({ place, ...finding }: DraftFinding, fix: Fix): string | null {
  if (!('key' in finding)) return null;
  if (fix.fix === 'rename-key') return place.slice(0, place.length - finding.key.length) + fix.to;
  return fix.fix === 'move-key' ? (fix.to ?? finding.key) : null;
}

const path = (...keys: readonly string[]) => keys.join('\u0001');

/** The properties that a fix may change: the one found, the one it becomes, and a plain alert that becomes an object. */
function touchedPaths(finding: DraftFinding, fix: Fix): readonly string[] {
  const own = 'key' in finding && finding.code !== 'value-type' ? finding.key : (finding.place.split('.').at(-1) ?? '');
  const above = finding.place === own ? '' : finding.place.slice(0, -own.length - 1).replaceAll('.', '\u0001');
  const found = above === '' ? own : path(above, own);
  switch (fix.fix) {
    case 'rename-key':
      return [found, above === '' ? fix.to : path(above, fix.to)];
    case 'move-key':
      return [
        found,
        fix.to === null ? own : path(...fix.to.split('.')),
        ...(isAlertPart(fix.to) ? [path('aps', 'alert', 'body')] : []),
      ];
    case 'remove-keys':
      return finding.code === 'background-visible' ? fix.keys.map((key) => path('aps', key)) : [found];
    case 'set-content-available':
      return [path('aps', 'content-available')];
    default:
      return [found];
  }
}

function isAlertPart(to: string | null): boolean {
  return to?.startsWith('aps.alert.') === true;
}

/** The source of every property that is no object, by the keys that lead to it, in order; an alert by its text alone. */
function properties(payload: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (node: Node | undefined, above: readonly string[]) => {
    for (const property of node?.children ?? []) {
      const [key, value] = property.children ?? [];
      const keys = [...above, String(key?.value)];
      if (value?.type === 'object') visit(value, keys);
      else if (path(...keys) !== path('aps', 'alert')) {
        found.set(path(...keys), payload.slice(property.offset, property.offset + property.length));
      }
    }
  };
  const tree = parseTree(payload);
  expect(tree && findNodeAtLocation(tree, [])).toBeDefined();
  visit(tree, []);
  return found;
}

/** A new name or value changes that name or value alone, and a removal cuts out one piece. */
function expectOnePiece(before: string, after: string, finding: DraftFinding, fix: Fix): void {
  const { start, end, written } = difference(before, after);
  if (fix.fix === 'rename-key' || fix.fix === 'write-value') {
    const at = finding.offset ?? Number.NaN;
    expect(start).toBeGreaterThanOrEqual(at);
    expect(before.slice(at, end)).not.toMatch(/[{}]/);
  }
  if (fix.fix === 'remove-keys' && 'key' in finding) expect(written).toBe('');
  const [from, to] = touchedPaths(finding, fix);
  if ((fix.fix === 'rename-key' || fix.fix === 'move-key') && from !== undefined && to !== undefined) {
    expect(valueAt(after, to)).toBe(valueAt(before, from));
  }
}

/** A value as it is written. */
function valueAt(payload: string, keys: string): string | undefined {
  const node = findNodeAtLocation(parseTree(payload) ?? expect.fail('no JSON'), keys.split('\u0001'));
  return node && payload.slice(node.offset, node.offset + node.length);
}

/** The one piece that differs: from `start` to `end` of the first text, where the second has `written`. */
function difference(
  one: string,
  other: string,
): { readonly start: number; readonly end: number; readonly written: string } {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let tail = 0;
  while (tail < Math.min(one.length, other.length) - start && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  return { start, end: one.length - tail, written: other.slice(start, other.length - tail) };
}

test('an empty header field is one that nobody typed', () => {
  const situation = { credential: credential(), protocol: 'http2', environment: 'sandbox', now: new Date() } as const;
  const payload = '{"aps":{"alert":"a"}}';
  expect(
    lintDraft({
      ...situation,
      draft: { token: '', payload, headers: EMPTY_HEADERS, freshTimestamp: true, typedParts: {} },
    }),
  ).toEqual([]);
  expect(
    lintDraft({
      ...situation,
      draft: { token: '', payload: '', headers: EMPTY_HEADERS, freshTimestamp: true, typedParts: {} },
    }),
  ).toEqual([]);
});
