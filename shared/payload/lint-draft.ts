import type { Node } from 'jsonc-parser';
import type { Finding, FindingList } from '../inspection/finding.ts';
import { bySeverity, inspect } from '../inspection/inspect.ts';
import { keyPath } from './finding-path.ts';
import type { Fix } from './fix.ts';
import { propertiesNamed } from './json-property.ts';
import { possibleFixes } from './lint-fixes.ts';
import { lintSender } from './lint-sender.ts';
import {
  asNotification,
  type LintSituation,
  outgoingHeaders,
  type ReadPayload,
  readPayload,
} from './lint-situation.ts';

/** A finding about a draft, with what can be done about it at the press of a button. */
export type DraftFinding = Finding & {
  readonly fixes: readonly Fix[];
  /** Where in the payload's text it stands, from 0; null for what stands nowhere in it. */
  readonly offset: number | null;
};

/** Told by the JSON tab with line and column, or by the byte meter before it is too late. */
const TOLD_ELSEWHERE: ReadonlySet<Finding['code']> = new Set(['not-json', 'not-an-object']);
/** What keeps the rest of the payload from being read. */
const HIDES_ALL: ReadonlySet<Finding['code']> = new Set([
  'smart-quotes',
  'nul-terminated',
  'byte-order-mark',
  'escaped-unicode-upper',
]);

/**
 * What is odd about a draft, worst first, by the rules that judge what reaches the simulator and by what only the
 * sender knows. A fix is offered only where it takes its finding away and brings none elsewhere.
 */
export function lintDraft(situation: LintSituation): readonly DraftFinding[] {
  const read = readPayload(situation.draft.payload);
  const findings = findingsOf(situation, read);
  return findings.map((finding) => ({
    ...finding,
    offset: read.root === null ? placeInText(finding) : offsetOf(read.root, keyPath(finding)),
    fixes: possibleFixes(finding, situation, read).flatMap((choices) => {
      const clean = choices.find((fix) => isClean(fix, finding, findings, situation, read));
      return clean === undefined ? [] : [clean];
    }),
  }));
}

/** The situation after a fix. */
export function applyFix(situation: LintSituation, { payload, headers, target }: Fix): LintSituation {
  const { draft, environment } = situation;
  return {
    ...situation,
    draft: { ...draft, payload: payload ?? draft.payload, headers: { ...draft.headers, ...headers } },
    environment: target ?? environment,
  };
}

function findingsOf(situation: LintSituation, read: ReadPayload): readonly Finding[] {
  const headers = outgoingHeaders(situation, read);
  const findings: Finding[] = inspect(asNotification(situation, read, headers)).filter(
    ({ code, severity }) => severity !== 'info' && !TOLD_ELSEWHERE.has(code),
  );
  const add: FindingList = (severity, place, facts) => findings.push({ ...facts, severity, place });
  lintSender(situation, headers, read.root, add);
  return findings.sort(bySeverity);
}

function isClean(
  fix: Fix,
  fixed: Finding,
  before: readonly Finding[],
  situation: LintSituation,
  read: ReadPayload,
): boolean {
  const after = findingsOf(applyFix(situation, fix), fix.payload === undefined ? read : readPayload(fix.payload));
  const isAllowed = (finding: Finding) =>
    wasHidden(finding, fixed, fix) || before.some((known) => isSame(known, finding));
  return !after.some((finding) => isSame(finding, fixed)) && after.every(isAllowed);
}

/** Whether two findings say the same of the same place. */
function isSame(one: Finding, other: Finding): boolean {
  return one.code === other.code && one.place === other.place;
}

/** Whether a finding stood behind the fixed one: in a payload that could not be read, or in what had a wrong name or place. */
function wasHidden(finding: Finding, fixed: Finding, fix: Fix): boolean {
  if (HIDES_ALL.has(fixed.code)) return true;
  if (fix.fix !== 'rename-key' && fix.fix !== 'move-key') return false;
  const path = keyPath(fixed);
  const now = fix.fix === 'rename-key' ? [...path.slice(0, -1), fix.to].join('.') : (fix.to ?? path.at(-1) ?? '');
  return finding.place === now || finding.place.startsWith(`${now}.`);
}

function placeInText(finding: Finding): number | null {
  return finding.code === 'smart-quotes' ? finding.at - 1 : null;
}

function offsetOf(root: Node, path: readonly string[]): number | null {
  let holder: Node | undefined = root;
  let offset: number | null = null;
  for (const name of path) {
    const property: Node | undefined = propertiesNamed(holder, name).at(-1);
    if (property === undefined) return offset;
    offset = property.offset;
    holder = property.children?.[1];
  }
  return offset;
}
