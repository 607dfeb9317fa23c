import { useState } from 'react';
import type { ByteSpan } from '../../shared/wire/annotated-bytes.ts';
import { en } from '../messages/en.ts';
import { type FrameField, type LegendLine, legendOf, spanTexts } from './frame-fields.ts';
import { HexView } from './hex-view.tsx';
import './annotated-frame.css';

const texts = en.simulator.frame;

type AnnotatedFrameProps = { readonly raw: Uint8Array; readonly spans: readonly ByteSpan[] };

/** A legacy frame byte by byte, with what each of them means: in colour, and as a list. */
export function AnnotatedFrame({ raw, spans }: AnnotatedFrameProps) {
  const [pointed, setPointed] = useState<FrameField | null>(null);
  const [kept, setKept] = useState<FrameField | null>(null);
  const marked = pointed ?? kept;
  return (
    <>
      <div className="frame-columns">
        <HexView bytes={raw} spans={spans} marked={marked} onPoint={setPointed} />
        <ul className="frame-legend" aria-label={texts.legend}>
          {legendOf(spans).map((line) => (
            <li key={line.field}>
              <LegendButton
                line={line}
                marked={line.field === marked}
                pressed={line.field === kept}
                onPoint={setPointed}
                onPress={() => setKept(line.field === kept ? null : line.field)}
              />
            </li>
          ))}
        </ul>
      </div>
      <ol className="visually-hidden" aria-label={texts.spans}>
        {spanTexts(spans).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
    </>
  );
}

type LegendButtonProps = {
  readonly line: LegendLine;
  readonly marked: boolean;
  readonly pressed: boolean;
  readonly onPoint: (field: FrameField | null) => void;
  readonly onPress: () => void;
};

/** A field and what it holds; pointed at or focused it marks its bytes, pressed it keeps them marked. */
function LegendButton({ line: { field, name, value }, marked, pressed, onPoint, onPress }: LegendButtonProps) {
  return (
    <button
      type="button"
      className="frame-field"
      data-field={field}
      data-marked={marked || undefined}
      aria-pressed={pressed}
      onMouseEnter={() => onPoint(field)}
      onMouseLeave={() => onPoint(null)}
      onFocus={() => onPoint(field)}
      onBlur={() => onPoint(null)}
      onClick={onPress}
    >
      <span className="frame-field-colour" aria-hidden="true" />
      <span className="frame-field-name">{name}</span>
      <span className="frame-field-value">{value}</span>
    </button>
  );
}
