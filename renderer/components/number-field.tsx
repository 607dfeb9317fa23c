import { NumberField as BaseNumberField } from '@base-ui/react/number-field';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { en } from '../messages/en.ts';
import { Field, type LabelPosition, labelId, messageId } from './field.tsx';
import { Icon } from './icon.tsx';
import './number-field.css';

type NumberFieldProps = {
  readonly label: string;
  readonly labelPosition?: LabelPosition;
  /** null: the field is empty. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  /** After the number, such as "seconds". */
  readonly unit?: string;
  readonly width?: number;
  readonly placeholder?: string;
  readonly error?: ReactNode;
  readonly note?: ReactNode;
  readonly disabled?: boolean;
};

/** A number with two small buttons; arrow keys change it too. Out-of-range numbers are kept for `error` to explain. */
export function NumberField({
  label,
  labelPosition = 'left',
  value,
  onChange,
  min,
  max,
  step = 1,
  unit,
  width = 80,
  placeholder,
  error,
  note,
  disabled = false,
}: NumberFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label} labelPosition={labelPosition} error={error} note={note}>
      <BaseNumberField.Root
        id={id}
        className="number-field"
        value={value}
        onValueChange={onChange}
        {...(min === undefined ? {} : { min })}
        {...(max === undefined ? {} : { max })}
        step={step}
        disabled={disabled}
        allowOutOfRange
        format={{ useGrouping: false }}
      >
        <BaseNumberField.Group
          className="text-field number-field-group"
          data-error={Boolean(error) || undefined}
          style={{ width }}
        >
          <BaseNumberField.Input
            className="text-field-input type-tabular"
            placeholder={placeholder}
            aria-labelledby={labelId(id)}
            aria-invalid={Boolean(error) || undefined}
            aria-describedby={error || note ? messageId(id) : undefined}
          />
          <span className="number-field-steps">
            <BaseNumberField.Increment className="number-field-step" aria-label={en.components.more(label)}>
              <Icon of={ChevronUp} size={12} />
            </BaseNumberField.Increment>
            <BaseNumberField.Decrement className="number-field-step" aria-label={en.components.less(label)}>
              <Icon of={ChevronDown} size={12} />
            </BaseNumberField.Decrement>
          </span>
        </BaseNumberField.Group>
        {unit && <span className="number-field-unit">{unit}</span>}
      </BaseNumberField.Root>
    </Field>
  );
}
