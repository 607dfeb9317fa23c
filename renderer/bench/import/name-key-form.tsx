import { type FormEvent, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { en } from '../../messages/en.ts';
import {
  isSwapped,
  normalized,
  type SigningKeyForm,
  type SigningKeyTroubles,
  signingKeyTroubles,
} from './signing-key-form.ts';

const texts = en.bench.importing.signingKey;

type NameKeyFormProps = {
  readonly file: string;
  /** The Key ID that the file's name tells. */
  readonly ownKeyId: string | null;
  /** What was told before and is to be corrected. */
  readonly told?: SigningKeyForm;
  readonly autoFocus: boolean;
  readonly onName: (ids: { readonly keyId: string; readonly teamId: string }) => Promise<void>;
  /** Gives a correction up. */
  readonly onCancel?: () => void;
};

/** Asks whose a signing key is: its Key ID, which the file's name mostly tells, and the Team ID, which nothing tells. */
export function NameKeyForm({ file, ownKeyId, told, autoFocus, onName, onCancel }: NameKeyFormProps) {
  const [form, setForm] = useState<SigningKeyForm>(told ?? { keyId: ownKeyId ?? '', teamId: '' });
  const [pressed, setPressed] = useState(false);
  const [naming, setNaming] = useState(false);
  const troubles = signingKeyTroubles(form, ownKeyId);
  const swapped = isSwapped(form, ownKeyId);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (Object.keys(troubles).length > 0 || naming) return;
    setNaming(true);
    await onName({ keyId: normalized(form.keyId), teamId: normalized(form.teamId) });
    setNaming(false);
  };
  return (
    <form className="name-key-form" onSubmit={(event) => void submit(event)} aria-label={texts.formOf(file)}>
      <TextField
        label={texts.keyId}
        mono
        value={form.keyId}
        onChange={(keyId) => setForm({ ...form, keyId })}
        error={shownTrouble('keyId', troubles, pressed)}
        note={ownKeyId !== null && normalized(form.keyId) !== ownKeyId ? texts.otherThanName(ownKeyId) : undefined}
        noteTone="warn"
        maxLength={20}
        autoFocus={autoFocus && ownKeyId === null}
      />
      <TextField
        label={texts.teamId}
        mono
        value={form.teamId}
        onChange={(teamId) => setForm({ ...form, teamId })}
        error={
          troubles.teamId === 'is-key-id' ? (
            <span role="alert">
              {texts.isKeyId}{' '}
              {swapped && (
                <Button variant="link" onClick={() => setForm({ keyId: form.teamId, teamId: form.keyId })}>
                  {texts.swap}
                </Button>
              )}
            </span>
          ) : (
            shownTrouble('teamId', troubles, pressed)
          )
        }
        note={texts.where}
        maxLength={20}
        autoFocus={autoFocus && ownKeyId !== null}
      />
      <div className="name-key-form-end">
        <Button variant="primary" type="submit" busy={naming} aria-label={texts.useName(file)}>
          {texts.use}
        </Button>
        {onCancel !== undefined && <Button onClick={onCancel}>{texts.cancel}</Button>}
      </div>
    </form>
  );
}

/** What is still missing is told only once the button was pressed. */
function shownTrouble(field: keyof SigningKeyForm, troubles: SigningKeyTroubles, pressed: boolean): string | undefined {
  const trouble = troubles[field];
  return trouble === undefined || !pressed ? undefined : texts.troubles[trouble](texts[field]);
}
