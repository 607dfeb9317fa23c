import { useState } from 'react';
import type { CredentialFacts } from '../../../shared/credential/credential.ts';
import { problemText } from '../../../shared/messages/problem-text.ts';
import { Button } from '../../components/button.tsx';
import { Emphasis } from '../../components/emphasis.tsx';
import { en } from '../../messages/en.ts';
import { type BenchAccess, useBench } from '../bench-context.tsx';
import type { TargetForm } from '../bench-state.ts';
import { FindingList } from '../lint/finding-list.tsx';
import { formRest } from '../lint/finding-places.ts';
import { type Extra, type FormPart, mainParts } from './form/form-parts.ts';
import { addedExtras, PayloadFields } from './form/payload-fields.tsx';
import { PushTypeField } from './form/push-type-field.tsx';
import { HeaderText } from './header-text.tsx';
import { TokenField } from './token-field.tsx';

const texts = en.bench.message;

/** The payload as a form: a view of the one JSON text, which each field edits in place. */
export function FormTab({ onJson }: { readonly onJson: () => void }) {
  const access = useBench();
  const { bench, credential, message, findings } = access;
  const [opened, open] = useState<ReadonlySet<Extra>>(new Set());
  const pushType = formPushType(access);
  const rest = formRest(findings, partsOnPage(access, pushType, opened));
  return (
    <div className="message-fields">
      <TokenField />
      {bench.target.protocol === 'http2' && <PushTypeField />}
      {formAsksForTopic(credential, bench.target) && (
        <HeaderText field="topic" label={texts.topic} placeholder={texts.topicPlaceholder} note={texts.topicNote} />
      )}
      {message.payload.ok ? (
        <PayloadFields view={message.payload.value} pushType={pushType} opened={opened} open={open} />
      ) : (
        <div className="message-waiting" role="note">
          <strong>{texts.waiting}</strong>
          <span>
            <Emphasis text={problemText(message.payload.problem).happened} /> {texts.waitingNote}
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
    </div>
  );
}

/** A signing key serves many apps: which one is asked for in the Form too. */
export function formAsksForTopic(
  credential: CredentialFacts | null,
  { protocol }: Pick<TargetForm, 'protocol'>,
): boolean {
  return credential?.kind === 'token-key' && protocol === 'http2';
}

/** The push type whose fields the form has; the legacy protocol knows none, and sends alerts. */
function formPushType({ bench, message }: BenchAccess): string {
  return bench.target.protocol === 'http2' ? message.defaults.pushType.trim() : 'alert';
}

function partsOnPage({ message }: BenchAccess, pushType: string, opened: ReadonlySet<Extra>): readonly FormPart[] {
  if (!message.payload.ok) return [];
  const view = message.payload.value;
  return [...mainParts(pushType, view), ...addedExtras(pushType, view, opened)];
}
