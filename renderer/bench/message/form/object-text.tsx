import { useState } from 'react';
import { problemText } from '../../../../shared/messages/problem-text.ts';
import { readCustomData, setCustomData } from '../../../../shared/payload/custom-data.ts';
import { type ObjectField, readObject, setObject } from '../../../../shared/payload/json-part.ts';
import { Emphasis } from '../../../components/emphasis.tsx';
import { TextArea } from '../../../components/text-area.tsx';
import { en } from '../../../messages/en.ts';
import { useBench } from '../../bench-context.tsx';
import { useFieldNote } from '../../lint/field-findings.tsx';

const texts = en.bench.composer;

type TextedPart = ObjectField | 'customData';

/** A text as it was typed, and what the payload held then: it is shown for as long as the payload holds that. */
type Typed = { readonly typed: string; readonly over: string | null };

export type ObjectTexts = {
  readonly typed: Readonly<Partial<Record<TextedPart, Typed>>>;
  readonly keep: (part: TextedPart, typed: Typed) => void;
};

/** Keeps what is typed into the form's objects, whether or not it is JSON yet, while other tabs and pages are shown. */
export function useObjectTexts(): ObjectTexts {
  const [typed, setTyped] = useState<ObjectTexts['typed']>({});
  return { typed, keep: (part, text) => setTyped((all) => ({ ...all, [part]: text })) };
}

type ObjectTextProps = { readonly part: TextedPart; readonly note?: string; readonly autoFocus?: boolean };

/** A JSON object of the payload with a text of its own, which is edited in place once it is JSON. */
export function ObjectText({ part, note, autoFocus = false }: ObjectTextProps) {
  const { bench, dispatch, objectTexts } = useBench();
  const fieldNote = useFieldNote();
  const { payload } = bench.message;
  const held = readPart(payload, part);
  const kept = objectTexts.typed[part];
  const shown = kept !== undefined && kept.over === held.text ? kept.typed : (held.text ?? '');
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

function readPart(payload: string, part: TextedPart) {
  return part === 'customData' ? readCustomData(payload) : readObject(payload, part);
}

function setPart(payload: string, part: TextedPart, typed: string) {
  return part === 'customData' ? setCustomData(payload, typed) : setObject(payload, part, typed);
}
