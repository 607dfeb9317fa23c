import type { Preview } from '../../shared/preview/preview.ts';
import type { PreviewSound } from '../../shared/preview/sound.ts';
import { en } from '../messages/en.ts';
import type { PhoneView } from './phone.tsx';
import { previewNotes } from './preview-notes.ts';

const texts = en.preview;

type PreviewCaptionProps = {
  readonly preview: Preview;
  readonly view: PhoneView;
  readonly behind: number;
  readonly kept: boolean;
};

/** What the drawing cannot show: badge and sound, why nothing is there, what a phone needs. */
export function PreviewCaption({ preview, view, behind, kept }: PreviewCaptionProps) {
  const notes = [...(kept ? [texts.kept] : []), ...previewNotes(preview, view, behind)];
  return (
    <figcaption className="preview-caption">
      {'badge' in preview && (
        <span>
          {texts.badge} <b className="type-tabular">{badgeText(preview.badge)}</b>
        </span>
      )}
      {'sound' in preview && (
        <span>
          {texts.sound} <b>{soundText(preview.sound)}</b>
        </span>
      )}
      {notes.map((note) => (
        <span key={note} className="preview-note">
          {note}
        </span>
      ))}
    </figcaption>
  );
}

function badgeText(badge: number | null): string {
  if (badge === null) return texts.none;
  return badge === 0 ? texts.badgeRemoved : String(badge);
}

function soundText(sound: PreviewSound): string {
  if (sound.kind === 'none') return texts.none;
  return sound.kind === 'critical' ? texts.criticalSound(sound.name, sound.volume) : sound.name;
}
