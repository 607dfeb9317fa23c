import { useState } from 'react';
import type { CredentialFacts } from '../../../shared/credential/credential.ts';
import { problemText } from '../../../shared/messages/problem-text.ts';
import { type DraftView, setDraftField } from '../../../shared/payload/draft.ts';
import type { DraftField, DraftValue } from '../../../shared/payload/draft-fields.ts';
import { Button } from '../../components/button.tsx';
import { ChipButton } from '../../components/chip-button.tsx';
import { Emphasis } from '../../components/emphasis.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { TextArea } from '../../components/text-area.tsx';
import { TextField } from '../../components/text-field.tsx';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.tsx';
import type { TargetForm } from '../bench-state.ts';
import { useFieldNote } from '../lint/field-findings.tsx';
import { FindingList } from '../lint/finding-list.tsx';
import { formRest, type LintedField } from '../lint/finding-places.ts';
import { EXTRA_FIELDS, type ExtraField, ExtraFieldRow } from './extra-field.tsx';
import { HeaderText } from './header-text.tsx';
import { SoundField } from './sound-field.tsx';
import { TokenField } from './token-field.tsx';

const texts = en.bench.message;

/** The payload as a form: a view of the one JSON text, which each field edits in place. */
export function FormTab({ onJson }: { readonly onJson: () => void }) {
  const { bench, credential, message, findings } = useBench();
  const rest = formRest(findings);
  return (
    <div className="message-fields">
      <TokenField />
      {formAsksForTopic(credential, bench.target) && (
        <HeaderText field="topic" label={texts.topic} placeholder={texts.topicPlaceholder} note={texts.topicNote} />
      )}
      {message.payload.ok ? (
        <PayloadFields view={message.payload.value} onJson={onJson} />
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

function PayloadFields({ view, onJson }: { readonly view: DraftView; readonly onJson: () => void }) {
  const { bench, dispatch } = useBench();
  const [opened, setOpened] = useState<ReadonlySet<ExtraField>>(new Set());
  const set = (field: DraftField, value: DraftValue | null) =>
    dispatch({ type: 'payload-changed', payload: setDraftField(bench.message.payload, field, value) });
  const fieldNote = useFieldNote();
  const note = (field: DraftField & LintedField) =>
    fieldNote(field, view.beyondForm.includes(field) ? texts.beyond : undefined);
  const shown = EXTRA_FIELDS.filter(
    (field) => opened.has(field) || view[field] !== null || view.beyondForm.includes(field),
  );
  const toggle = (field: ExtraField, open: boolean) => {
    setOpened(new Set(open ? [...opened, field] : [...opened].filter((each) => each !== field)));
    if (!open) set(field, null);
  };

  return (
    <>
      <TextField
        label={texts.fields.title}
        value={view.title ?? ''}
        onChange={(value) => set('title', value)}
        note={note('title')}
        spellCheck
      />
      <TextField
        label={texts.fields.subtitle}
        value={view.subtitle ?? ''}
        onChange={(value) => set('subtitle', value)}
        note={note('subtitle')}
        spellCheck
      />
      <TextArea
        label={texts.fields.body}
        value={view.body ?? ''}
        onChange={(value) => set('body', value)}
        note={note('body')}
        rows={3}
        spellCheck
      />
      <div className="message-row">
        <NumberField
          label={texts.fields.badge}
          value={view.badge}
          onChange={(value) => set('badge', value)}
          min={0}
          width={88}
          note={note('badge')}
          error={view.badge !== null && !isBadge(view.badge) ? texts.badgeTrouble : undefined}
        />
        <SoundField
          value={view.sound}
          beyond={view.beyondForm.includes('sound')}
          note={fieldNote('sound')}
          onChange={(value) => set('sound', value)}
        />
      </div>
      {shown.map((field) => (
        <ExtraFieldRow
          key={field}
          field={field}
          value={view[field]}
          note={note(field)}
          autoFocus={opened.has(field)}
          onChange={(value) => set(field, value)}
          onRemove={() => toggle(field, false)}
        />
      ))}
      <div className="message-add">
        <span className="message-add-label">{texts.fields.add}</span>
        <div className="message-add-chips">
          {EXTRA_FIELDS.filter((field) => !shown.includes(field)).map((field) => (
            <ChipButton key={field} aria-label={texts.addName(texts.extras[field])} onClick={() => toggle(field, true)}>
              {texts.extras[field]}
            </ChipButton>
          ))}
          <ChipButton aria-label={texts.addName(texts.customDataName)} onClick={onJson}>
            {texts.customData}
          </ChipButton>
        </div>
      </div>
    </>
  );
}

function isBadge(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}
