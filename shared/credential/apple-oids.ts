import type { Environment } from '../wire/endpoints.ts';
import type { CredentialTopic } from './credential.ts';

/** Apple's push certificate extensions, all below 1.2.840.113635.100.6.3. */
export const APPLE_OIDS = {
  sandbox: '1.2.840.113635.100.6.3.1',
  production: '1.2.840.113635.100.6.3.2',
  voipTopics: '1.2.840.113635.100.6.3.4',
  allTopics: '1.2.840.113635.100.6.3.6',
} as const;

const PUSH_OIDS: readonly string[] = Object.values(APPLE_OIDS);

/** One topic of a certificate's topic list with Apple's labels for it ("app", "voip", "complication"). */
export type TopicEntry = { readonly topic: string; readonly labels: readonly string[] };

/** What the derivation looks at. `topicList` is of extension .6, else of .4. */
export type AppleFields = {
  readonly extensionOids: readonly string[];
  readonly topicList: readonly TopicEntry[] | null;
  readonly uid: string | null;
  readonly commonName: string | null;
  readonly organizationalUnit: string | null;
};

export type AppleMeaning = {
  readonly kind: 'push' | 'voip' | 'mdm' | 'not-push';
  readonly environments: readonly Environment[];
  readonly topics: readonly CredentialTopic[];
  readonly teamId: string | null;
};

const BOTH: readonly Environment[] = ['sandbox', 'production'];

/** Common names Apple gives, for certificates whose extensions say nothing. */
const NAME_PREFIXES: readonly { readonly prefix: string; readonly environments: readonly Environment[] }[] = [
  { prefix: 'Apple Development IOS Push Services: ', environments: ['sandbox'] },
  { prefix: 'Apple Production IOS Push Services: ', environments: ['production'] },
  { prefix: 'Apple Development Mac Push Services: ', environments: ['sandbox'] },
  { prefix: 'Apple Production Mac Push Services: ', environments: ['production'] },
  { prefix: 'Apple Sandbox Push Services: ', environments: ['sandbox'] },
  { prefix: 'Apple Push Services: ', environments: BOTH },
  { prefix: 'VoIP Services: ', environments: BOTH },
  { prefix: 'WatchKit Services: ', environments: BOTH },
  { prefix: 'Pass Type ID: ', environments: ['production'] },
  { prefix: 'Website Push ID: ', environments: ['production'] },
  { prefix: 'APSP:', environments: ['production'] },
];

const MDM_TOPIC = 'com.apple.mgmt.';
const VOIP_NAME = 'VoIP Services: ';

/** Topic endings of Apple's "Sending notification requests to APNs"; the longer ending stands first. */
const PUSH_TYPE_BY_ENDING: readonly (readonly [string, string])[] = [
  ['.pushkit.fileprovider', 'fileprovider'],
  ['.push-type.liveactivity', 'liveactivity'],
  ['.push-type.widgets', 'widgets'],
  ['.push-type.controls', 'controls'],
  ['.voip-ptt', 'pushtotalk'],
  ['.voip', 'voip'],
  ['.complication', 'complication'],
];

const LABELS_THAT_ARE_PUSH_TYPES: readonly string[] = ['voip', 'complication'];

/**
 * What an Apple certificate is for. Extensions decide; the common name is asked only where they say nothing.
 * A certificate without push extensions whose name is none of Apple's push names is `not-push`.
 */
export function deriveAppleMeaning(fields: AppleFields): AppleMeaning {
  const named = NAME_PREFIXES.find(({ prefix }) => fields.commonName?.startsWith(prefix) === true);
  const marked = fields.extensionOids.some((oid) => PUSH_OIDS.includes(oid));
  const isMdm = fields.uid?.startsWith(MDM_TOPIC) === true;
  const teamId = fields.organizationalUnit;
  if (!marked && named === undefined && !isMdm) return { kind: 'not-push', environments: [], topics: [], teamId };
  const isVoip = named?.prefix === VOIP_NAME;
  return {
    kind: isMdm ? 'mdm' : isVoip ? 'voip' : 'push',
    environments: environmentsOf(fields.extensionOids) ?? named?.environments ?? (isMdm ? ['production'] : []),
    topics: topicsOf(fields, named?.prefix ?? ''),
    teamId,
  };
}

function environmentsOf(oids: readonly string[]): readonly Environment[] | null {
  const sandbox = oids.includes(APPLE_OIDS.sandbox);
  const production = oids.includes(APPLE_OIDS.production);
  if (sandbox && production) return BOTH;
  if (sandbox) return ['sandbox'];
  return production ? ['production'] : null;
}

function topicsOf(fields: AppleFields, prefix: string): readonly CredentialTopic[] {
  if (fields.topicList !== null && fields.topicList.length > 0) {
    return fields.topicList.map(({ topic, labels }) => ({ topic, pushTypes: pushTypesOf(topic, labels) }));
  }
  const topic = fields.uid ?? topicInName(fields.commonName, prefix);
  return topic === null ? [] : [{ topic, pushTypes: pushTypesOf(topic, []) }];
}

/** A VoIP certificate's name holds the bundle ID, while its topic ends in `.voip`. */
function topicInName(commonName: string | null, prefix: string): string | null {
  const text = prefix === '' ? '' : (commonName?.slice(prefix.length).trim() ?? '');
  if (text === '') return null;
  return prefix === VOIP_NAME && !text.endsWith('.voip') ? `${text}.voip` : text;
}

function pushTypesOf(topic: string, labels: readonly string[]): readonly string[] {
  if (topic.startsWith(MDM_TOPIC)) return ['mdm'];
  const byEnding = PUSH_TYPE_BY_ENDING.find(([ending]) => topic.endsWith(ending));
  if (byEnding !== undefined) return [byEnding[1]];
  const byLabel = labels.filter((label) => LABELS_THAT_ARE_PUSH_TYPES.includes(label));
  return byLabel.length > 0 ? byLabel : ['alert', 'background'];
}
