import { isCustomKey } from '../../../../shared/payload/custom-data.ts';
import type { DraftView } from '../../../../shared/payload/draft.ts';
import { DRAFT_FIELDS, type DraftField, pathOf } from '../../../../shared/payload/draft-fields.ts';
import type { ObjectField } from '../../../../shared/payload/json-part.ts';

/** Parts of the form that stand for several fields of the payload. */
type GroupPart = 'localised' | 'image' | 'customData';

/** What the form is made of: a field, an object with a text of its own, or a group. */
export type FormPart =
  | Exclude<DraftField, GroupedField | 'soundName' | 'soundCritical' | 'soundVolume' | 'mutableContent'>
  | ObjectField
  | GroupPart;

type GroupedField = 'titleLocKey' | 'titleLocArgs' | 'subtitleLocKey' | 'subtitleLocArgs' | 'locKey' | 'locArgs';

export type LiveActivityEvent = 'start' | 'update' | 'end';
export const LIVE_ACTIVITY_EVENTS: readonly LiveActivityEvent[] = ['start', 'update', 'end'];

/** The event of a Live Activity's payload: an update unless it says otherwise. */
export function eventOf({ event }: Pick<DraftView, 'event'>): LiveActivityEvent {
  return LIVE_ACTIVITY_EVENTS.find((known) => known === event) ?? 'update';
}

const ALERT: readonly FormPart[] = ['title', 'subtitle', 'body', 'badge', 'sound'];
const CUSTOM: readonly FormPart[] = ['customData'];

const LIVE_ACTIVITY: Readonly<Record<LiveActivityEvent, readonly FormPart[]>> = {
  start: [
    'event',
    'timestamp',
    'attributesType',
    'attributes',
    'contentState',
    'title',
    'body',
    'alertSound',
    'staleDate',
    'relevanceScore',
    'inputPushToken',
    'inputPushChannel',
  ],
  update: ['event', 'timestamp', 'contentState', 'title', 'body', 'alertSound', 'staleDate', 'relevanceScore'],
  end: ['event', 'timestamp', 'contentState', 'dismissalDate'],
};

const OTHERS: Readonly<Record<string, readonly FormPart[]>> = {
  background: ['contentAvailable', ...CUSTOM],
  voip: CUSTOM,
  complication: CUSTOM,
  fileprovider: CUSTOM,
  location: CUSTOM,
  pushtotalk: CUSTOM,
  widgets: ['contentChanged', ...CUSTOM],
  controls: ['contentChanged', ...CUSTOM],
  mdm: ['pushMagic'],
};

/** The parts that the form of a push type always shows; a type that nobody knows has those of an alert. */
export function mainParts(pushType: string, view: Pick<DraftView, 'event'>): readonly FormPart[] {
  if (pushType === 'liveactivity') return LIVE_ACTIVITY[eventOf(view)];
  return Object.hasOwn(OTHERS, pushType) ? (OTHERS[pushType] ?? ALERT) : ALERT;
}

/** Parts that few alerts have; each is added by its chip, the later ones behind "more". */
export const EXTRAS = ['category', 'threadId', 'interruptionLevel', 'image', 'customData'] as const;
export const RARE_EXTRAS = [
  'localised',
  'relevanceScore',
  'targetContentId',
  'filterCriteria',
  'launchImage',
  'contentAvailable',
] as const;
export type Extra = (typeof EXTRAS)[number] | (typeof RARE_EXTRAS)[number];

/** What can be added to the form of a push type. */
export function extraParts(pushType: string, view: Pick<DraftView, 'event'>): readonly Extra[] {
  return mainParts(pushType, view) === ALERT ? [...EXTRAS, ...RARE_EXTRAS] : [];
}

const GROUPS: Readonly<Partial<Record<FormPart, readonly DraftField[]>>> = {
  sound: ['sound', 'soundName', 'soundCritical', 'soundVolume'],
  localised: ['titleLocKey', 'titleLocArgs', 'subtitleLocKey', 'subtitleLocArgs', 'locKey', 'locArgs'],
  image: ['mutableContent'],
  contentState: [],
  attributes: [],
  customData: [],
};

function fieldsOf(part: FormPart): readonly DraftField[] {
  return GROUPS[part] ?? DRAFT_FIELDS.filter((field) => field === part);
}

/** Whether the payload holds a part. An image counts by the flag that lets it be loaded: its key is the app's own. */
export function isThere(part: FormPart, view: DraftView): boolean {
  if (part === 'customData') return view.topKeys.some((name) => isCustomKey(name) && name !== imageKeyOf(view));
  return fieldsOf(part).some((field) => isSet(field, view));
}

/** The image's key where it has a field of its own, which it has when the payload may be changed on the device. */
function imageKeyOf({ image, mutableContent }: Pick<DraftView, 'image' | 'mutableContent'>): string | null {
  return mutableContent === null ? null : (image?.key ?? null);
}

/** The keys of the payload that none of the parts shows, such as an alert under a background push. */
export function keysBeside(parts: readonly FormPart[], view: DraftView): readonly string[] {
  const shown = parts.flatMap(fieldsOf);
  const fields = DRAFT_FIELDS.filter((field) => !shown.includes(field) && isSet(field, view));
  const own = parts.includes('customData') ? [] : view.topKeys.filter(isCustomKey);
  return [...fields.map((field) => pathOf(field).join('.')), ...own];
}

function isSet(field: DraftField, view: DraftView): boolean {
  return view[field] !== null || view.beyondForm.includes(field);
}
