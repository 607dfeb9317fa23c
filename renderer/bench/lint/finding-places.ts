import type { DraftFinding } from '../../../shared/payload/lint-draft.ts';
import type { TextedPart } from '../../../shared/payload/typed-parts.ts';
import type { FormPart } from '../message/form/form-parts.ts';
import type { HeaderField } from '../message/header-errors.ts';

/** The places that a field of the Form or of the Headers tab stands for; a plain alert is the body. */
export const FIELD_PLACES = {
  token: ['token'],
  topic: ['apns-topic'],
  pushType: ['apns-push-type'],
  priority: ['apns-priority', 'priority'],
  expiration: ['apns-expiration', 'expiration'],
  collapseId: ['apns-collapse-id'],
  id: [],
  title: ['aps.alert.title'],
  subtitle: ['aps.alert.subtitle'],
  body: ['aps.alert.body', 'aps.alert'],
  badge: ['aps.badge'],
  sound: ['aps.sound', 'aps.sound.critical', 'aps.sound.name', 'aps.sound.volume'],
  category: ['aps.category'],
  threadId: ['aps.thread-id'],
  interruptionLevel: ['aps.interruption-level'],
  relevanceScore: ['aps.relevance-score'],
  targetContentId: ['aps.target-content-id'],
  filterCriteria: ['aps.filter-criteria'],
  launchImage: ['aps.alert.launch-image'],
  contentAvailable: ['aps.content-available'],
  contentChanged: ['aps.content-changed'],
  localised: [
    'aps.alert.title-loc-key',
    'aps.alert.title-loc-args',
    'aps.alert.subtitle-loc-key',
    'aps.alert.subtitle-loc-args',
    'aps.alert.loc-key',
    'aps.alert.loc-args',
  ],
  image: ['aps.mutable-content'],
  event: ['aps.event'],
  timestamp: ['aps.timestamp'],
  attributesType: ['aps.attributes-type'],
  attributes: ['aps.attributes'],
  contentState: ['aps.content-state'],
  alertSound: ['aps.alert.sound'],
  staleDate: ['aps.stale-date'],
  dismissalDate: ['aps.dismissal-date'],
  inputPushToken: ['aps.input-push-token'],
  inputPushChannel: ['aps.input-push-channel'],
  pushMagic: ['mdm'],
  customData: [],
} as const satisfies Readonly<Record<FormPart | HeaderField | 'token', readonly string[]>>;

export type LintedField = keyof typeof FIELD_PLACES;

/** A field that a finding leads to. */
export type ShownField = HeaderField | 'token' | TextedPart;

/** Where in the Message card a finding is looked at: a place of the JSON text, or a field of a tab. */
export type FindingHome =
  | { readonly tab: 'json'; readonly offset: number; readonly field: null }
  | { readonly tab: 'form' | 'headers'; readonly field: ShownField };

const HEADER_FIELDS = ['topic', 'pushType', 'priority', 'expiration', 'collapseId', 'id'] as const;

/** The findings of a field; what is half typed into it is told by the field itself, with its place. */
export function findingsAt(findings: readonly DraftFinding[], field: LintedField): readonly DraftFinding[] {
  const places: readonly string[] = FIELD_PLACES[field];
  return findings.filter(
    (finding) => places.includes(finding.place) && isAboutPayload(finding) !== ELSEWHERE.has(finding.place),
  );
}

/** Where a finding leads; null for what stands nowhere in the message, such as the target. */
export function homeOf(finding: DraftFinding): FindingHome | null {
  const { offset } = finding;
  if (isAboutPayload(finding)) return offset === null ? null : { tab: 'json', offset, field: null };
  if (finding.code === 'half-typed') return { tab: 'form', field: finding.part };
  if (findingsAt([finding], 'token').length > 0) return { tab: 'form', field: 'token' };
  const field = HEADER_FIELDS.find((header) => findingsAt([finding], header).length > 0);
  return field === undefined ? null : { tab: 'headers', field };
}

/** The findings about the payload. */
export function payloadFindings(findings: readonly DraftFinding[]): readonly DraftFinding[] {
  return findings.filter((finding) => isAboutPayload(finding));
}

/** Those of the payload's findings that none of the Form's parts on the page stands for. */
export function formRest(findings: readonly DraftFinding[], parts: readonly FormPart[]): readonly DraftFinding[] {
  const shown = parts.flatMap((part) => findingsAt(findings, part));
  return payloadFindings(findings).filter((finding) => !shown.includes(finding));
}

const ELSEWHERE: ReadonlySet<string> = new Set([
  'target',
  ...(['token', ...HEADER_FIELDS] as const).flatMap((field): readonly string[] => FIELD_PLACES[field]),
]);

/** A key at the top of the payload may be called what a field beside it is called (`priority`). */
function isAboutPayload({ place, code }: DraftFinding): boolean {
  if (code === 'half-typed') return false;
  return !ELSEWHERE.has(place) || code === 'key-misplaced' || code === 'key-misspelt' || code === 'key-repeated';
}

/** How many errors and warnings stand on each tab. */
export type TabCounts = { readonly errors: number; readonly warnings: number };

export function countFindings(findings: readonly DraftFinding[]): TabCounts {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: findings.length - errors };
}

/** The count of the JSON tab; a text that is no JSON is one error at least, with or without a finding that says why. */
export function jsonCounts(findings: readonly DraftFinding[], isJson: boolean): TabCounts {
  const { errors, warnings } = countFindings(payloadFindings(findings));
  return { errors: isJson ? errors : Math.max(1, errors), warnings };
}

/** The count of the Form tab: its token, push type, payload and what is half typed, and the topic where it asks for it. */
export function formCounts(findings: readonly DraftFinding[], asksForTopic: boolean): TabCounts {
  const fields = ['token', 'pushType', ...(asksForTopic ? (['topic'] as const) : [])] as const;
  const own = fields.flatMap((field) => findingsAt(findings, field));
  const half = findings.filter(({ code }) => code === 'half-typed');
  return countFindings([...own, ...payloadFindings(findings), ...half]);
}

/** The count of the Headers tab, in which a field with an error is one, however many findings it has beside. */
export function headerCounts(findings: readonly DraftFinding[], wrong: ReadonlySet<HeaderField>): TabCounts {
  const rest = HEADER_FIELDS.filter((field) => !wrong.has(field)).flatMap((field) => findingsAt(findings, field));
  const { errors, warnings } = countFindings(rest);
  return { errors: errors + wrong.size, warnings };
}

/** The line of the text, from 1, on which an offset lies. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\n|\r/).length;
}
