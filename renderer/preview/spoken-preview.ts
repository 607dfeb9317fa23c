import type { ActivityPreview, NotificationPreview, Preview } from '../../shared/preview/preview.ts';
import { en } from '../messages/en.ts';
import type { PhoneView } from './phone.tsx';
import { whatShows } from './what-shows.ts';

const texts = en.preview.speak;

/** The phone's screen in one text, for those who do not see the drawing; `app` is the topic, as it is known to them. */
export function spokenPreview(preview: Preview, view: PhoneView, app: string, behind: number): string {
  const shows = whatShows(preview, view);
  if (preview.kind === 'notification' && shows === 'card') return spokenNotification(preview, app, behind);
  if (preview.kind !== 'live-activity' || shows === 'nothing') return texts.nothing;
  return shows === 'island' ? texts.island(app) : spokenActivity(preview, app);
}

function spokenNotification({ title, subtitle, body, level, image }: NotificationPreview, app: string, behind: number) {
  const mark = level === 'time-sensitive' || level === 'critical' ? [en.preview.marks[level].toLowerCase()] : [];
  const marks = [...mark, ...(image === null ? [] : [texts.image]), ...(behind === 0 ? [] : [texts.behind(behind)])];
  return texts.notification(app, marks, sentences([title?.text, subtitle?.text, body?.text]));
}

function spokenActivity({ event, stale, title, body, state }: ActivityPreview, app: string) {
  const marks = [en.preview.events[event], ...(stale ? [en.preview.stale] : [])];
  return texts.activity(app, marks, sentences([title?.text, body?.text, ...state.map((s) => `${s.name}: ${s.value}`)]));
}

function sentences(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join('. ');
}
