import { useRef, useState } from 'react';
import { type Identity, MAX_IDENTITY_NAME } from '../../shared/identity/identity.ts';
import { bridge } from '../bridge.ts';
import { FormDialog } from '../components/form-dialog.tsx';
import { useAnnounce } from '../components/live-region.tsx';
import { TextField } from '../components/text-field.tsx';
import { en } from '../messages/en.ts';
import { useIdentities } from './use-identities.ts';

const texts = en.identities.rename;

type RenameDialogProps = {
  readonly identity: Identity;
  /** What it is called without a name of its own. */
  readonly own: string;
  readonly onClose: () => void;
};

/** Gives an identity a name; an empty one brings its own back. */
export function RenameDialog({ identity, own, onClose }: RenameDialogProps) {
  const { change } = useIdentities();
  const announce = useAnnounce();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(identity.name ?? '');
  const submit = async () => {
    const given = name.trim() === '' ? null : name.trim();
    if (await change(() => bridge.renameIdentity({ id: identity.id, name: given }))) {
      announce(en.identities.announce.renamed(given ?? own));
    }
    onClose();
  };
  return (
    <FormDialog
      title={texts.title}
      cancel={texts.cancel}
      confirm={texts.save}
      onClose={onClose}
      onSubmit={() => void submit()}
      initialFocus={field}
    >
      <TextField
        ref={field}
        label={texts.label}
        labelPosition="top"
        value={name}
        placeholder={own}
        maxLength={MAX_IDENTITY_NAME}
        note={texts.note(own)}
        onChange={setName}
      />
    </FormDialog>
  );
}
