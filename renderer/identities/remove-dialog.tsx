import { useState } from 'react';
import type { IdentityList } from '../../shared/identity/identity.ts';
import type { Result } from '../../shared/result.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { useAnnounce } from '../components/live-region.tsx';
import { en } from '../messages/en.ts';
import { useIdentities } from './use-identities.ts';

const texts = en.identities.remove;

type RemoveDialogProps = {
  readonly name: string;
  readonly kind: 'certificate' | 'token-key' | 'waiting';
  readonly request: () => Promise<Result<IdentityList>>;
  readonly onClose: () => void;
};

/** Asks before something is removed, and says all that goes with it. */
export function RemoveDialog({ name, kind, request, onClose }: RemoveDialogProps) {
  const { change } = useIdentities();
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    if (await change(request)) announce(texts.removed(name));
    onClose();
  };
  return (
    <Dialog
      open
      title={texts.title(name)}
      description={texts[kind]}
      onClose={onClose}
      footer={
        <>
          <Button size="footer" onClick={onClose}>
            {texts.cancel}
          </Button>
          <Button size="footer" variant="danger" busy={busy} onClick={() => void remove()}>
            {texts.confirm}
          </Button>
        </>
      }
    >
      <p>{texts.files}</p>
    </Dialog>
  );
}
