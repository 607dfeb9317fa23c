import { useState } from 'react';
import type { CredentialFacts } from '../../../shared/credential/credential.ts';
import { problemText } from '../../../shared/messages/problem-text.ts';
import type { DraftView } from '../../../shared/payload/draft.ts';
import { Button } from '../../components/button.tsx';
import { Emphasis } from '../../components/emphasis.tsx';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import type { TargetForm } from '../bench-state.ts';
import { FindingList } from '../lint/finding-list.tsx';
import { formRest } from '../lint/finding-places.ts';
import { useFindings, useMessage } from '../message-context.ts';
import { useSame } from '../use-same.ts';
import { type Extra, type FormPart, mainParts } from './form/form-parts.ts';
import { formPushType, halfTypedIn } from './form/half-typed.ts';
import { addedExtras, PayloadFields } from './form/payload-fields.tsx';
import { PushTypeField } from './form/push-type-field.tsx';
import { HeaderText } from './header-text.tsx';
import { TokenField } from './token-field.tsx';

const texts = en.bench.message;

type FormTabProps = { readonly onJson: () => void };

/** The payload as a form: a view of the one JSON text, which each field edits in place. */
export function FormTab({ onJson }: FormTabProps) {
  const { bench, credential } = useBench();
  return (
    <div className="message-fields">
      <TokenField />
      {bench.target.protocol === 'http2' && <PushTypeField />}
      {formAsksForTopic(credential, bench.target) && (
        <HeaderText field="topic" label={texts.topic} placeholder={texts.topicPlaceholder} note={texts.topicNote} />
      )}
      <PayloadForm onJson={onJson} />
    </div>
  );
}

/** The fields of the payload, or why there are none; and its findings that none of them has. */
function PayloadForm({ onJson }: FormTabProps) {
  const message = useMessage();
  const { payload } = message;
  const { protocol } = useBench().bench.target;
  const findings = useFindings();
  const [opened, open] = useState<ReadonlySet<Extra>>(new Set());
  const pushType = formPushType(message, protocol);
  const begun = halfTypedIn(message, protocol);
  const rest = useSame(formRest(findings, payload.ok ? partsOnPage(payload.value, pushType, opened, begun) : []));
  return (
    <>
      {payload.ok ? (
        <PayloadFields view={payload.value} pushType={pushType} opened={opened} open={open} begun={begun} />
      ) : (
        <div className="message-waiting" role="note">
          <strong>{texts.waiting}</strong>
          <span>
            <Emphasis text={problemText(payload.problem).happened} /> {texts.waitingNote}
          </span>
          <Button variant="link" onClick={onJson}>
            {texts.toJson}
          </Button>
        </div>
      )}
      {rest.length > 0 && (
        <div className="message-findings lint-home">
          <FindingList findings={rest} />
        </div>
      )}
    </>
  );
}

/** A signing key serves many apps: which one is asked for in the Form too. */
export function formAsksForTopic(
  credential: CredentialFacts | null,
  { protocol }: Pick<TargetForm, 'protocol'>,
): boolean {
  return credential?.kind === 'token-key' && protocol === 'http2';
}

function partsOnPage(
  view: DraftView,
  pushType: string,
  opened: ReadonlySet<Extra>,
  begun: readonly FormPart[],
): readonly FormPart[] {
  return [...mainParts(pushType, view), ...addedExtras(pushType, view, opened, begun)];
}
