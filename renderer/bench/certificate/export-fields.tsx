import { Checkbox } from '../../components/checkbox.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { TextField } from '../../components/text-field.tsx';
import { en } from '../../messages/en.ts';
import {
  EXPORT_KINDS,
  type ExportForm,
  type ExportKind,
  type ExportTroubles,
  holdsKey,
  PKCS12_FORMS,
} from './export-form.ts';
import { KeyProtection } from './key-protection.tsx';

const texts = en.bench.exporting;

type ExportFieldsProps = {
  readonly form: ExportForm;
  readonly troubles: ExportTroubles;
  readonly onChange: (form: ExportForm) => void;
};

/** Which files, their names, and how the key in them is protected. */
export function ExportFields({ form, troubles, onChange }: ExportFieldsProps) {
  const setFile = (kind: ExportKind, change: Partial<ExportForm['files'][ExportKind]>) =>
    onChange({ ...form, files: { ...form.files, [kind]: { ...form.files[kind], ...change } } });
  const trouble = (field: keyof ExportTroubles) => {
    const code = troubles[field];
    return code === undefined ? undefined : texts.troubles[code];
  };
  return (
    <>
      <fieldset className="export-fieldset">
        <legend>{texts.files}</legend>
        {EXPORT_KINDS.map((kind) => (
          <div key={kind} className="export-file">
            <Checkbox
              label={texts.kinds[kind]}
              checked={form.files[kind].wanted}
              onChange={(wanted) => setFile(kind, { wanted })}
            />
            <TextField
              label={texts.nameOf(texts.kinds[kind])}
              labelPosition="hidden"
              mono
              value={form.files[kind].name}
              onChange={(name) => setFile(kind, { name })}
              disabled={!form.files[kind].wanted}
              error={trouble(kind)}
              maxLength={255}
            />
          </div>
        ))}
        {troubles.files && (
          <p className="export-trouble" role="alert">
            {trouble('files')}
          </p>
        )}
      </fieldset>
      {form.files.pkcs12.wanted && (
        <fieldset className="export-fieldset">
          <legend>{texts.pkcs12Form}</legend>
          <div>
            <Segmented
              label={texts.pkcs12Form}
              value={form.pkcs12Form}
              options={PKCS12_FORMS.map((value) => ({ value, label: texts.pkcs12Forms[value] }))}
              onChange={(pkcs12Form) => onChange({ ...form, pkcs12Form })}
            />
          </div>
          <p className="export-note">{texts.pkcs12Notes[form.pkcs12Form]}</p>
        </fieldset>
      )}
      {holdsKey(form) && (
        <fieldset className="export-fieldset">
          <legend>{texts.protection}</legend>
          <KeyProtection
            protection={form}
            onChange={(change) => onChange({ ...form, ...change })}
            passphraseError={trouble('passphrase')}
            repeatedError={trouble('repeated')}
            plainNote={texts.plainNote(form.files.pkcs12.wanted)}
          />
        </fieldset>
      )}
    </>
  );
}
