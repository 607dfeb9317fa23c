import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';
import { Field, type FieldTone, type LabelPosition, messageId } from './field.tsx';
import './text-field.css';

export type TextFieldProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'size'> & {
  readonly label: string;
  readonly labelPosition?: LabelPosition;
  readonly value: string;
  readonly onChange?: ((value: string) => void) | undefined;
  /** Shown below in red; also makes the border red. */
  readonly error?: ReactNode;
  /** Shown below when there is no error. */
  readonly note?: ReactNode;
  readonly noteTone?: FieldTone | undefined;
  /** Colours the border (error) and the trailing text. */
  readonly tone?: FieldTone | undefined;
  readonly mono?: boolean;
  /** At the right, inside the border: a short judgement, a unit or a button. */
  readonly trailing?: ReactNode;
};

/** A one-line text field with its label. */
export function TextField({
  label,
  labelPosition = 'left',
  value,
  onChange,
  error,
  note,
  noteTone,
  tone,
  mono = false,
  trailing,
  id: givenId,
  className,
  type = 'text',
  ...rest
}: TextFieldProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  const wrong = Boolean(error) || tone === 'error';
  return (
    <Field id={id} label={label} labelPosition={labelPosition} error={error} note={note} noteTone={noteTone}>
      <div className={classNames('text-field', className)} data-error={wrong || undefined}>
        <input
          spellCheck={false}
          autoComplete="off"
          {...rest}
          id={id}
          type={type}
          className={classNames('text-field-input', mono && 'type-mono')}
          value={value}
          onChange={(event) => onChange?.(event.target.value)}
          aria-invalid={wrong || undefined}
          aria-describedby={error || note ? messageId(id) : undefined}
        />
        {trailing && (
          <span className="text-field-trailing" data-tone={wrong ? 'error' : tone}>
            {trailing}
          </span>
        )}
      </div>
    </Field>
  );
}
