import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useLayoutEffect, useRef, useState } from 'react';
import './segmented.css';

export type SegmentedOption<T> = { readonly value: T; readonly label: string; readonly disabled?: boolean };

type SegmentedProps<T> = {
  /** The accessible name of the group. */
  readonly label: string;
  readonly value: T;
  readonly options: readonly SegmentedOption<T>[];
  readonly onChange: (value: T) => void;
  readonly disabled?: boolean;
};

/** One of a few, side by side; arrow keys move, a thumb slides under the chosen one. */
export function Segmented<T extends string>({ label, value, options, onChange, disabled = false }: SegmentedProps<T>) {
  const root = useRef<HTMLDivElement>(null);
  const thumb = useThumb(root, value);
  return (
    <RadioGroup
      ref={root}
      className="segmented"
      aria-label={label}
      value={value}
      disabled={disabled}
      onValueChange={(next: T) => onChange(next)}
    >
      <span className="segmented-thumb" style={thumb ?? { visibility: 'hidden' }} />
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          disabled={option.disabled ?? false}
          className="segmented-option"
          aria-label={option.label}
        >
          {option.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}

type Thumb = { readonly left: number; readonly width: number };

/** Where the chosen option lies within the group, kept right when sizes change; null before it was measured. */
function useThumb(root: { readonly current: HTMLElement | null }, value: string): Thumb | null {
  const [thumb, setThumb] = useState<Thumb | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another value moves the thumb
  useLayoutEffect(() => {
    const group = root.current;
    if (group === null) return;
    const measure = () => {
      const chosen = group.querySelector<HTMLElement>('[data-checked]');
      setThumb(chosen && { left: chosen.offsetLeft, width: chosen.offsetWidth });
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const child of group.children) observer.observe(child);
    return () => observer.disconnect();
  }, [root, value]);
  return thumb;
}
