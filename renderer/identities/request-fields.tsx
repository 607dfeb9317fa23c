import type { RefObject } from 'react';
import { KeyProtection } from '../bench/certificate/key-protection.tsx';
import { Checkbox } from '../components/checkbox.tsx';
import { TextField } from '../components/text-field.tsx';
import { en } from '../messages/en.ts';
import type { RequestForm, RequestTroubles } from './request-form.ts';
import './request-dialog.css';

const texts = en.identities.request;

type RequestFieldsProps = {
  readonly firstField: RefObject<HTMLInputElement | null>;
  readonly form: RequestForm;
  readonly troubles: RequestTroubles;
  readonly canKeep: boolean;
  readonly onChange: (form: RequestForm) => void;
};

/** Who asks, the two files, and how the new key is protected. */
export function RequestFields({ firstField, form, troubles, canKeep, onChange }: RequestFieldsProps) {
  const trouble = (field: keyof RequestForm) => {
    const code = troubles[field];
    return code === undefined ? undefined : texts.troubles[code];
  };
  return (
    <>
      <div className="request-group">
        <TextField
          ref={firstField}
          label={texts.commonName}
          value={form.commonName}
          placeholder={texts.commonNameExample}
          note={texts.commonNameNote}
          error={trouble('commonName')}
          maxLength={64}
          onChange={(commonName) => onChange({ ...form, commonName })}
        />
        <TextField
          label={texts.email}
          type="email"
          value={form.email}
          placeholder={texts.emailExample}
          error={trouble('email')}
          maxLength={255}
          onChange={(email) => onChange({ ...form, email })}
        />
      </div>
      <fieldset className="export-fieldset">
        <legend>{texts.files}</legend>
        <TextField
          label={texts.keyFile}
          mono
          value={form.keyFile}
          error={trouble('keyFile')}
          maxLength={255}
          onChange={(keyFile) => onChange({ ...form, keyFile })}
        />
        <TextField
          label={texts.requestFile}
          mono
          value={form.requestFile}
          error={trouble('requestFile')}
          maxLength={255}
          onChange={(requestFile) => onChange({ ...form, requestFile })}
        />
      </fieldset>
      <fieldset className="export-fieldset">
        <legend>{texts.protection}</legend>
        <KeyProtection
          protection={form}
          onChange={(change) => onChange({ ...form, ...change })}
          passphraseError={trouble('passphrase')}
          repeatedError={trouble('repeated')}
          plainNote={texts.plainNote(form.keyFile)}
        />
        <Checkbox
          label={texts.keep}
          note={canKeep ? texts.keepNote : texts.keepUnavailable}
          checked={form.keep}
          disabled={!canKeep}
          onChange={(keep) => onChange({ ...form, keep })}
        />
      </fieldset>
    </>
  );
}
