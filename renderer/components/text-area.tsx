import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';
import { Field, type LabelPosition, messageId } from './field.tsx';
import './text-area.css';

type TextAreaProps = Omit<ComponentProps<'textarea'>, 'value' | 'onChange'> & {
  readonly label: string;
  readonly labelPosition?: LabelPosition;
  readonly value: string;
  readonly onChange?: ((value: string) => void) | undefined;
  readonly error?: ReactNode;
  readonly note?: ReactNode;
  readonly mono?: boolean;
};

/** A text field of several lines, with its label. */
export function TextArea({
  label,
  labelPosition = 'left',
  value,
  onChange,
  error,
  note,
  mono = false,
  id: givenId,
  className,
  rows = 4,
  ...rest
}: TextAreaProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  return (
    <Field id={id} label={label} labelPosition={labelPosition} error={error} note={note}>
      <textarea
        spellCheck={false}
        {...rest}
        id={id}
        rows={rows}
        className={classNames('text-area', mono && 'type-mono', className)}
        value={value}
        onChange={(event) => onChange?.(event.target.value)}
        aria-invalid={Boolean(error) || undefined}
        aria-describedby={error || note ? messageId(id) : undefined}
      />
    </Field>
  );
}
