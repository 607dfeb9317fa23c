import { useState } from 'react';
import { FindingCard } from '../bench/import/finding-card.tsx';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { en } from '../messages/en.ts';
import { RequestFields } from './request-fields.tsx';
import { FIRST_REQUEST, type RequestForm, requestTroubles } from './request-form.ts';
import { RequestWritten } from './request-written.tsx';
import { useIdentities } from './use-identities.ts';
import { useRequest } from './use-request.ts';
import '../bench/certificate/export-dialog.css';

const texts = en.identities.request;

/** Makes a key and a signing request, without a Keychain; then says what Apple has to do with it. */
export function RequestDialog({ onClose }: { readonly onClose: () => void }) {
  const { list, select } = useIdentities();
  const [form, setForm] = useState<RequestForm>(FIRST_REQUEST);
  const [pressed, setPressed] = useState(false);
  const { state, save, replace } = useRequest();
  const troubles = requestTroubles(form);
  const blocked = Object.keys(troubles).length > 0;

  const submit = () => {
    setPressed(true);
    if (!blocked && state.kind !== 'writing') void save(form);
  };
  if (state.kind === 'written') {
    const close = () => {
      select(state.publicKeyId);
      onClose();
    };
    return <RequestWritten files={state.files} form={form} onClose={close} />;
  }
  return (
    <Dialog
      open
      title={texts.title}
      description={texts.description}
      width={560}
      onClose={onClose}
      footer={
        <>
          <Button size="footer" onClick={onClose}>
            {texts.cancel}
          </Button>
          {state.kind === 'exists' && (
            <Button variant="danger" size="footer" disabled={blocked} onClick={() => void replace(form)}>
              {texts.replace}
            </Button>
          )}
          <Button
            variant="primary"
            size="footer"
            busy={state.kind === 'writing'}
            aria-label={texts.saveName}
            type="submit"
            form="request-form"
          >
            {texts.save}
          </Button>
        </>
      }
    >
      <form
        id="request-form"
        className="request-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <RequestFields
          form={form}
          troubles={pressed ? troubles : {}}
          canKeep={list.secureStore === 'available'}
          onChange={setForm}
        />
      </form>
      {state.kind === 'exists' && (
        <div className="export-exists" role="alert">
          <strong>{texts.exists(state.files.map((path) => path.split(/[/\\]/).at(-1) ?? path))}</strong>{' '}
          {texts.existsNote}
        </div>
      )}
      {state.kind === 'failed' && <FindingCard finding={{ severity: 'error', problem: state.problem, files: [] }} />}
    </Dialog>
  );
}
