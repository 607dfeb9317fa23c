import type { DraftView } from '../../../../shared/payload/draft.ts';
import { en } from '../../../messages/en.ts';
import { SoundField } from '../sound-field.tsx';
import { EventField } from './event-field.tsx';
import type { FormPart } from './form-parts.ts';
import { ImageField } from './image-field.tsx';
import { LevelField } from './level-field.tsx';
import { LocalisedFields } from './localised-fields.tsx';
import { ObjectText } from './object-text.tsx';
import { BadgeField, BodyField, PartFlag, PartText, RelevanceField } from './plain-fields.tsx';
import { SecondsField } from './seconds-field.tsx';
import { TimestampField } from './timestamp-field.tsx';

const texts = en.bench.composer;

type PartFieldProps = {
  readonly part: FormPart;
  readonly view: DraftView;
  readonly pushType: string;
  /** Whether it was just added, and so waits to be typed into. */
  readonly autoFocus?: boolean;
};

/** The field of one part of the payload. It takes what is its own of the view, so that other fields' keys leave it alone. */
export function PartField({ part, view, pushType, autoFocus = false }: PartFieldProps) {
  switch (part) {
    case 'title':
    case 'subtitle':
    case 'category':
    case 'threadId':
    case 'targetContentId':
    case 'filterCriteria':
    case 'launchImage':
    case 'attributesType':
    case 'alertSound':
    case 'inputPushChannel':
    case 'pushMagic':
      return <PartText part={part} value={view[part]} isBeyond={isBeyond(view, part)} autoFocus={autoFocus} />;
    case 'body':
      return <BodyField value={view.body} isBeyond={isBeyond(view, part)} />;
    case 'badge':
      return <BadgeField value={view.badge} isBeyond={isBeyond(view, part)} />;
    case 'sound': {
      const { sound, soundForm, soundName, soundCritical, soundVolume } = view;
      return <SoundField {...{ sound, soundForm, soundName, soundCritical, soundVolume }} />;
    }
    case 'interruptionLevel':
      return <LevelField value={view.interruptionLevel} isBeyond={isBeyond(view, part)} />;
    case 'relevanceScore': {
      const isActivity = pushType === 'liveactivity';
      return <RelevanceField value={view.relevanceScore} isBeyond={isBeyond(view, part)} isActivity={isActivity} />;
    }
    case 'contentAvailable':
    case 'contentChanged':
    case 'inputPushToken':
      return <PartFlag part={part} checked={view[part] === true} />;
    case 'event':
      return <EventField event={view.event} />;
    case 'timestamp':
      return <TimestampField value={view.timestamp} isBeyond={isBeyond(view, part)} />;
    case 'staleDate':
    case 'dismissalDate':
      return <SecondsField part={part} value={view[part]} isBeyond={isBeyond(view, part)} />;
    case 'contentState':
    case 'attributes':
    case 'customData':
      return <ObjectText part={part} note={texts.notes[part]} autoFocus={autoFocus} />;
    case 'localised':
      return <LocalisedFields view={view} autoFocus={autoFocus} />;
    case 'image':
      return <ImageField view={view} autoFocus={autoFocus} />;
  }
}

function isBeyond({ beyondForm }: DraftView, part: DraftView['beyondForm'][number]): boolean {
  return beyondForm.includes(part);
}
