import { problemText } from '../../../../shared/messages/problem-text.ts';
import type { TextedPart } from '../../../../shared/payload/typed-parts.ts';
import { Emphasis } from '../../../components/emphasis.tsx';
import { TextArea } from '../../../components/text-area.tsx';
import { en } from '../../../messages/en.ts';
import { useBench } from '../../bench-context.ts';
import { useFieldNote } from '../../lint/field-findings.tsx';
import { FindingField } from '../../lint/finding-field.tsx';
import { useMessage } from '../../message-context.ts';
import { readPart, setPart, shownText } from './object-part.ts';

const texts = en.bench.composer;

type ObjectTextProps = { readonly part: TextedPart; readonly note?: string; readonly autoFocus?: boolean };

/** A JSON object of the payload with a text of its own, which is edited in place once it is JSON. */
export function ObjectText({ part, note, autoFocus = false }: ObjectTextProps) {
  const { dispatch } = useBench();
  const { payload, typedParts } = useMessage().draft;
  const fieldNote = useFieldNote();
  const held = readPart(payload, part);
  const shown = shownText(held.text, typedParts[part]);
  // What the payload holds is right, and need not be judged.
  const judged = held.beyond || shown === held.text ? null : setPart(payload, part, shown);
  return (
    <FindingField field={part}>
      <TextArea
        label={texts.fields[part]}
        mono
        className="message-object"
        rows={Math.min(Math.max(shown.split('\n').length, 3), 10)}
        value={shown}
        readOnly={held.beyond}
        placeholder={held.beyond ? '' : texts.placeholders[part]}
        autoFocus={autoFocus && shown === ''}
        onChange={(typed) => dispatch({ type: 'part-typed', part, typed })}
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
    </FindingField>
  );
}
