import { type ReactNode, useState } from 'react';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { en } from '../../messages/en.ts';

const texts = en.bench.message;

type SoundChoice = 'none' | 'default' | 'other' | 'beyond';

type SoundFieldProps = {
  readonly value: string | null;
  /** The payload holds a sound that is no name, such as a critical alert's. */
  readonly beyond: boolean;
  readonly note: ReactNode;
  readonly onChange: (value: string | null) => void;
};

/** No sound, the system's, or a file of the app by its name. */
export function SoundField({ value, beyond, note, onChange }: SoundFieldProps) {
  const [naming, setNaming] = useState(false);
  const choice = choiceOf(value, beyond, naming);
  const choose = (next: SoundChoice) => {
    setNaming(next === 'other');
    if (next === 'none') onChange(null);
    if (next === 'default') onChange('default');
  };
  return (
    <div className="message-sound">
      <Select
        label={texts.fields.sound}
        value={choice}
        options={[
          { value: 'none', label: texts.sounds.none },
          { value: 'default', label: texts.sounds.default },
          { value: 'other', label: texts.sounds.other },
          ...(beyond ? [{ value: 'beyond' as const, label: texts.soundBeyond, disabled: true }] : []),
        ]}
        width={152}
        note={note}
        onChange={choose}
      />
      {choice === 'other' && (
        <TextField
          label={texts.soundName}
          labelPosition="hidden"
          value={value === 'default' ? '' : (value ?? '')}
          placeholder="chime.caf"
          onChange={(name) => onChange(name === '' ? null : name)}
        />
      )}
    </div>
  );
}

function choiceOf(value: string | null, beyond: boolean, naming: boolean): SoundChoice {
  if (naming) return 'other';
  if (beyond) return 'beyond';
  if (value === null) return 'none';
  return value === 'default' ? 'default' : 'other';
}
