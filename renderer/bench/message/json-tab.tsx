import { useRef } from 'react';
import { problemText } from '../../../shared/messages/problem-text.ts';
import { formatJson } from '../../../shared/payload/json-text.ts';
import { Button } from '../../components/button.tsx';
import { Emphasis } from '../../components/emphasis.tsx';
import { TextArea } from '../../components/text-area.tsx';
import { HowThisWorks } from '../../how-push-works/how-this-works.tsx';
import { paragraphOfProblem } from '../../how-push-works/paragraph-of.ts';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.tsx';
import { FindingList } from '../lint/finding-list.tsx';
import { payloadFindings } from '../lint/finding-places.ts';

const texts = en.bench.message;

/** What a draft may hold; no payload comes near it. */
const MAX_LENGTH = 1_000_000;

/** The payload's text itself. It is sent as it stands, byte for byte. */
export function JsonTab() {
  const { bench, dispatch, message, findings } = useBench();
  const text = useRef<HTMLTextAreaElement>(null);
  const { payload } = bench.message;
  const own = payloadFindings(findings);
  const show = (offset: number) => {
    text.current?.focus();
    text.current?.setSelectionRange(offset, endOfPart(payload, offset));
  };
  const change = (changed: string) => dispatch({ type: 'payload-changed', payload: changed });
  return (
    <div className="json-tab">
      <TextArea
        ref={text}
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
      {own.length > 0 && <FindingList findings={own} onShow={show} />}
      <div className="json-tab-foot">
        <Button size="compact" disabled={!message.payload.ok} onClick={() => change(formatJson(payload))}>
          {texts.format}
        </Button>
      </div>
    </div>
  );
}

/** The end of the name, or of the word, that begins at an offset. */
function endOfPart(text: string, offset: number): number {
  return offset + (/^"(?:[^"\\]|\\.)*"|^[^\s,:{}[\]]*/.exec(text.slice(offset))?.[0].length ?? 0);
}

function JsonError({ problem }: { readonly problem: Parameters<typeof problemText>[0] }) {
  const { happened, steps } = problemText(problem);
  return (
    <>
      <Emphasis text={happened} /> {steps[0]?.text} <HowThisWorks paragraph={paragraphOfProblem(problem)} />
    </>
  );
}
