import { memo } from 'react';
import { Checkbox } from '../../../components/checkbox.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { TextArea } from '../../../components/text-area.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { en } from '../../../messages/en.ts';
import { useFieldNote } from '../../lint/field-findings.tsx';
import type { FormPart } from './form-parts.ts';
import { usePayloadEdit } from './payload-edit.ts';

const texts = en.bench.composer;
const { beyond } = en.bench.message;
const LABELS = { ...en.bench.message.fields, ...texts.fields } as const;
const NOTES: Readonly<Partial<Record<FormPart, string>>> = texts.notes;

type ValueProps<T> = {
  /** null when the payload has none. */
  readonly value: T | null;
  /** Whether the payload holds something there that the field cannot show. */
  readonly isBeyond: boolean;
};

type PartTextProps = ValueProps<string> & {
  readonly part:
    | 'title'
    | 'subtitle'
    | 'category'
    | 'threadId'
    | 'targetContentId'
    | 'filterCriteria'
    | 'launchImage'
    | 'attributesType'
    | 'alertSound'
    | 'inputPushChannel'
    | 'pushMagic';
  readonly autoFocus: boolean;
};

/** A part that is one line of text. */
export const PartText = memo(function PartText({ part, value, isBeyond, autoFocus }: PartTextProps) {
  const { set } = usePayloadEdit();
  const fieldNote = useFieldNote();
  return (
    <TextField
      label={LABELS[part]}
      value={value ?? ''}
      onChange={(typed) => set(part, typed)}
      note={fieldNote(part, isBeyond ? beyond : NOTES[part])}
      spellCheck={part === 'title' || part === 'subtitle'}
      autoFocus={autoFocus && value === null}
    />
  );
});

export const BodyField = memo(function BodyField({ value, isBeyond }: ValueProps<string>) {
  const { set } = usePayloadEdit();
  const fieldNote = useFieldNote();
  return (
    <TextArea
      label={LABELS.body}
      value={value ?? ''}
      onChange={(typed) => set('body', typed)}
      note={fieldNote('body', isBeyond ? beyond : undefined)}
      rows={3}
      spellCheck
    />
  );
});

type PartFlagProps = {
  readonly part: 'contentAvailable' | 'contentChanged' | 'inputPushToken';
  readonly checked: boolean;
};

/** A part that is there or not. */
export const PartFlag = memo(function PartFlag({ part, checked }: PartFlagProps) {
  const { set } = usePayloadEdit();
  const fieldNote = useFieldNote();
  return (
    <div className="message-flag">
      <Checkbox
        label={texts.flags[part]}
        checked={checked}
        onChange={(chosen) => set(part, chosen)}
        note={fieldNote(part)}
      />
    </div>
  );
});

export const BadgeField = memo(function BadgeField({ value: badge, isBeyond }: ValueProps<number>) {
  const { set } = usePayloadEdit();
  const note = useFieldNote();
  return (
    <NumberField
      label={LABELS.badge}
      value={badge}
      onChange={(value) => set('badge', value)}
      min={0}
      width={88}
      note={note('badge', isBeyond ? beyond : undefined)}
      error={badge !== null && !(Number.isInteger(badge) && badge >= 0) ? en.bench.message.badgeTrouble : undefined}
    />
  );
});

type RelevanceFieldProps = ValueProps<number> & { readonly isActivity: boolean };

export const RelevanceField = memo(function RelevanceField({
  value: score,
  isBeyond,
  isActivity,
}: RelevanceFieldProps) {
  const { set } = usePayloadEdit();
  const note = useFieldNote();
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
      note={note('relevanceScore', isBeyond ? beyond : usual)}
      error={isOut ? texts.relevanceTrouble : undefined}
    />
  );
});
