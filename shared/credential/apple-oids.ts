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

export type CertificatePurpose = 'push' | 'voip' | 'watch' | 'pass' | 'website' | 'mdm' | 'not-push';

export type AppleMeaning = {
  readonly kind: CertificatePurpose;
  readonly environments: readonly Environment[];
  readonly topics: readonly CredentialTopic[];
  readonly teamId: string | null;
};

const BOTH: readonly Environment[] = ['sandbox', 'production'];

/** A common name Apple gives: which kind of certificate bears it, and what it tells when the extensions say nothing. */
type AppleName = {
  readonly prefix: string;
  readonly kind: CertificatePurpose;
  readonly environments: readonly Environment[];
};

const APPLE_NAMES: readonly AppleName[] = [
  { prefix: 'Apple Development IOS Push Services: ', kind: 'push', environments: ['sandbox'] },
  { prefix: 'Apple Production IOS Push Services: ', kind: 'push', environments: ['production'] },
  { prefix: 'Apple Development Mac Push Services: ', kind: 'push', environments: ['sandbox'] },
  { prefix: 'Apple Production Mac Push Services: ', kind: 'push', environments: ['production'] },
  { prefix: 'Apple Sandbox Push Services: ', kind: 'push', environments: ['sandbox'] },
  { prefix: 'Apple Push Services: ', kind: 'push', environments: BOTH },
  { prefix: 'VoIP Services: ', kind: 'voip', environments: BOTH },
  { prefix: 'WatchKit Services: ', kind: 'watch', environments: BOTH },
  { prefix: 'Pass Type ID: ', kind: 'pass', environments: ['production'] },
  { prefix: 'Website Push ID: ', kind: 'website', environments: ['production'] },
  { prefix: 'APSP:', kind: 'mdm', environments: ['production'] },
];

const MDM_TOPIC = 'com.apple.mgmt.';

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
  const named = APPLE_NAMES.find(({ prefix }) => fields.commonName?.startsWith(prefix) === true);
  const marked = fields.extensionOids.some((oid) => PUSH_OIDS.includes(oid));
  const isMdm = fields.uid?.startsWith(MDM_TOPIC) === true;
  const teamId = fields.organizationalUnit;
  if (!marked && named === undefined && !isMdm) return { kind: 'not-push', environments: [], topics: [], teamId };
  return {
    kind: isMdm ? 'mdm' : (named?.kind ?? kindOfExtensions(fields.extensionOids)),
    environments: environmentsOf(fields.extensionOids) ?? named?.environments ?? (isMdm ? ['production'] : []),
    topics: topicsOf(fields, named),
    teamId,
  };
}

/** A list of VoIP topics and no list of all topics is a VoIP certificate, whatever its name. */
function kindOfExtensions(oids: readonly string[]): CertificatePurpose {
  return oids.includes(APPLE_OIDS.voipTopics) && !oids.includes(APPLE_OIDS.allTopics) ? 'voip' : 'push';
}

function environmentsOf(oids: readonly string[]): readonly Environment[] | null {
  const sandbox = oids.includes(APPLE_OIDS.sandbox);
  const production = oids.includes(APPLE_OIDS.production);
  if (sandbox && production) return BOTH;
  if (sandbox) return ['sandbox'];
  return production ? ['production'] : null;
}

function topicsOf(fields: AppleFields, named: AppleName | undefined): readonly CredentialTopic[] {
  if (fields.topicList !== null && fields.topicList.length > 0) {
    return fields.topicList.map(({ topic, labels }) => ({ topic, pushTypes: pushTypesOf(topic, labels) }));
  }
  const topic = fields.uid ?? topicInName(fields.commonName, named);
  return topic === null ? [] : [{ topic, pushTypes: pushTypesOf(topic, []) }];
}

/** A VoIP certificate's name holds the bundle ID, while its topic ends in `.voip`. */
function topicInName(commonName: string | null, named: AppleName | undefined): string | null {
  const text = named === undefined ? '' : (commonName?.slice(named.prefix.length).trim() ?? '');
  if (text === '') return null;
  return named?.kind === 'voip' && !text.endsWith('.voip') ? `${text}.voip` : text;
}

function pushTypesOf(topic: string, labels: readonly string[]): readonly string[] {
  if (topic.startsWith(MDM_TOPIC)) return ['mdm'];
  const byEnding = PUSH_TYPE_BY_ENDING.find(([ending]) => topic.endsWith(ending));
  if (byEnding !== undefined) return [byEnding[1]];
  const byLabel = labels.filter((label) => LABELS_THAT_ARE_PUSH_TYPES.includes(label));
  return byLabel.length > 0 ? byLabel : ['alert', 'background'];
}
