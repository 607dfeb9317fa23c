import { Slider as BaseSlider } from '@base-ui/react/slider';
import { useId } from 'react';
import { Field, type LabelPosition, labelId, messageId } from './field.tsx';
import './slider.css';

type SliderProps = {
  readonly label: string;
  readonly labelPosition?: LabelPosition;
  /** One of `stops`. */
  readonly value: number;
  /** What can be chosen, in rising order. The thumb moves by equal steps from one to the next. */
  readonly stops: readonly number[];
  readonly onChange: (value: number) => void;
  /** The value in words, shown at the right and said by assistive technology. */
  readonly format: (value: number) => string;
  readonly note?: string | undefined;
  readonly disabled?: boolean;
};

/** One of many values on a line; arrow keys, Page Up and Down, Home and End move too. */
export function Slider({
  label,
  labelPosition = 'left',
  value,
  stops,
  onChange,
  format,
  note,
  disabled = false,
}: SliderProps) {
  const id = useId();
  return (
    <Field id={id} label={label} labelPosition={labelPosition} note={note} native={false}>
      <BaseSlider.Root
        className="slider"
        value={Math.max(stops.indexOf(value), 0)}
        min={0}
        max={stops.length - 1}
        largeStep={4}
        disabled={disabled}
        thumbAlignment="edge-client-only"
        onValueChange={(at) => onChange(stops[at] ?? value)}
      >
        <BaseSlider.Control className="slider-control">
          <BaseSlider.Track className="slider-track">
            <BaseSlider.Indicator className="slider-indicator" />
            <BaseSlider.Thumb
              className="slider-thumb"
              aria-labelledby={labelId(id)}
              aria-describedby={note ? messageId(id) : undefined}
              getAriaValueText={() => format(value)}
            />
          </BaseSlider.Track>
        </BaseSlider.Control>
        <span className="slider-value type-mono" aria-hidden="true">
          {format(value)}
        </span>
      </BaseSlider.Root>
    </Field>
  );
}
