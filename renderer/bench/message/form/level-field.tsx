import type { DraftView } from '../../../../shared/payload/draft.ts';
import { Select } from '../../../components/select.tsx';
import { en } from '../../../messages/en.ts';
import { useFieldNote } from '../../lint/field-findings.tsx';
import { usePayloadEdit } from './payload-edit.ts';

const texts = en.bench.message;

/** Apple's values of `interruption-level` (UNNotificationInterruptionLevel). */
const LEVELS = ['passive', 'active', 'time-sensitive', 'critical'] as const;

/** How much a notification may interrupt. A word that Apple does not know is shown as it stands. */
export function LevelField({ view: { interruptionLevel: value, beyondForm } }: { readonly view: DraftView }) {
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
      note={note('interruptionLevel', beyondForm.includes('interruptionLevel') ? texts.beyond : undefined)}
      onChange={(level) => set('interruptionLevel', level)}
    />
  );
}
