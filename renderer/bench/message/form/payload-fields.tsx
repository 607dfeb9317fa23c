import { useState } from 'react';
import type { DraftView } from '../../../../shared/payload/draft.ts';
import { ChipButton } from '../../../components/chip-button.tsx';
import { en } from '../../../messages/en.ts';
import { ExtraRow } from './extra-row.tsx';
import { type Extra, extraParts, type FormPart, isThere, keysBeside, mainParts, RARE_EXTRAS } from './form-parts.ts';
import { PartField } from './part-field.tsx';

const texts = en.bench.composer;

export type OpenedExtras = { readonly opened: ReadonlySet<Extra>; readonly open: (extras: ReadonlySet<Extra>) => void };

type PayloadFieldsProps = OpenedExtras & { readonly view: DraftView; readonly pushType: string };

/** The parts of a payload that its push type has, and chips for those that can be added. */
export function PayloadFields({ view, pushType, opened, open }: PayloadFieldsProps) {
  const main = mainParts(pushType, view);
  const added = addedExtras(pushType, view, opened);
  const beside = keysBeside([...main, ...extraParts(pushType, view)], view);
  return (
    <>
      <MainFields view={view} pushType={pushType} />
      {added.map((extra) => (
        <ExtraRow
          key={extra}
          extra={extra}
          onRemoved={() => open(new Set([...opened].filter((each) => each !== extra)))}
        >
          <PartField part={extra} view={view} pushType={pushType} autoFocus={opened.has(extra)} />
        </ExtraRow>
      ))}
      {extraParts(pushType, view).length > 0 && (
        <AddChips
          extras={extraParts(pushType, view).filter((extra) => !added.includes(extra))}
          onAdd={(extra) => open(new Set([...opened, extra]))}
        />
      )}
      {beside.length > 0 && <p className="message-aside">{texts.beside(beside)}</p>}
    </>
  );
}

/** The extras that are on the page: opened by hand, or in the payload. */
export function addedExtras(pushType: string, view: DraftView, opened: ReadonlySet<Extra>): readonly Extra[] {
  return extraParts(pushType, view).filter((extra) => opened.has(extra) || isThere(extra, view));
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

type AddChipsProps = { readonly extras: readonly Extra[]; readonly onAdd: (extra: Extra) => void };

function AddChips({ extras, onAdd }: AddChipsProps) {
  const [all, setAll] = useState(false);
  const isRare = (extra: Extra) => (RARE_EXTRAS as readonly Extra[]).includes(extra);
  const shown = extras.filter((extra) => all || !isRare(extra));
  const names = en.bench.message;
  return (
    <div className="message-add">
      <span className="message-add-label">{names.fields.add}</span>
      <div className="message-add-chips">
        {shown.map((extra) => (
          <ChipButton key={extra} aria-label={names.addName(texts.extras[extra])} onClick={() => onAdd(extra)}>
            {texts.extras[extra]}
          </ChipButton>
        ))}
        {shown.length < extras.length && (
          <ChipButton aria-label={texts.moreName} onClick={() => setAll(true)}>
            {texts.more}
          </ChipButton>
        )}
      </div>
    </div>
  );
}
