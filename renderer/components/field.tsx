import type { ReactNode } from 'react';
import './field.css';

export type LabelPosition = 'left' | 'top' | 'hidden';
export type FieldTone = 'error' | 'warn' | 'ok';

type FieldProps = {
  readonly id: string;
  readonly label: string;
  readonly labelPosition: LabelPosition;
  /** False where the control is not a native one: the label is then tied by `aria-labelledby`. */
  readonly native?: boolean;
  readonly error?: ReactNode;
  readonly note?: ReactNode;
  readonly noteTone?: FieldTone | undefined;
  readonly children: ReactNode;
};

export const labelId = (id: string) => `${id}-label`;
export const messageId = (id: string) => `${id}-message`;

/** Places a control, its label and the message below it; the control points to the message by `messageId`. */
export function Field({ id, label, labelPosition, native = true, error, note, noteTone, children }: FieldProps) {
  const className = labelPosition === 'hidden' ? 'visually-hidden' : 'field-label';
  const message = error || note;
  return (
    <div className="field" data-label={labelPosition}>
      {native ? (
        <label htmlFor={id} id={labelId(id)} className={className}>
          {label}
        </label>
      ) : (
        <span id={labelId(id)} className={className}>
          {label}
        </span>
      )}
      <div className="field-body">
        {children}
        {message && (
          <div id={messageId(id)} className="field-message" data-tone={error ? 'error' : noteTone}>
            {message}
          </div>
        )}
      </div>
    </div>
  );
}
