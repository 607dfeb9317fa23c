/**
 * Where each field of the form stands in a payload (Apple, "Generating a remote notification" and "Starting and updating
 * Live Activities with ActivityKit push notifications"), by what it holds.
 */

type Path = readonly string[];
type Paths = Readonly<Record<string, Path>>;

const TEXTS = {
  title: ['aps', 'alert', 'title'],
  subtitle: ['aps', 'alert', 'subtitle'],
  body: ['aps', 'alert', 'body'],
  titleLocKey: ['aps', 'alert', 'title-loc-key'],
  subtitleLocKey: ['aps', 'alert', 'subtitle-loc-key'],
  locKey: ['aps', 'alert', 'loc-key'],
  launchImage: ['aps', 'alert', 'launch-image'],
  /** Live Activities have their sound inside of the alert. */
  alertSound: ['aps', 'alert', 'sound'],
  sound: ['aps', 'sound'],
  soundName: ['aps', 'sound', 'name'],
  category: ['aps', 'category'],
  threadId: ['aps', 'thread-id'],
  interruptionLevel: ['aps', 'interruption-level'],
  targetContentId: ['aps', 'target-content-id'],
  filterCriteria: ['aps', 'filter-criteria'],
  event: ['aps', 'event'],
  attributesType: ['aps', 'attributes-type'],
  inputPushChannel: ['aps', 'input-push-channel'],
  pushMagic: ['mdm'],
} as const satisfies Paths;

const NUMBERS = {
  badge: ['aps', 'badge'],
  soundVolume: ['aps', 'sound', 'volume'],
  relevanceScore: ['aps', 'relevance-score'],
  timestamp: ['aps', 'timestamp'],
  staleDate: ['aps', 'stale-date'],
  dismissalDate: ['aps', 'dismissal-date'],
} as const satisfies Paths;

/** Numbers on the wire, 1 for yes; but `content-changed`, which is a boolean. */
const FLAGS = {
  soundCritical: ['aps', 'sound', 'critical'],
  contentAvailable: ['aps', 'content-available'],
  mutableContent: ['aps', 'mutable-content'],
  contentChanged: ['aps', 'content-changed'],
  inputPushToken: ['aps', 'input-push-token'],
} as const satisfies Paths;

const LISTS = {
  titleLocArgs: ['aps', 'alert', 'title-loc-args'],
  subtitleLocArgs: ['aps', 'alert', 'subtitle-loc-args'],
  locArgs: ['aps', 'alert', 'loc-args'],
} as const satisfies Paths;

export const FIELD_PATHS = { texts: TEXTS, numbers: NUMBERS, flags: FLAGS, lists: LISTS } as const;

export type TextField = keyof typeof TEXTS;
export type NumberField = keyof typeof NUMBERS;
export type FlagField = keyof typeof FLAGS;
export type ListField = keyof typeof LISTS;
export type DraftField = TextField | NumberField | FlagField | ListField;

/** What a field holds. An empty text or list, or a flag that is false, is one that is not there. */
export type DraftValue = string | number | boolean | readonly string[];

const ALL: Readonly<Record<DraftField, Path>> = { ...TEXTS, ...NUMBERS, ...FLAGS, ...LISTS };

export const DRAFT_FIELDS = Object.keys(ALL) as readonly DraftField[];

/** The keys that lead to a field, from the top of the payload. */
export function pathOf(field: DraftField): Path {
  return ALL[field];
}
