import { PassphraseField } from '../../components/passphrase-field.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { en } from '../../messages/en.ts';
import './export-dialog.css';

const texts = en.bench.exporting;

export type Protection = { readonly encrypt: boolean; readonly passphrase: string; readonly repeated: string };

type KeyProtectionProps = {
  readonly protection: Protection;
  readonly onChange: (change: Partial<Protection>) => void;
  readonly passphraseError: string | undefined;
  readonly repeatedError: string | undefined;
  /** What it means to decline. */
  readonly plainNote: string;
};

/** How a private key that is written is protected: by a passphrase, typed twice, or not at all. */
export function KeyProtection(props: KeyProtectionProps) {
  const { protection, onChange, passphraseError, repeatedError, plainNote } = props;
  return (
    <>
      <div>
        <Segmented
          label={texts.protection}
          value={protection.encrypt ? 'encrypt' : 'plain'}
          options={[
            { value: 'encrypt', label: texts.encrypt },
            { value: 'plain', label: texts.plain },
          ]}
          onChange={(value) => onChange({ encrypt: value === 'encrypt' })}
        />
      </div>
      {protection.encrypt ? (
        <div className="export-passphrases">
          <PassphraseField
            label={texts.passphrase}
            labelPosition="top"
            value={protection.passphrase}
            onChange={(passphrase) => onChange({ passphrase })}
            error={passphraseError}
            maxLength={1024}
          />
          <PassphraseField
            label={texts.repeat}
            labelPosition="top"
            value={protection.repeated}
            onChange={(repeated) => onChange({ repeated })}
            error={repeatedError}
            maxLength={1024}
          />
        </div>
      ) : (
        <p className="export-note">{plainNote}</p>
      )}
    </>
  );
}
