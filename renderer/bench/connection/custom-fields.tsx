import { useState } from 'react';
import { TextField } from '../../components/text-field.tsx';
import { en } from '../../messages/en.ts';
import { CaField } from '../../settings/ca-field.tsx';
import type { CustomForm } from '../bench-state.ts';
import { customTrouble } from '../target.ts';
import './target.css';

const texts = en.bench.connection.custom;

type CustomFieldsProps = {
  readonly custom: CustomForm;
  /** The port of an empty port field. */
  readonly defaultPort: number;
  readonly locked: boolean;
  readonly onChange: (change: Partial<CustomForm>) => void;
};

/** Host, port and CA of a server of one's own, with what does not fit beside each. */
export function CustomFields({ custom, defaultPort, locked, onChange }: CustomFieldsProps) {
  const [touched, setTouched] = useState(false);
  const trouble = customTrouble({ custom });
  // An empty field is not a mistake before a person was there.
  const hostTrouble = trouble.host === 'missing' && !touched ? null : trouble.host;
  return (
    <>
      <TextField
        label={texts.host}
        mono
        value={custom.host}
        placeholder="push.example.com"
        maxLength={253}
        disabled={locked}
        onChange={(host) => onChange({ host })}
        onBlur={() => setTouched(true)}
        error={hostTrouble === null ? undefined : texts.hostTroubles[hostTrouble]}
      />
      <div className="custom-target-port">
        <TextField
          label={texts.port}
          mono
          inputMode="numeric"
          value={custom.port}
          placeholder={String(defaultPort)}
          maxLength={5}
          disabled={locked}
          onChange={(port) => onChange({ port })}
          error={trouble.port === null ? undefined : texts.portTrouble}
        />
      </div>
      <div className="custom-target-wide">
        <CaField value={custom.caFile} disabled={locked} onChange={(caFile) => onChange({ caFile })} />
      </div>
    </>
  );
}
