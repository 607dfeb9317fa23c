import { useState } from 'react';
import { NumberField } from '../components/number-field.tsx';
import { checkNumber, type Range } from './number-check.ts';
import { SettingsRow } from './settings-row.tsx';

type NumberSettingProps = {
  readonly label: string;
  readonly note: string;
  readonly unit: string;
  readonly value: number;
  readonly range: Range;
  readonly step: number;
  readonly whole: boolean;
  readonly onChange: (value: number) => void;
};

/** A number that is saved as soon as it fits; until then the reason stands beside it and the old one stays in force. */
export function NumberSetting({ label, note, unit, value, range, step, whole, onChange }: NumberSettingProps) {
  const [typed, setTyped] = useState<number | null>(value);
  const change = (next: number | null) => {
    setTyped(next);
    if (next !== null && checkNumber(next, range, whole) === null) onChange(next);
  };
  return (
    <SettingsRow label={label} note={note}>
      <NumberField
        label={label}
        labelPosition="hidden"
        value={typed}
        onChange={change}
        min={range.min}
        max={range.max}
        step={step}
        unit={unit}
        error={checkNumber(typed, range, whole)}
      />
    </SettingsRow>
  );
}
