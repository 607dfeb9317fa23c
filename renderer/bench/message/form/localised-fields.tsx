import { X } from 'lucide-react';
import type { DraftView } from '../../../../shared/payload/draft.ts';
import { Button } from '../../../components/button.tsx';
import { ChipButton } from '../../../components/chip-button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { en } from '../../../messages/en.ts';
import { useFieldNote } from '../../lint/field-findings.tsx';
import { usePayloadEdit } from './payload-edit.ts';

const texts = en.bench.composer.localised;

const PAIRS = [
  { key: 'titleLocKey', args: 'titleLocArgs' },
  { key: 'subtitleLocKey', args: 'subtitleLocArgs' },
  { key: 'locKey', args: 'locArgs' },
] as const;

type LocalisedFieldsProps = { readonly view: DraftView; readonly autoFocus: boolean };

/** Title, subtitle and body by keys of the app's translations, each with its arguments. */
export function LocalisedFields({ view, autoFocus }: LocalisedFieldsProps) {
  const note = useFieldNote();
  const isEmpty = PAIRS.every(({ key }) => view[key] === null);
  return (
    <fieldset className="message-group">
      <legend className="visually-hidden">{texts.heading}</legend>
      {PAIRS.map((pair) => (
        <LocalisedKey
          key={pair.key}
          pair={pair}
          view={view}
          autoFocus={autoFocus && isEmpty && pair.key === 'locKey'}
        />
      ))}
      <div className="message-aside">{note('localised', texts.note)}</div>
    </fieldset>
  );
}

type LocalisedKeyProps = LocalisedFieldsProps & { readonly pair: (typeof PAIRS)[number] };

function LocalisedKey({ pair: { key, args }, view, autoFocus }: LocalisedKeyProps) {
  const { set } = usePayloadEdit();
  const label = texts[key];
  const list = view[args] ?? [];
  // An argument is its place, from 1: it has no other name.
  const places = list.map((argument, index) => ({ argument, at: index + 1 }));
  const isBeyond = view.beyondForm.includes(key) || view.beyondForm.includes(args);
  const setArgument = (at: number, value: string) =>
    set(
      args,
      list.map((each, index) => (index === at - 1 ? value : each)),
    );
  return (
    <>
      <TextField
        label={label}
        mono
        value={view[key] ?? ''}
        onChange={(value) => set(key, value)}
        note={isBeyond ? en.bench.message.beyond : undefined}
        autoFocus={autoFocus}
      />
      {/* Arguments are of a key. */}
      {(view[key] !== null || list.length > 0) && (
        <div className="message-arguments">
          {places.map(({ argument, at }) => (
            <div key={at} className="message-argument">
              <TextField
                label={texts.argument(label, at)}
                labelPosition="hidden"
                value={argument}
                onChange={(value) => setArgument(at, value)}
              />
              <Button
                variant="quiet"
                icon={<Icon of={X} size={14} />}
                aria-label={texts.removeArgument(label, at)}
                title={texts.removeArgument(label, at)}
                onClick={() =>
                  set(
                    args,
                    list.filter((_, index) => index !== at - 1),
                  )
                }
              />
            </div>
          ))}
          <ChipButton
            aria-label={texts.addArgumentName(label)}
            disabled={view.beyondForm.includes(args)}
            onClick={() => set(args, [...list, ''])}
          >
            {texts.addArgument}
          </ChipButton>
        </div>
      )}
    </>
  );
}
