import { Select as BaseSelect } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import { useId } from 'react';
import { Field, type LabelPosition, labelId, messageId } from './field.tsx';
import { Icon } from './icon.tsx';
import './popup.css';
import './select.css';

export type SelectOption<T> = { readonly value: T; readonly label: string; readonly disabled?: boolean };

type SelectProps<T> = {
  readonly label: string;
  readonly labelPosition?: LabelPosition;
  readonly value: T;
  readonly options: readonly SelectOption<T>[];
  readonly onChange: (value: T) => void;
  /** CSS width of the control; by default as wide as its content. */
  readonly width?: number | string;
  readonly note?: string | undefined;
  readonly disabled?: boolean;
};

/** One of a list, shown in a pop-up. */
export function Select<T extends string | number>({
  label,
  labelPosition = 'left',
  value,
  options,
  onChange,
  width,
  note,
  disabled = false,
}: SelectProps<T>) {
  const id = useId();
  return (
    <Field id={id} label={label} labelPosition={labelPosition} note={note} native={false}>
      <BaseSelect.Root
        items={options}
        value={value}
        disabled={disabled}
        onValueChange={(next: T | null) => next !== null && onChange(next)}
      >
        <BaseSelect.Trigger
          id={id}
          className="select"
          style={{ width }}
          aria-labelledby={labelId(id)}
          aria-describedby={note ? messageId(id) : undefined}
        >
          <BaseSelect.Value className="select-value" />
          <BaseSelect.Icon className="select-icon">
            <Icon of={ChevronsUpDown} size={14} />
          </BaseSelect.Icon>
        </BaseSelect.Trigger>
        <BaseSelect.Portal>
          <BaseSelect.Positioner className="popup-place" sideOffset={4} alignItemWithTrigger={false}>
            <BaseSelect.Popup className="popup select-popup">
              <BaseSelect.List>
                {options.map((option) => (
                  <BaseSelect.Item
                    key={option.value}
                    value={option.value}
                    disabled={option.disabled ?? false}
                    className="popup-item"
                  >
                    <span className="popup-item-mark">
                      <BaseSelect.ItemIndicator>
                        <Icon of={Check} size={14} />
                      </BaseSelect.ItemIndicator>
                    </span>
                    <BaseSelect.ItemText>{option.label}</BaseSelect.ItemText>
                  </BaseSelect.Item>
                ))}
              </BaseSelect.List>
            </BaseSelect.Popup>
          </BaseSelect.Positioner>
        </BaseSelect.Portal>
      </BaseSelect.Root>
    </Field>
  );
}
