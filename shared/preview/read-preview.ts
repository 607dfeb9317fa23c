import { apsOf, isObject, wakesApp } from '../inspection/aps-dictionary.ts';
import { bundleIdOf } from '../payload/push-types.ts';
import { alertLines } from './alert-lines.ts';
import { appNameOf } from './app-name.ts';
import { attachedImage } from './attached-image.ts';
import { liveActivity } from './live-activity.ts';
import type { InterruptionLevel, NotificationPreview, Preview } from './preview.ts';
import { effectivePushType, wakeOf } from './silent-wake.ts';
import { NO_SOUND, type PreviewSound, soundOf } from './sound.ts';

/** What is known beside the payload; null for what the request does not say. */
export type PreviewSituation = {
  readonly pushType: string | null;
  readonly topic: string | null;
  readonly collapseId: string | null;
  readonly now: Date;
};

const NO_APS: Readonly<Record<string, unknown>> = {};
const LEVELS = ['passive', 'active', 'time-sensitive', 'critical'] as const;

/** What a phone would make of a payload text; `unreadable` for one that is no JSON object. */
export function readPreview(text: string, situation: PreviewSituation): Preview {
  try {
    return previewOf(JSON.parse(text), situation);
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'unreadable' };
    throw error;
  }
}

/** What a phone would make of a payload. Values of a wrong type are passed over, as iOS does. */
export function previewOf(payload: unknown, situation: PreviewSituation): Preview {
  if (!isObject(payload)) return { kind: 'unreadable' };
  const { topic, now } = situation;
  const aps = apsOf(payload) ?? NO_APS;
  const type = effectivePushType(situation.pushType, topic, payload);
  if (type === 'liveactivity') return liveActivity(aps, topic, now);

  const wakes = wakeOf(type, topic);
  if (wakes !== null && wakes !== 'background') return { kind: 'silent', wakes };
  const notification = notificationOf(payload, aps, situation);
  if (notification !== null) return { ...notification, sentAsBackground: wakes === 'background' };
  const effects = { badge: typeof aps.badge === 'number' ? aps.badge : null, sound: soundOf(aps.sound) };
  const isHeard = effects.badge !== null || effects.sound.kind !== 'none';
  if (wakes === 'background' || (wakesApp(aps) && !isHeard)) return { kind: 'silent', wakes: 'background' };
  return { kind: 'nothing', ...effects };
}

function notificationOf(
  payload: Readonly<Record<string, unknown>>,
  aps: Readonly<Record<string, unknown>>,
  { topic, collapseId }: PreviewSituation,
): NotificationPreview | null {
  const lines = alertLines(aps.alert);
  if (lines.title === null && lines.subtitle === null && lines.body === null) return null;
  const sound = soundOf(aps.sound);
  const level = levelOf(aps['interruption-level'], sound);
  const runsExtension = aps['mutable-content'] === 1 || aps['mutable-content'] === true;
  return {
    kind: 'notification',
    ...lines,
    appName: appNameOf(topic),
    badge: typeof aps.badge === 'number' ? aps.badge : null,
    sound: level === 'passive' ? NO_SOUND : sound,
    level,
    grouping: {
      bundleId: topic === null ? null : bundleIdOf(topic),
      threadId: typeof aps['thread-id'] === 'string' && aps['thread-id'] !== '' ? aps['thread-id'] : null,
      collapseId,
    },
    image: runsExtension ? attachedImage(payload) : null,
    sentAsBackground: false,
  };
}

/** A critical sound makes a critical alert; a word that iOS does not know counts as `active`. */
function levelOf(value: unknown, sound: PreviewSound): InterruptionLevel {
  if (sound.kind === 'critical') return 'critical';
  return LEVELS.find((level) => level === value) ?? 'active';
}
