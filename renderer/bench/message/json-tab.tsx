import { problemText } from '../../../shared/messages/problem-text.ts';
import { formatJson } from '../../../shared/payload/json-text.ts';
import { Button } from '../../components/button.tsx';
import { Emphasis } from '../../components/emphasis.tsx';
import { TextArea } from '../../components/text-area.tsx';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.tsx';

const texts = en.bench.message;

/** What a draft may hold; no payload comes near it. */
const MAX_LENGTH = 1_000_000;

/** The payload's text itself. It is sent as it stands, byte for byte. */
export function JsonTab() {
  const { bench, dispatch, message } = useBench();
  const { payload } = bench.message;
  const change = (text: string) => dispatch({ type: 'payload-changed', payload: text });
  return (
    <div className="json-tab">
      <TextArea
        label={texts.json}
        labelPosition="hidden"
        className="json-tab-text"
        mono
        rows={11}
        value={payload}
        onChange={change}
        maxLength={MAX_LENGTH}
        error={message.payload.ok ? undefined : <JsonError problem={message.payload.problem} />}
      />
      <div className="json-tab-foot">
        <Button size="compact" disabled={!message.payload.ok} onClick={() => change(formatJson(payload))}>
          {texts.format}
        </Button>
      </div>
    </div>
  );
}

function JsonError({ problem }: { readonly problem: Parameters<typeof problemText>[0] }) {
  const { happened, steps } = problemText(problem);
  return (
    <>
      <Emphasis text={happened} /> {steps[0]?.text}
    </>
  );
}
