import { problemText } from '../../../../shared/messages/problem-text.ts';
import { Emphasis } from '../../../components/emphasis.tsx';
import { TextArea } from '../../../components/text-area.tsx';
import { en } from '../../../messages/en.ts';
import { useBench } from '../../bench-context.ts';
import { useFieldNote } from '../../lint/field-findings.tsx';
import { useMessage } from '../../message-context.ts';
import { readPart, setPart, shownText, type TextedPart } from './object-part.ts';
import { useObjectTexts } from './object-texts.tsx';

const texts = en.bench.composer;

type ObjectTextProps = { readonly part: TextedPart; readonly note?: string; readonly autoFocus?: boolean };

/** A JSON object of the payload with a text of its own, which is edited in place once it is JSON. */
export function ObjectText({ part, note, autoFocus = false }: ObjectTextProps) {
  const { dispatch } = useBench();
  const { payload } = useMessage().draft;
  const objectTexts = useObjectTexts();
  const fieldNote = useFieldNote();
  const held = readPart(payload, part);
  const shown = shownText(held.text, objectTexts.typed[part]);
  // What the payload holds is right, and need not be judged.
  const judged = held.beyond || shown === held.text ? null : setPart(payload, part, shown);
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
