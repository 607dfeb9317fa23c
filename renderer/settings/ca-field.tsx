import { X } from 'lucide-react';
import { useState } from 'react';
import { problemText } from '../../shared/messages/problem-text.ts';
import { plainText } from '../../shared/messages/text-form.ts';
import { bridge } from '../bridge.ts';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { TextField } from '../components/text-field.tsx';
import { en } from '../messages/en.ts';

const texts = en.settings;

type CaFieldProps = {
  readonly value: string | null;
  readonly onChange: (file: string | null) => void;
  readonly disabled?: boolean;
};
type Told = { readonly note: string | null; readonly error: string | null };

/** A file with a CA to trust, chosen in the system's dialog. */
export function CaField({ value, onChange, disabled = false }: CaFieldProps) {
  const [told, setTold] = useState<Told>({ note: null, error: null });
  const choose = async () => {
    const answer = await bridge.chooseCa().catch(() => null);
    if (answer === null) {
      setTold({ note: null, error: plainText(problemText({ code: 'bug', reference: 'window' }).happened) });
    } else if (!answer.ok) {
      setTold({ note: null, error: plainText(problemText(answer.problem).happened) });
    } else if (answer.value !== null) {
      onChange(answer.value.file);
      setTold({ note: texts.caSubject(answer.value.subject), error: null });
    }
  };
  const clear = () => {
    onChange(null);
    setTold({ note: null, error: null });
  };
  return (
    <div className="ca-field">
      <TextField
        label={texts.ca}
        mono={value !== null}
        readOnly
        disabled={disabled}
        value={value ?? ''}
        title={value ?? undefined}
        placeholder={texts.caNone}
        error={told.error}
        note={told.note ?? texts.caNote}
        trailing={
          value !== null && (
            <Button
              variant="quiet"
              icon={<Icon of={X} size={14} />}
              aria-label={texts.clearCa}
              title={texts.clearCa}
              disabled={disabled}
              onClick={clear}
            />
          )
        }
      />
      <Button aria-label={texts.chooseCaName} disabled={disabled} onClick={() => void choose()}>
        {texts.chooseCa}
      </Button>
    </div>
  );
}
