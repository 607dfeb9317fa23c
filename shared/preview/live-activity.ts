import { isObject } from '../inspection/aps-dictionary.ts';
import { alertLines } from './alert-lines.ts';
import { appNameOf } from './app-name.ts';
import type { ActivityLeaves, ActivityPreview, Preview, StateLine } from './preview.ts';
import { soundOf } from './sound.ts';

type Aps = Readonly<Record<string, unknown>>;

const EVENTS = ['start', 'update', 'end'] as const;

/** What iOS needs for each event (Apple, "Starting and updating Live Activities with push notifications"). */
const NEEDED: Readonly<Record<(typeof EVENTS)[number], readonly string[]>> = {
  start: ['timestamp', 'content-state', 'attributes-type', 'attributes', 'alert'],
  update: ['timestamp', 'content-state'],
  end: ['timestamp'],
};

/** The card of a Live Activity push on the lock screen at `now`. */
export function liveActivity(aps: Aps, topic: string | null, now: Date): Preview {
  const event = EVENTS.find((known) => known === aps.event);
  if (event === undefined) return { kind: 'activity-without-event' };
  const { title, body } = alertLines(aps.alert);
  const stale = milliseconds(aps['stale-date']);
  return {
    kind: 'live-activity',
    appName: appNameOf(topic),
    event,
    title,
    body,
    sound: soundOf(isObject(aps.alert) && aps.alert.sound !== undefined ? aps.alert.sound : aps.sound),
    state: isObject(aps['content-state']) ? stateLines(aps['content-state']) : [],
    attributesType: typeof aps['attributes-type'] === 'string' ? aps['attributes-type'] : null,
    stale: event !== 'end' && stale !== null && stale <= now.getTime(),
    leaves: event === 'end' ? leavesOf(aps, now) : null,
    missing: missingOf(aps, NEEDED[event]),
  } satisfies ActivityPreview;
}

function missingOf(aps: Aps, needed: readonly string[]): readonly string[] {
  return needed.filter((key) => aps[key] === undefined || aps[key] === null);
}

function leavesOf(aps: Aps, now: Date): ActivityLeaves {
  const time = milliseconds(aps['dismissal-date']);
  if (time === null) return { when: 'within-4-hours' };
  return time <= now.getTime() ? { when: 'now' } : { when: 'at', time };
}

function milliseconds(seconds: unknown): number | null {
  return typeof seconds === 'number' ? seconds * 1000 : null;
}

function stateLines(state: Aps): readonly StateLine[] {
  return Object.entries(state).map(([name, value]) => ({ name, value: inWords(value) }));
}

function inWords(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.length}]`;
  return isObject(value) ? `{${Object.keys(value).join(', ')}}` : String(value);
}
