import { lazy, Suspense, useEffect, useId, useMemo, useRef, useState } from 'react';
import { smartQuote, straightenQuotes } from '../../../shared/inspection/smart-quotes.ts';
import { fixText } from '../../../shared/messages/fix-text.ts';
import { problemText } from '../../../shared/messages/problem-text.ts';
import { plainText } from '../../../shared/messages/text-form.ts';
import { formatJson } from '../../../shared/payload/json-text.ts';
import { Button } from '../../components/button.tsx';
import { Emphasis } from '../../components/emphasis.tsx';
import { Field } from '../../components/field.tsx';
import { HowThisWorks } from '../../how-push-works/how-this-works.tsx';
import { paragraphOfProblem } from '../../how-push-works/paragraph-of.ts';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import { FindingList } from '../lint/finding-list.tsx';
import { payloadFindings } from '../lint/finding-places.ts';
import { useFix } from '../lint/fix-buttons.tsx';
import { useAreFindingsOfNow, useFindings, useMessage } from '../message-context.ts';
import { diagnosticsOf } from './json-editor/diagnostics.ts';
import type { EditorMemory } from './json-editor/editor-memory.ts';
import type { JsonEditorHandle } from './json-editor/json-editor.tsx';
import { partAt } from './json-editor/text-marks.ts';

const texts = en.bench.message;

/** Read when the tab is opened first, so that the window does not wait for it. */
const JsonEditor = lazy(async () => ({ default: (await import('./json-editor/json-editor.tsx')).JsonEditor }));

/** The payload's text itself. It is sent as it stands, byte for byte. */
export function JsonTab({ memory }: { readonly memory: EditorMemory }) {
  const { dispatch, shownFinding } = useBench();
  const { draft, defaults, ...message } = useMessage();
  const findings = useFindings();
  const areFindingsOfNow = useAreFindingsOfNow();
  const id = useId();
  const [editor, setEditor] = useState<JsonEditorHandle | null>(null);
  const fix = useFix();
  const latestFix = useRef(fix);
  latestFix.current = fix;
  const { payload } = draft;
  const problem = message.payload.ok ? null : message.payload.problem;
  const own = useMemo(() => payloadFindings(findings), [findings]);
  const diagnostics = useMemo(
    () => (areFindingsOfNow ? diagnosticsOf(payload, problem, own, (chosen) => latestFix.current(chosen)) : null),
    [payload, problem, own, areFindingsOfNow],
  );
  // The editor is read first where the tab is opened for this.
  useEffect(() => {
    const home = shownFinding.asked;
    if (editor === null || home?.tab !== 'json') return;
    const { from, to } = partAt(payload, home.offset);
    editor.select(from, to);
    shownFinding.reached();
  }, [editor, shownFinding, payload]);
  const change = (changed: string) => dispatch({ type: 'payload-changed', payload: changed });
  return (
    <div className="json-tab">
      <Field
        id={id}
        label={texts.json}
        labelPosition="hidden"
        native={false}
        error={problem === null ? undefined : <JsonError problem={problem} />}
      >
        <div className="json-tab-text">
          <Suspense>
            <JsonEditor
              ref={setEditor}
              memory={memory}
              label={texts.json}
              value={payload}
              onChange={change}
              error={problem === null ? undefined : plainText(problemText(problem).happened)}
              diagnostics={diagnostics}
              pushType={draft.headers.pushType || defaults.pushType}
            />
          </Suspense>
        </div>
      </Field>
      {own.length > 0 && <FindingList findings={own} onShow={shownFinding.ask} />}
      {smartQuote(payload) !== null && !own.some(({ code }) => code === 'smart-quotes') && (
        <p className="json-tab-quotes" role="note">
          {texts.smartQuotes}{' '}
          <Button variant="link" onClick={() => change(straightenQuotes(payload))}>
            {fixText({ fix: 'straighten-quotes' })}
          </Button>
        </p>
      )}
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
      <Emphasis text={happened} /> {steps[0]?.text} <HowThisWorks paragraph={paragraphOfProblem(problem)} />
    </>
  );
}
