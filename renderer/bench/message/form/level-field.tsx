import { memo } from 'react';
import { Select } from '../../../components/select.tsx';
import { en } from '../../../messages/en.ts';
import { useFieldNote } from '../../lint/field-findings.tsx';
import { usePayloadEdit } from './payload-edit.ts';

const texts = en.bench.message;

/** Apple's values of `interruption-level` (UNNotificationInterruptionLevel). */
const LEVELS = ['passive', 'active', 'time-sensitive', 'critical'] as const;

type LevelFieldProps = { readonly value: string | null; readonly isBeyond: boolean };

/** How much a notification may interrupt. A word that Apple does not know is shown as it stands. */
export const LevelField = memo(function LevelField({ value, isBeyond }: LevelFieldProps) {
  const { set } = usePayloadEdit();
  const note = useFieldNote();
  const known = LEVELS.map((level) => ({ value: level as string, label: texts.levels[level] as string }));
  const isStrange = value !== null && !known.some((level) => level.value === value);
  const options = isStrange ? [{ value, label: value }, ...known] : known;
  return (
    <Select
      label={texts.fields.interruptionLevel}
      value={value ?? ''}
      options={value === null ? [{ value: '', label: texts.levelNone, disabled: true }, ...options] : options}
      width={190}
      note={note('interruptionLevel', isBeyond ? texts.beyond : undefined)}
      onChange={(level) => set('interruptionLevel', level)}
    />
  );
});
