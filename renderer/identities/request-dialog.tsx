import { useRef, useState } from 'react';
import { WritingFooter } from '../bench/certificate/writing-footer.tsx';
import { WritingTrouble } from '../bench/certificate/writing-trouble.tsx';
import { Dialog } from '../components/dialog.tsx';
import { en } from '../messages/en.ts';
import { RequestFields } from './request-fields.tsx';
import { FIRST_REQUEST, type RequestForm, requestTroubles } from './request-form.ts';
import { RequestWritten } from './request-written.tsx';
import { useIdentities } from './use-identities.ts';
import { useRequest } from './use-request.ts';

const texts = en.identities.request;

/** Makes a key and a signing request, without a Keychain; then says what Apple has to do with it. */
export function RequestDialog({ onClose }: { readonly onClose: () => void }) {
  const { list, select } = useIdentities();
  const [form, setForm] = useState<RequestForm>(FIRST_REQUEST);
  const [pressed, setPressed] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const { state, save, replace } = useRequest();
  const troubles = requestTroubles(form);
  const blocked = Object.keys(troubles).length > 0;

  const submit = () => {
    setPressed(true);
    if (!blocked && state.kind !== 'writing') void save(form);
  };
  if (state.kind === 'written') {
    const { files, publicKeyId, findings } = state.written;
    const close = () => {
      select(publicKeyId);
      onClose();
    };
    return <RequestWritten files={files} findings={findings} form={form} onClose={close} />;
  }
  return (
    <Dialog
      open
      title={texts.title}
      description={texts.description}
      width={560}
      onClose={onClose}
      initialFocus={first}
      footer={
        <WritingFooter
          state={state}
          blocked={blocked}
          onCancel={onClose}
          onReplace={() => void replace(form)}
          form="request-form"
        />
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
          firstField={first}
          form={form}
          troubles={pressed ? troubles : {}}
          canKeep={list.secureStore === 'available'}
          onChange={setForm}
        />
      </form>
      <WritingTrouble state={state} existsNote={texts.existsNote} />
    </Dialog>
  );
}
