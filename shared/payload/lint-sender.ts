import type { Node } from 'jsonc-parser';
import type { CredentialFacts } from '../credential/credential.ts';
import { uncoveredTopics } from '../credential/uncovered-topics.ts';
import type { FindingList } from '../inspection/finding.ts';
import type { DraftHeaders } from '../ipc/channels.ts';
import { propertiesNamed } from './json-property.ts';
import type { LintSituation } from './lint-situation.ts';
import { coversPushType, listedPushTypes } from './push-type-coverage.ts';

/** What only the sender knows: how the JSON is written, what the credential may send, and where it goes. */
export function lintSender(
  { draft, credential, protocol, environment }: LintSituation,
  headers: DraftHeaders,
  root: Node | null,
  add: FindingList,
): void {
  if (root !== null) lintRepeatedKeys(root, add);
  if (protocol === 'http2' && credential !== null) {
    const covered = uncoveredTopics(draft.headers.topic, credential);
    if (covered.length > 0) add('warning', 'apns-topic', { code: 'topic-not-covered', topic: headers.topic, covered });
    lintPushType(headers.pushType, credential, add);
  }
  if (environment === 'production') add('warning', 'target', { code: 'production-target' });
  const [own] = credential?.environments ?? [];
  if (credential === null || own === undefined || environment === null) return;
  if (!credential.environments.includes(environment)) {
    add('error', 'target', { code: 'environment-mismatch', credential: credential.kind, own, target: environment });
  }
}

function lintPushType(pushType: string, credential: CredentialFacts, add: FindingList): void {
  if (coversPushType(credential, pushType)) return;
  const covered = listedPushTypes(credential);
  add('warning', 'apns-push-type', { code: 'push-type-not-covered', credential: credential.kind, pushType, covered });
}

/** Keys that stand twice where a reader of push payloads looks: at the top, in `aps`, in its alert. */
function lintRepeatedKeys(root: Node, add: FindingList): void {
  const aps = propertiesNamed(root, 'aps').at(-1)?.children?.[1];
  const alert = propertiesNamed(aps, 'alert').at(-1)?.children?.[1];
  const holders = [
    ['', root],
    ['aps.', aps],
    ['aps.alert.', alert],
  ] as const;
  for (const [path, holder] of holders) {
    for (const [key, times] of repeated(holder)) add('warning', path + key, { code: 'key-repeated', key, times });
  }
}

function repeated(holder: Node | undefined): readonly (readonly [key: string, times: number])[] {
  if (holder?.type !== 'object') return [];
  const counts = new Map<string, number>();
  for (const property of holder.children ?? []) {
    const key = String(property.children?.[0]?.value);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].filter(([, times]) => times > 1);
}
