import { Select as BaseSelect } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Field, type LabelPosition, labelId, messageId } from './field.tsx';
import { Icon } from './icon.tsx';
import './popup.css';
import './select.css';

export type SelectOption<T> = {
  readonly value: T;
  readonly label: string;
  readonly disabled?: boolean;
  /** Before the label, such as a chip. */
  readonly lead?: ReactNode;
  /** Below the label in the list, quieter. */
  readonly note?: string | null;
  /** Options that follow each other under the same heading. */
  readonly group?: string;
};

type SelectProps<T> = {
  readonly label: string;
  readonly labelPosition?: LabelPosition;
  readonly value: T;
  readonly options: readonly SelectOption<T>[];
  readonly onChange: (value: T) => void;
  /** CSS width of the control; by default as wide as its content. */
  readonly width?: number | string;
  readonly note?: ReactNode;
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
  // Base UI takes a value as gone with its option, even where both were changed at once by the page: it then asks for the
  // first value, before this is up to date.
  const settled = useRef(value);
  useEffect(() => {
    settled.current = value;
  }, [value]);
  return (
    <Field id={id} label={label} labelPosition={labelPosition} note={note} native={false}>
      <BaseSelect.Root
        items={options}
        value={value}
        disabled={disabled}
        onValueChange={(next: T | null) => next !== null && settled.current === value && onChange(next)}
      >
        <BaseSelect.Trigger
          id={id}
          className="select"
          style={{ width }}
          aria-labelledby={labelId(id)}
          aria-describedby={note ? messageId(id) : undefined}
        >
          <BaseSelect.Value className="select-value">
            {(chosen: T) => <Chosen option={options.find((option) => option.value === chosen)} />}
          </BaseSelect.Value>
          <BaseSelect.Icon className="select-icon">
            <Icon of={ChevronsUpDown} size={14} />
          </BaseSelect.Icon>
        </BaseSelect.Trigger>
        <BaseSelect.Portal>
          <BaseSelect.Positioner className="popup-place" sideOffset={4} alignItemWithTrigger={false}>
            <BaseSelect.Popup className="popup select-popup">
              <BaseSelect.List>
                {grouped(options).map(({ heading, members }) =>
                  heading === undefined ? (
                    members.map((option) => <Option key={option.value} option={option} />)
                  ) : (
                    <BaseSelect.Group key={heading} className="select-group">
                      <BaseSelect.GroupLabel className="select-heading">{heading}</BaseSelect.GroupLabel>
                      {members.map((option) => (
                        <Option key={option.value} option={option} />
                      ))}
                    </BaseSelect.Group>
                  ),
                )}
              </BaseSelect.List>
            </BaseSelect.Popup>
          </BaseSelect.Positioner>
        </BaseSelect.Portal>
      </BaseSelect.Root>
    </Field>
  );
}

type OptionProps<T> = { readonly option: SelectOption<T> };

function Option<T extends string | number>({ option }: OptionProps<T>) {
  return (
    <BaseSelect.Item value={option.value} disabled={option.disabled ?? false} className="popup-item">
      <span className="popup-item-mark">
        <BaseSelect.ItemIndicator>
          <Icon of={Check} size={14} />
        </BaseSelect.ItemIndicator>
      </span>
      {option.lead}
      <span className="select-words">
        <BaseSelect.ItemText>{option.label}</BaseSelect.ItemText>
        {option.note && <span className="select-note">{option.note}</span>}
      </span>
    </BaseSelect.Item>
  );
}

function Chosen<T>({ option }: { readonly option: SelectOption<T> | undefined }) {
  return (
    <>
      {option?.lead}
      {option?.label}
    </>
  );
}

type Grouped<T> = { readonly heading: string | undefined; readonly members: readonly SelectOption<T>[] };

function grouped<T>(options: readonly SelectOption<T>[]): readonly Grouped<T>[] {
  const groups: { readonly heading: string | undefined; readonly members: SelectOption<T>[] }[] = [];
  for (const option of options) {
    const last = groups.at(-1);
    if (last !== undefined && last.heading === option.group) last.members.push(option);
    else groups.push({ heading: option.group, members: [option] });
  }
  return groups;
}
