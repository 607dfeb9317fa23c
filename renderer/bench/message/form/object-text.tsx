import { useState } from 'react';
import { problemText } from '../../../../shared/messages/problem-text.ts';
import { Emphasis } from '../../../components/emphasis.tsx';
import { TextArea } from '../../../components/text-area.tsx';
import { en } from '../../../messages/en.ts';
import { useBench } from '../../bench-context.tsx';
import { useFieldNote } from '../../lint/field-findings.tsx';
import { readPart, setPart, shownText, type TextedPart, type Typed, type TypedParts } from './object-part.ts';

const texts = en.bench.composer;

export type ObjectTexts = {
  readonly typed: TypedParts;
  readonly keep: (part: TextedPart, typed: Typed) => void;
};

/** Keeps what is typed into the form's objects, whether or not it is JSON yet, while other tabs and pages are shown. */
export function useObjectTexts(): ObjectTexts {
  const [typed, setTyped] = useState<TypedParts>({});
  return { typed, keep: (part, text) => setTyped((all) => ({ ...all, [part]: text })) };
}

type ObjectTextProps = { readonly part: TextedPart; readonly note?: string; readonly autoFocus?: boolean };

/** A JSON object of the payload with a text of its own, which is edited in place once it is JSON. */
export function ObjectText({ part, note, autoFocus = false }: ObjectTextProps) {
  const { bench, dispatch, objectTexts } = useBench();
  const fieldNote = useFieldNote();
  const { payload } = bench.message;
  const held = readPart(payload, part);
  const shown = shownText(held.text, objectTexts.typed[part]);
  const judged = held.beyond ? null : setPart(payload, part, shown);
  const change = (typed: string) => {
    const changed = setPart(payload, part, typed);
    const next = changed.ok ? changed.value : payload;
    objectTexts.keep(part, { typed, over: readPart(next, part).text });
    if (next !== payload) dispatch({ type: 'payload-changed', payload: next });
  };
  return (
    <TextArea
      label={texts.fields[part]}
      mono
      className="message-object"
      rows={Math.min(Math.max(shown.split('\n').length, 3), 10)}
      value={shown}
      readOnly={held.beyond}
      placeholder={held.beyond ? '' : texts.placeholders[part]}
      autoFocus={autoFocus && shown === ''}
      onChange={change}
      error={
        judged !== null &&
        !judged.ok && (
          <>
            <Emphasis text={problemText(judged.problem).happened} /> {texts.keepsLast}
          </>
        )
      }
      note={fieldNote(part, held.beyond ? en.bench.message.beyond : note)}
    />
  );
}
