import { memo, useId } from 'react';
import { Field } from '../../../components/field.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import { en } from '../../../messages/en.ts';
import { useFieldNote } from '../../lint/field-findings.tsx';
import { LIVE_ACTIVITY_EVENTS } from './form-parts.ts';
import { usePayloadEdit } from './payload-edit.ts';

const texts = en.bench.composer;

/** Whether a Live Activity's push starts it, renews it or ends it. */
export const EventField = memo(function EventField({ event }: { readonly event: string | null }) {
  const { set } = usePayloadEdit();
  const note = useFieldNote();
  const isKnown = LIVE_ACTIVITY_EVENTS.some((known) => known === event);
  const trouble = event === null ? texts.eventMissing : texts.eventUnknown(event);
  return (
    <Field
      id={useId()}
      label={texts.fields.event}
      labelPosition="left"
      native={false}
      note={note('event', isKnown ? undefined : trouble)}
    >
      <Segmented
        label={texts.fields.event}
        value={event ?? ''}
        options={LIVE_ACTIVITY_EVENTS.map((known) => ({ value: known as string, label: texts.events[known] }))}
        onChange={(chosen) => set('event', chosen)}
      />
    </Field>
  );
});
