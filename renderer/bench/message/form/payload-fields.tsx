import { type Dispatch, type SetStateAction, useCallback, useRef, useState } from 'react';
import type { DraftView } from '../../../../shared/payload/draft.ts';
import { en } from '../../../messages/en.ts';
import { useSame } from '../../use-same.ts';
import { AddChips, isRare } from './add-chips.tsx';
import { ExtraRow } from './extra-row.tsx';
import { type Extra, extraParts, type FormPart, isThere, keysBeside, mainParts } from './form-parts.ts';
import { PartField } from './part-field.tsx';

const texts = en.bench.composer;

type PayloadFieldsProps = {
  readonly view: DraftView;
  readonly pushType: string;
  /** The extras that were opened by hand. */
  readonly opened: ReadonlySet<Extra>;
  readonly open: Dispatch<SetStateAction<ReadonlySet<Extra>>>;
  /** The parts whose text is no object yet, and not in the payload. */
  readonly begun: readonly FormPart[];
};

/** The parts of a payload that its push type has, and chips for those that can be added. */
export function PayloadFields({ view, pushType, opened, open, begun }: PayloadFieldsProps) {
  const [all, setAll] = useState(false);
  const awaitedChip = useRef<Extra>(null);
  const main = mainParts(pushType, view);
  const added = addedExtras(pushType, view, opened, begun);
  const beside = keysBeside([...main, ...extraParts(pushType, view)], view);
  const toBeAdded = useSame(extraParts(pushType, view).filter((extra) => !added.includes(extra)));
  const showAll = useCallback(() => setAll(true), []);
  const add = useCallback((extra: Extra) => open((before) => new Set([...before, extra])), [open]);
  const removed = useCallback(
    (extra: Extra) => {
      awaitedChip.current = extra;
      if (isRare(extra)) setAll(true);
      open((before) => new Set([...before].filter((each) => each !== extra)));
    },
    [open],
  );
  return (
    <>
      <MainFields view={view} pushType={pushType} />
      {added.map((extra) => (
        <ExtraRow key={extra} extra={extra} byHand={opened.has(extra)} onRemoved={removed}>
          <PartField part={extra} view={view} pushType={pushType} autoFocus={opened.has(extra)} />
        </ExtraRow>
      ))}
      {extraParts(pushType, view).length > 0 && (
        <AddChips extras={toBeAdded} awaited={awaitedChip} all={all} onAll={showAll} onAdd={add} />
      )}
      {beside.length > 0 && <p className="message-aside">{texts.beside(beside)}</p>}
    </>
  );
}

/** The extras that are on the page: opened by hand, in the payload, or begun before it was shown. */
export function addedExtras(
  pushType: string,
  view: DraftView,
  opened: ReadonlySet<Extra>,
  begun: readonly FormPart[],
): readonly Extra[] {
  const isShown = (extra: Extra) => opened.has(extra) || isThere(extra, view) || begun.includes(extra);
  return extraParts(pushType, view).filter(isShown);
}

/** The badge and the sound of an alert share a row. */
function MainFields({ view, pushType }: Pick<PayloadFieldsProps, 'view' | 'pushType'>) {
  const parts = mainParts(pushType, view);
  const field = (part: FormPart) => <PartField key={part} part={part} view={view} pushType={pushType} />;
  const isInRow = (part: FormPart) => part === 'badge' || part === 'sound';
  const inRow = parts.filter(isInRow);
  return (
    <>
      {parts.filter((part) => !isInRow(part)).map(field)}
      {inRow.length > 0 && <div className="message-row">{inRow.map(field)}</div>}
    </>
  );
}
