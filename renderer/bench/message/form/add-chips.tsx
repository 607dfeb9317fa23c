import { memo, type RefObject } from 'react';
import { ChipButton } from '../../../components/chip-button.tsx';
import { en } from '../../../messages/en.ts';
import { type Extra, RARE_EXTRAS } from './form-parts.ts';

const texts = en.bench.composer;
const names = en.bench.message;

type AddChipsProps = {
  /** What can be added. */
  readonly extras: readonly Extra[];
  /** The extra whose chip gets the focus as soon as it is there: what had it is gone. */
  readonly awaited: RefObject<Extra | null>;
  /** Whether the rare ones are shown too. */
  readonly all: boolean;
  readonly onAll: () => void;
  readonly onAdd: (extra: Extra) => void;
};

/** A chip for each part that can be added; the rare ones are behind "more". */
export const AddChips = memo(function AddChips({ extras, awaited, all, onAll, onAdd }: AddChipsProps) {
  const shown = extras.filter((extra) => all || !isRare(extra));
  const showAll = () => {
    awaited.current = extras.find(isRare) ?? null;
    onAll();
  };
  const takeFocus = (extra: Extra) => (chip: HTMLButtonElement | null) => {
    if (chip === null || awaited.current !== extra) return;
    awaited.current = null;
    chip.focus();
  };
  return (
    <div className="message-add">
      <span className="message-add-label">{names.fields.add}</span>
      <div className="message-add-chips">
        {shown.map((extra) => (
          <ChipButton
            key={extra}
            ref={takeFocus(extra)}
            aria-label={names.addName(texts.extras[extra])}
            onClick={() => onAdd(extra)}
          >
            {texts.extras[extra]}
          </ChipButton>
        ))}
        {shown.length < extras.length && (
          <ChipButton aria-label={texts.moreName} onClick={showAll}>
            {texts.more}
          </ChipButton>
        )}
      </div>
    </div>
  );
});

/** Whether its chip is behind "more". */
export function isRare(extra: Extra): boolean {
  return (RARE_EXTRAS as readonly Extra[]).includes(extra);
}
