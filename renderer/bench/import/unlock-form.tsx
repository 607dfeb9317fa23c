import { type FormEvent, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { PassphraseField } from '../../components/passphrase-field.tsx';
import { en } from '../../messages/en.ts';
import type { Reading } from '../reading.ts';
import { CancelReading } from './cancel-reading.tsx';

const texts = en.bench.importing;

type UnlockFormProps = {
  readonly name: string;
  readonly label: string;
  readonly sole: boolean;
  readonly wrong: boolean;
  readonly unlocking: Reading | null;
  readonly onUnlock: (passphrase: string) => void;
  readonly onCancel: (readingId: string) => void;
};

/** Asks for a locked file's passphrase, which lives in this form alone and leaves it once. */
export function UnlockForm({ name, label, sole, wrong, unlocking, onUnlock, onCancel }: UnlockFormProps) {
  const [passphrase, setPassphrase] = useState('');
  const [changed, setChanged] = useState(false);
  const isWrong = wrong && !changed && unlocking === null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (unlocking !== null) return;
    setChanged(false);
    onUnlock(passphrase);
  };
  return (
    <form className="file-row-form" onSubmit={submit}>
      <PassphraseField
        label={label}
        value={passphrase}
        onChange={(value) => {
          setPassphrase(value);
          setChanged(true);
        }}
        error={isWrong && <span role="alert">{texts.wrong(name)}</span>}
        maxLength={1024}
        readOnly={unlocking !== null}
        autoFocus={sole}
      />
      <Button
        variant="primary"
        type="submit"
        busy={unlocking !== null}
        shortcut={{ key: 'Enter' }}
        aria-label={sole ? undefined : texts.unlockFor(name)}
      >
        {texts.unlock}
      </Button>
      {unlocking !== null && (
        <CancelReading
          key={unlocking.readingId}
          names={[name]}
          cancelling={unlocking.cancelling}
          onCancel={() => {
            // What was typed has not been judged.
            setChanged(true);
            onCancel(unlocking.readingId);
          }}
        />
      )}
    </form>
  );
}
