import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox';
import { Check } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Icon } from './icon.tsx';
import './checkbox.css';

type CheckboxProps = {
  readonly label: ReactNode;
  readonly note?: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
};

/** A box to tick, with its label and, below it, what ticking means. */
export function Checkbox({ label, note, checked, onChange, disabled = false }: CheckboxProps) {
  const id = useId();
  return (
    <div className="checkbox">
      <BaseCheckbox.Root
        className="checkbox-box"
        checked={checked}
        disabled={disabled}
        onCheckedChange={(next) => onChange(next)}
        aria-labelledby={`${id}-label`}
        aria-describedby={note ? `${id}-note` : undefined}
        id={id}
      >
        <BaseCheckbox.Indicator className="checkbox-mark">
          <Icon of={Check} size={12} />
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      <div>
        <label htmlFor={id} id={`${id}-label`}>
          {label}
        </label>
        {note && (
          <p id={`${id}-note`} className="checkbox-note">
            {note}
          </p>
        )}
      </div>
    </div>
  );
}
