import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { en } from '../../messages/en.ts';

const texts = en.bench.message;

/** Fields that few messages have; each is added by its chip. */
export const EXTRA_FIELDS = ['category', 'threadId', 'interruptionLevel'] as const;
export type ExtraField = (typeof EXTRA_FIELDS)[number];

/** Apple's values of `interruption-level` (UNNotificationInterruptionLevel). */
const LEVELS = ['passive', 'active', 'time-sensitive', 'critical'] as const;

type ExtraFieldRowProps = {
  readonly field: ExtraField;
  readonly value: string | null;
  readonly note: ReactNode;
  readonly autoFocus: boolean;
  readonly onChange: (value: string) => void;
  readonly onRemove: () => void;
};

/** One of the added fields, with a button that takes it out again. */
export function ExtraFieldRow({ field, value, note, autoFocus, onChange, onRemove }: ExtraFieldRowProps) {
  const remove = texts.removeName(texts.extras[field]);
  return (
    <div className="message-extra">
      {field === 'interruptionLevel' ? (
        <LevelSelect value={value} note={note} onChange={onChange} />
      ) : (
        <TextField
          label={texts.fields[field]}
          value={value ?? ''}
          onChange={onChange}
          note={note}
          autoFocus={autoFocus && value === null}
        />
      )}
      <Button variant="quiet" icon={<Icon of={X} size={14} />} aria-label={remove} title={remove} onClick={onRemove} />
    </div>
  );
}

type LevelSelectProps = Pick<ExtraFieldRowProps, 'value' | 'note' | 'onChange'>;

function LevelSelect({ value, note, onChange }: LevelSelectProps) {
  const known = LEVELS.map((level) => ({ value: level as string, label: texts.levels[level] as string }));
  // A word that Apple does not know is shown as it stands; choosing another replaces it.
  const strange = value !== null && !known.some((level) => level.value === value);
  const options = strange ? [{ value, label: value }, ...known] : known;
  return (
    <Select
      label={texts.fields.interruptionLevel}
      value={value ?? ''}
      options={value === null ? [{ value: '', label: texts.levelNone, disabled: true }, ...options] : options}
      width={190}
      note={note}
      onChange={onChange}
    />
  );
}
