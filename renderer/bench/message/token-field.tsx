import { useBench } from '../bench-context.tsx';
import { TokenInput } from './token-input.tsx';

/** The device token of the message. */
export function TokenField() {
  const { bench, dispatch, message } = useBench();
  return (
    <TokenInput
      value={bench.message.token}
      token={message.token}
      onChange={(token) => dispatch({ type: 'token-changed', token })}
    />
  );
}
