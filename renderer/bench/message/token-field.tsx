import { useBench } from '../bench-context.ts';
import { useFieldNote } from '../lint/field-findings.tsx';
import { FindingField } from '../lint/finding-field.tsx';
import { useMessageHead } from '../message-context.ts';
import { TokenInput } from './token-input.tsx';

/** The device token of the message. */
export function TokenField() {
  const { dispatch } = useBench();
  const { draft, token } = useMessageHead();
  const note = useFieldNote();
  return (
    <FindingField field="token">
      <TokenInput
        value={draft.token}
        token={token}
        note={note('token')}
        onChange={(typed) => dispatch({ type: 'token-changed', token: typed })}
      />
    </FindingField>
  );
}
