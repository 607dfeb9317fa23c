import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { en } from '../messages/en.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { TextField, type TextFieldProps } from './text-field.tsx';
import { Tooltip } from './tooltip.tsx';

type PassphraseFieldProps = Omit<TextFieldProps, 'type' | 'trailing' | 'mono'>;

/** A field for a passphrase, hidden until its eye is pressed; never remembered or corrected by the system. */
export function PassphraseField(props: PassphraseFieldProps) {
  const [shown, setShown] = useState(false);
  const name = shown ? en.components.hidePassphrase : en.components.showPassphrase;
  return (
    <TextField
      {...props}
      className="passphrase-field"
      type={shown ? 'text' : 'password'}
      autoComplete="off"
      autoCapitalize="off"
      trailing={
        <Tooltip text={name}>
          <Button
            variant="quiet"
            icon={<Icon of={shown ? EyeOff : Eye} size={14} />}
            aria-label={name}
            aria-pressed={shown}
            disabled={props.disabled}
            onClick={() => setShown(!shown)}
          />
        </Tooltip>
      }
    />
  );
}
