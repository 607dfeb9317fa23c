/** What a key holds, as findings and help word it. */
export type ValueType = 'text' | 'number' | 'boolean' | 'object' | 'list' | 'text or object';

/** What is known of a key that Apple gives a meaning. */
export type KeyFacts = {
  readonly type: ValueType;
  /** The values it may have, or the usual ones first; empty where the app decides. */
  readonly values: readonly (string | number | boolean)[];
  /** The push types that it is for; null when it is for each that has an `aps`. */
  readonly pushTypes: readonly string[] | null;
};

type Facts = Partial<Pick<KeyFacts, 'values' | 'pushTypes'>>;

function key(type: ValueType, { values = [], pushTypes = null }: Facts = {}): KeyFacts {
  return { type, values, pushTypes };
}

const ALERT = { pushTypes: ['alert'] } as const;
const SHOWN = { pushTypes: ['alert', 'liveactivity'] } as const;
const LIVE = { pushTypes: ['liveactivity'] } as const;

/** Keys at the top of a payload; all others there are the app's own. */
export const TOP_KEYS = {
  aps: key('object'),
  mdm: key('text', { pushTypes: ['mdm'] }),
} as const satisfies Keys;

/** Keys of `aps` (Apple, "Generating a remote notification", "Starting and updating Live Activities", WidgetKit pushes). */
export const APS_KEYS = {
  alert: key('text or object', SHOWN),
  badge: key('number', ALERT),
  sound: key('text or object', { ...ALERT, values: ['default'] }),
  'thread-id': key('text', ALERT),
  category: key('text', ALERT),
  'content-available': key('number', { values: [1], pushTypes: ['alert', 'background'] }),
  'mutable-content': key('number', { ...ALERT, values: [1] }),
  'target-content-id': key('text', ALERT),
  'interruption-level': key('text', { ...ALERT, values: ['active', 'passive', 'time-sensitive', 'critical'] }),
  'relevance-score': key('number', SHOWN),
  'filter-criteria': key('text', ALERT),
  'content-changed': key('boolean', { values: [true], pushTypes: ['widgets', 'controls'] }),
  'url-args': key('list', ALERT),
  timestamp: key('number', LIVE),
  event: key('text', { ...LIVE, values: ['start', 'update', 'end'] }),
  'content-state': key('object', LIVE),
  'stale-date': key('number', LIVE),
  'dismissal-date': key('number', LIVE),
  'attributes-type': key('text', LIVE),
  attributes: key('object', LIVE),
  'input-push-channel': key('text', LIVE),
  'input-push-token': key('number', { ...LIVE, values: [1] }),
} as const satisfies Keys;

/** Keys of `alert` when it is an object. */
export const ALERT_KEYS = {
  title: key('text or object'),
  subtitle: key('text', ALERT),
  body: key('text or object'),
  'launch-image': key('text', ALERT),
  'title-loc-key': key('text', ALERT),
  'title-loc-args': key('list', ALERT),
  'subtitle-loc-key': key('text', ALERT),
  'subtitle-loc-args': key('list', ALERT),
  'loc-key': key('text', ALERT),
  'loc-args': key('list', ALERT),
  'action-loc-key': key('text', ALERT),
  'summary-arg': key('text', ALERT),
  'summary-arg-count': key('number', ALERT),
  sound: key('text or object', { ...LIVE, values: ['default'] }),
} as const satisfies Keys;

/** Keys of `sound` when it is an object, as critical alerts have it. */
export const SOUND_KEYS = {
  critical: key('number', { values: [1] }),
  name: key('text', { values: ['default'] }),
  volume: key('number', { values: [1] }),
} as const satisfies Keys;

/** Keys of a `title` or `body` of a Live Activity's alert that the app translates. */
export const LOCALISED_KEYS = {
  'loc-key': key('text', LIVE),
  'loc-args': key('list', LIVE),
} as const satisfies Keys;

/** Keys by name. */
export type Keys = Readonly<Record<string, KeyFacts>>;

const TABLES = { top: TOP_KEYS, aps: APS_KEYS, alert: ALERT_KEYS, sound: SOUND_KEYS, localised: LOCALISED_KEYS };

/** The objects of a payload whose keys are known. */
export type KeyHolder = keyof typeof TABLES;

const HOLDERS: Readonly<Record<string, KeyHolder>> = {
  '': 'top',
  aps: 'aps',
  'aps.alert': 'alert',
  'aps.sound': 'sound',
  'aps.alert.sound': 'sound',
  'aps.alert.title': 'localised',
  'aps.alert.body': 'localised',
};

/** Which of the known objects stands at a path of a payload; null for one of the app's own. */
export function holderAt(path: readonly (string | number)[]): KeyHolder | null {
  const place = path.join('.');
  return Object.hasOwn(HOLDERS, place) ? (HOLDERS[place] ?? null) : null;
}

/** The known keys of an object. */
export function keysOf(holder: KeyHolder): Keys {
  return TABLES[holder];
}

/** What is known of a key; null for one that means nothing to Apple. */
export function keyFacts(holder: KeyHolder, name: string): KeyFacts | null {
  const keys = keysOf(holder);
  return Object.hasOwn(keys, name) ? (keys[name] ?? null) : null;
}
