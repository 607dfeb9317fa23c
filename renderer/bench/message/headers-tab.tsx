import type { ComponentProps } from 'react';
import type { LegacyCommand } from '../../../shared/payload/notification.ts';
import { PUSH_TYPES, pushTypeFacts, retopic } from '../../../shared/payload/push-types.ts';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import { useFieldNote } from '../lint/field-findings.tsx';
import { FindingField } from '../lint/finding-field.tsx';
import { useMessageHead } from '../message-context.ts';
import { HeaderText } from './header-text.tsx';

const texts = en.bench.headers;
const PRIORITIES = ['10', '5', '1'] as const;
const COMMANDS: readonly LegacyCommand[] = [0, 1, 2];

/** The headers of HTTP/2, or the parts of a legacy frame; an empty field goes out as its placeholder says. */
export function HeadersTab() {
  const { bench } = useBench();
  return <div className="message-fields">{bench.target.protocol === 'http2' ? <Http2Headers /> : <LegacyParts />}</div>;
}

function Http2Headers() {
  const { dispatch } = useBench();
  const { draft, defaults } = useMessageHead();
  const note = useFieldNote();
  const { headers } = draft;
  const typed = headers.pushType;
  const known = PUSH_TYPES.map(({ type }) => ({ value: type, label: type }));
  const strange = typed !== '' && !known.some(({ value }) => value === typed);
  return (
    <>
      <HeaderRow field="topic" label={texts.topic} placeholder={defaults.topic ?? en.bench.message.topicPlaceholder} />
      <FindingField field="pushType">
        <Select
          label={texts.pushType}
          value={typed}
          options={[
            { value: '', label: texts.byDefault(defaults.pushType) },
            ...(strange ? [{ value: typed, label: typed }] : []),
            ...known,
          ]}
          width={220}
          note={note('pushType')}
          onChange={(pushType) =>
            dispatch({ type: 'headers-changed', change: { pushType, topic: retopic(headers.topic, pushType) } })
          }
        />
      </FindingField>
      <PrioritySelect />
      <HeaderRow
        field="expiration"
        label={texts.expiration}
        placeholder={String(defaults.expiration)}
        note={texts.expirationNote}
      />
      <HeaderRow
        field="collapseId"
        label={texts.collapseId}
        placeholder={texts.collapsePlaceholder}
        note={texts.collapseNote}
      />
      <HeaderRow field="id" label={texts.id} placeholder={texts.idPlaceholder} note={texts.idNote} />
    </>
  );
}

/** The Form may have one of these too; it is here that a finding leads to. */
function HeaderRow(props: ComponentProps<typeof HeaderText>) {
  return (
    <FindingField field={props.field}>
      <HeaderText {...props} />
    </FindingField>
  );
}

function LegacyParts() {
  const { dispatch } = useBench();
  const { draft, defaults } = useMessageHead();
  const { command } = draft.headers;
  return (
    <>
      <Select
        label={texts.command}
        value={command}
        options={COMMANDS.map((value) => ({ value, label: texts.commands[value] }))}
        width={320}
        note={texts.legacyNote}
        onChange={(value) => dispatch({ type: 'headers-changed', change: { command: value } })}
      />
      {command !== 0 && (
        <HeaderRow
          field="expiration"
          label={texts.expiration}
          placeholder={String(defaults.expiration)}
          note={texts.expirationNote}
        />
      )}
      {command === 2 && <PrioritySelect />}
      <TextField
        label={texts.identifier}
        value={command === 0 ? texts.none : texts.identifierGiven}
        readOnly
        note={command === 0 ? texts.identifierNone : texts.identifierNote}
      />
    </>
  );
}

function PrioritySelect() {
  const { bench, dispatch } = useBench();
  const { draft, defaults } = useMessageHead();
  const note = useFieldNote();
  const typed = draft.headers.priority;
  const { pushType } = defaults;
  const allowed = bench.target.protocol === 'http2' ? pushTypeFacts(pushType)?.priorities : undefined;
  const known = PRIORITIES.filter((priority) => allowed?.includes(Number(priority)) ?? true);
  // One that was typed for another type stays, for a finding to speak of.
  const strange = typed !== '' && !known.some((priority) => priority === typed);
  return (
    <FindingField field="priority">
      <Select
        label={texts.priority}
        value={typed}
        options={[
          { value: '', label: texts.byDefault(String(defaults.priority)) },
          ...(strange ? [{ value: typed, label: typed }] : []),
          ...known.map((value) => ({ value: value as string, label: texts.priorities[value] })),
        ]}
        width={320}
        note={note('priority')}
        onChange={(priority) => dispatch({ type: 'headers-changed', change: { priority } })}
      />
    </FindingField>
  );
}
