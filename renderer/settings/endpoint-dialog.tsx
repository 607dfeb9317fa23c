import { useState } from 'react';
import type { CustomEndpoint } from '../../shared/settings/settings.ts';
import { FormDialog } from '../components/form-dialog.tsx';
import { NumberField } from '../components/number-field.tsx';
import { Segmented } from '../components/segmented.tsx';
import { TextField } from '../components/text-field.tsx';
import { en } from '../messages/en.ts';
import { CaField } from './ca-field.tsx';
import { checkEndpoint, type EndpointDraft, readEndpoint, withProtocol } from './endpoint-draft.ts';

const texts = en.settings;

type EndpointDialogProps = {
  readonly initial: EndpointDraft;
  readonly isNew: boolean;
  readonly onSave: (endpoint: CustomEndpoint) => void;
  readonly onClose: () => void;
};

/** Adds or changes a custom endpoint. What is wrong is told once saving was tried. */
export function EndpointDialog({ initial, isNew, onSave, onClose }: EndpointDialogProps) {
  const [draft, setDraft] = useState(initial);
  const [tried, setTried] = useState(false);
  const errors = tried ? checkEndpoint(draft) : { host: null, port: null };
  const submit = () => {
    const endpoint = readEndpoint(draft);
    if (endpoint === null) setTried(true);
    else onSave(endpoint);
  };
  return (
    <FormDialog
      title={isNew ? texts.addTitle : texts.editTitle}
      cancel={texts.cancel}
      confirm={texts.save}
      onClose={onClose}
      onSubmit={submit}
      formClass="endpoint-form"
    >
      <TextField
        label={texts.name}
        value={draft.name}
        placeholder={texts.namePlaceholder}
        maxLength={100}
        onChange={(name) => setDraft({ ...draft, name })}
      />
      <TextField
        label={texts.host}
        mono
        value={draft.host}
        placeholder={texts.hostPlaceholder}
        error={errors.host}
        onChange={(host) => setDraft({ ...draft, host })}
      />
      <div className="endpoint-form-row">
        <span className="field-label" aria-hidden="true">
          {texts.protocol}
        </span>
        <Segmented
          label={texts.protocol}
          value={draft.protocol}
          options={[
            { value: 'http2', label: texts.protocols.http2 },
            { value: 'legacy', label: texts.protocols.legacy },
          ]}
          onChange={(protocol) => setDraft(withProtocol(draft, protocol))}
        />
      </div>
      <NumberField
        label={texts.port}
        value={draft.port}
        min={1}
        max={65_535}
        error={errors.port}
        onChange={(port) => setDraft({ ...draft, port })}
      />
      <CaField value={draft.caFile} onChange={(caFile) => setDraft({ ...draft, caFile })} />
    </FormDialog>
  );
}
