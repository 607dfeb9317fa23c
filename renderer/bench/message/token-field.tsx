import { useBench } from '../bench-context.tsx';
import { useFieldNote } from '../lint/field-findings.tsx';
import { FindingField } from '../lint/finding-field.tsx';
import { TokenInput } from './token-input.tsx';

/** The device token of the message. */
export function TokenField() {
  const { bench, dispatch, message } = useBench();
  const note = useFieldNote();
  return (
    <FindingField field="token">
      <TokenInput
        value={bench.message.token}
        token={message.token}
        note={note('token')}
        onChange={(token) => dispatch({ type: 'token-changed', token })}
      />
    </FindingField>
  );
}
