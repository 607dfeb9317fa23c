import { apsOf, isSilent } from '../inspection/aps-dictionary.ts';
import type { Finding } from '../inspection/finding.ts';
import type { DraftHeaders } from '../ipc/channels.ts';
import { COLLAPSE_ID_MAX_BYTES } from '../wire/limits.ts';
import type { Fix } from './fix.ts';
import type { FixChoices } from './lint-fixes.ts';
import { type LintSituation, outgoingHeaders, type ReadPayload } from './lint-situation.ts';
import { bundleIdOf, pushTypeFacts, pushTypeOfTopic, retopic, topicFor } from './push-types.ts';

/** Fixes that lie in the header fields. */
export function headerFixes(finding: Finding, situation: LintSituation, read: ReadPayload): FixChoices {
  const { headers } = situation.draft;
  switch (finding.code) {
    case 'push-type-missing':
    case 'push-type-unfit':
      return [[retype(situation, finding.likely)]];
    case 'topic-suffix-without-type':
      return [[retype(situation, finding.pushType)]];
    case 'topic-suffix':
      return suffixFixes(finding, situation);
    case 'background-visible':
    case 'content-available-missing':
      return [[retype(situation, 'alert')]];
    case 'background-priority':
      return [[priority(5)]];
    case 'priority-unusual':
      return finding.allowed.slice(0, 1).map((allowed) => [priority(allowed)]);
    case 'legacy-priority':
      return [[priority(isSilentPayload(read) ? 5 : 10)]];
    case 'collapse-id-long':
      return [[cutCollapseId(headers.collapseId.trim())]];
    case 'expired-before-arrival':
    case 'expiration-swapped':
      return [[CLEAR_EXPIRATION]];
    case 'expiration-milliseconds':
      return [[setExpiration(Math.floor(finding.value / 1000)), CLEAR_EXPIRATION]];
    case 'topic-not-covered':
      return finding.covered.map((topic) => [useTopic(outgoingHeaders(situation, read), topic)]);
    default:
      return [];
  }
}

const CLEAR_EXPIRATION: Fix = { fix: 'clear-expiration', headers: { expiration: '' } };

function setExpiration(seconds: number): Fix {
  return { fix: 'set-expiration', seconds, headers: { expiration: String(seconds) } };
}

function priority(value: number): Fix {
  return { fix: 'set-priority', priority: value, headers: { priority: String(value) } };
}

/** Another push type, and with it a topic and a priority that fit it where those were typed. */
function retype({ draft, protocol }: LintSituation, pushType: string): Fix {
  const { topic, priority: typed } = draft.headers;
  const isAllowed = pushTypeFacts(pushType)?.priorities.includes(Number(typed)) ?? true;
  return {
    fix: 'set-push-type',
    pushType,
    headers: {
      ...(protocol === 'http2' ? { pushType } : {}),
      ...(topic.trim() === '' ? {} : { topic: retopic(topic, pushType) }),
      ...(isAllowed ? {} : { priority: '' }),
    },
  };
}

/** Type and topic contradict each other: whichever was left to the default gives way first. */
function suffixFixes(finding: Extract<Finding, { code: 'topic-suffix' }>, situation: LintSituation): FixChoices {
  const byTopic = retype(situation, pushTypeOfTopic(finding.topic) ?? 'alert');
  const byType: Fix = { fix: 'set-topic', topic: finding.expected, headers: { topic: finding.expected } };
  return situation.draft.headers.pushType.trim() === '' ? [[byTopic], [byType]] : [[byType], [byTopic]];
}

/** A topic that the certificate covers, with the push type that its ending stands for where the present one does not fit. */
function useTopic({ pushType }: DraftHeaders, topic: string): Fix {
  const fits = topicFor(bundleIdOf(topic), pushType) === topic;
  return {
    fix: 'set-topic',
    topic,
    headers: { topic, ...(fits ? {} : { pushType: pushTypeOfTopic(topic) ?? '' }) },
  };
}

function isSilentPayload({ json }: ReadPayload): boolean {
  const aps = apsOf(json);
  return aps !== null && isSilent(aps);
}

/** Whole characters only. */
function cutCollapseId(collapseId: string): Fix {
  let cut = '';
  let bytes = 0;
  for (const character of collapseId) {
    bytes += new TextEncoder().encode(character).length;
    if (bytes > COLLAPSE_ID_MAX_BYTES) break;
    cut += character;
  }
  return { fix: 'cut-collapse-id', bytes: COLLAPSE_ID_MAX_BYTES, headers: { collapseId: cut } };
}
