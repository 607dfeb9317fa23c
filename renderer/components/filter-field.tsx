import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { TextField } from './text-field.tsx';
import './filter-field.css';

type FilterFieldProps = {
  readonly ref?: Ref<HTMLInputElement>;
  /** Also shown while it is empty. */
  readonly label: string;
  readonly clearLabel: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The arrow that leads into the list. */
  readonly onArrowDown: () => void;
};

/** What a list is narrowed down to. Esc empties it; the arrow down leads into the list. */
export function FilterField({ ref, label, clearLabel, value, onChange, onArrowDown }: FilterFieldProps) {
  return (
    <div className="filter-field">
      <Icon of={Search} size={14} className="filter-field-icon" />
      <TextField
        ref={ref}
        type="search"
        label={label}
        labelPosition="hidden"
        placeholder={label}
        value={value}
        onChange={onChange}
        trailing={
          value !== '' && (
            <Button
              variant="quiet"
              icon={<Icon of={X} size={14} />}
              aria-label={clearLabel}
              title={clearLabel}
              onClick={() => onChange('')}
            />
          )
        }
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') onChange('');
          else if (event.key === 'ArrowDown') onArrowDown();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
    </div>
  );
}
