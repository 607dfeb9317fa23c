import { assertNever } from '../../shared/assert-never.ts';
import type { ActivityPreview, NotificationPreview, Preview } from '../../shared/preview/preview.ts';
import { en } from '../messages/en.ts';
import type { PhoneView } from './phone.tsx';
import { clockText } from './phone-clock.ts';
import { whatShows } from './what-shows.ts';

const texts = en.preview;

/** What is to be said under the phone: why nothing is shown, or what the drawing does not tell. */
export function previewNotes(preview: Preview, view: PhoneView, behind: number): readonly string[] {
  switch (preview.kind) {
    case 'notification':
      return notificationNotes(preview, view === 'lock-screen' ? behind : 0);
    case 'live-activity':
      return activityNotes(preview, view);
    case 'activity-without-event':
      return [texts.withoutEvent];
    case 'silent':
      return [texts.wakes[preview.wakes]];
    case 'nothing':
      return [nothingNote(preview)];
    case 'unreadable':
      return [texts.unreadable];
    default:
      return assertNever(preview);
  }
}

function nothingNote({ badge, sound }: Extract<Preview, { kind: 'nothing' }>): string {
  if (sound.kind === 'none') return badge === null ? texts.nothing.neither : texts.nothing.badge;
  return badge === null ? texts.nothing.sound : texts.nothing.both;
}

function notificationNotes(preview: NotificationPreview, behind: number): readonly string[] {
  const { notes } = texts;
  const { title, subtitle, body, level, image } = preview;
  return applying([
    [preview.sentAsBackground, notes.sentAsBackground],
    [level === 'passive', notes.passive],
    [level === 'time-sensitive', notes.timeSensitive],
    [level === 'critical', notes.critical],
    [behind > 0, notes.behind(behind)],
    [image !== null, notes.image(image?.key ?? '')],
    [[title, subtitle, body].some((line) => line?.localised), notes.localised],
    [title === null, notes.appName(preview.appName)],
  ]);
}

function activityNotes(preview: ActivityPreview, view: PhoneView): readonly string[] {
  const { notes } = texts;
  const { leaves, missing, title, body } = preview;
  const shows = whatShows(preview, view);
  return applying([
    [missing.length > 0, notes.missing(missing.join(', '))],
    [leaves?.when === 'now', notes.leavesNow],
    [leaves?.when === 'at', leaves?.when === 'at' ? notes.leavesAt(clockText(new Date(leaves.time))) : ''],
    [leaves?.when === 'within-4-hours', notes.leavesWithin4Hours],
    [shows === 'island', notes.island],
    [shows === 'card', notes.activity],
    [[title, body].some((line) => line?.localised), notes.localised],
  ]);
}

function applying(notes: readonly (readonly [applies: boolean, note: string])[]): readonly string[] {
  return notes.flatMap(([applies, note]) => (applies ? [note] : []));
}
