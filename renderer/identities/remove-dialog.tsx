import { useRef, useState } from 'react';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { useAnnounce } from '../components/live-region.tsx';
import { en } from '../messages/en.ts';

const texts = en.identities.remove;

type RemoveDialogProps = {
  readonly name: string;
  readonly kind: 'certificate' | 'token-key' | 'waiting';
  /** How many templates were saved with it; they stay. */
  readonly templates: number;
  /** Gives whether it is removed; if not, the page says why. */
  readonly onRemove: () => Promise<boolean>;
  readonly onClose: () => void;
};

/** Asks before something is removed, and says all that goes with it and what stays. */
export function RemoveDialog({ name, kind, templates, onRemove, onClose }: RemoveDialogProps) {
  const announce = useAnnounce();
  const cancel = useRef<HTMLButtonElement>(null);
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    if (await onRemove()) announce(texts.removed(name));
    onClose();
  };
  return (
    <Dialog
      open
      title={texts.title(name)}
      description={texts[kind]}
      onClose={onClose}
      initialFocus={cancel}
      footer={
        <>
          <Button ref={cancel} size="footer" onClick={onClose}>
            {texts.cancel}
          </Button>
          <Button size="footer" variant="danger" busy={busy} onClick={() => void remove()}>
            {texts.confirm}
          </Button>
        </>
      }
    >
      <p>{texts.files}</p>
      {templates > 0 && <p>{texts.templates(templates, en.bench.templates.groups.others)}</p>}
    </Dialog>
  );
}
