import type { DraftView } from '../../../../shared/payload/draft.ts';
import { Checkbox } from '../../../components/checkbox.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { TextArea } from '../../../components/text-area.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { en } from '../../../messages/en.ts';
import { useFieldNote } from '../../lint/field-findings.tsx';
import { SoundField } from '../sound-field.tsx';
import { EventField } from './event-field.tsx';
import type { FormPart } from './form-parts.ts';
import { ImageField } from './image-field.tsx';
import { LevelField } from './level-field.tsx';
import { LocalisedFields } from './localised-fields.tsx';
import { ObjectText } from './object-text.tsx';
import { usePayloadEdit } from './payload-edit.ts';
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

/** The field of one part of the payload. */
export function PartField({ part, view, pushType, autoFocus = false }: PartFieldProps) {
  const { set } = usePayloadEdit();
  const fieldNote = useFieldNote();
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
      return (
        <TextField
          label={LABELS[part]}
          value={view[part] ?? ''}
          onChange={(value) => set(part, value)}
          note={fieldNote(part, view.beyondForm.includes(part) ? en.bench.message.beyond : NOTES[part])}
          spellCheck={part === 'title' || part === 'subtitle'}
          autoFocus={autoFocus && view[part] === null}
        />
      );
    case 'body':
      return (
        <TextArea
          label={LABELS.body}
          value={view.body ?? ''}
          onChange={(value) => set('body', value)}
          note={fieldNote('body', view.beyondForm.includes('body') ? en.bench.message.beyond : undefined)}
          rows={3}
          spellCheck
        />
      );
    case 'badge':
      return <BadgeField view={view} />;
    case 'sound':
      return <SoundField view={view} note={fieldNote('sound')} />;
    case 'interruptionLevel':
      return <LevelField view={view} />;
    case 'relevanceScore':
      return <RelevanceField view={view} isActivity={pushType === 'liveactivity'} />;
    case 'contentAvailable':
    case 'contentChanged':
    case 'inputPushToken':
      return (
        <div className="message-flag">
          <Checkbox
            label={texts.flags[part]}
            checked={view[part] === true}
            onChange={(checked) => set(part, checked)}
            note={fieldNote(part)}
          />
        </div>
      );
    case 'event':
      return <EventField view={view} />;
    case 'timestamp':
      return <TimestampField view={view} />;
    case 'staleDate':
    case 'dismissalDate':
      return <SecondsField part={part} view={view} />;
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

const LABELS = { ...en.bench.message.fields, ...texts.fields } as const;
const NOTES: Readonly<Partial<Record<FormPart, string>>> = texts.notes;

function BadgeField({ view: { badge, beyondForm } }: Pick<PartFieldProps, 'view'>) {
  const { set } = usePayloadEdit();
  const note = useFieldNote();
  return (
    <NumberField
      label={LABELS.badge}
      value={badge}
      onChange={(value) => set('badge', value)}
      min={0}
      width={88}
      note={note('badge', beyondForm.includes('badge') ? en.bench.message.beyond : undefined)}
      error={badge !== null && !(Number.isInteger(badge) && badge >= 0) ? en.bench.message.badgeTrouble : undefined}
    />
  );
}

function RelevanceField({ view, isActivity }: Pick<PartFieldProps, 'view'> & { readonly isActivity: boolean }) {
  const { set } = usePayloadEdit();
  const note = useFieldNote();
  const { relevanceScore: score, beyondForm } = view;
  const isOut = !isActivity && score !== null && (score < 0 || score > 1);
  const usual = isActivity ? texts.notes.activityRelevance : texts.notes.relevanceScore;
  return (
    <NumberField
      label={LABELS.relevanceScore}
      value={score}
      onChange={(value) => set('relevanceScore', value)}
      min={0}
      step={isActivity ? 1 : 0.1}
      width={88}
      note={note('relevanceScore', beyondForm.includes('relevanceScore') ? en.bench.message.beyond : usual)}
      error={isOut ? texts.relevanceTrouble : undefined}
    />
  );
}
