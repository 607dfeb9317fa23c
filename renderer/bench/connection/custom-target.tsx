import { useState } from 'react';
import { DEFAULT_PORTS } from '../../../shared/wire/endpoints.ts';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { en } from '../../messages/en.ts';
import { CaField } from '../../settings/ca-field.tsx';
import { useSettings } from '../../settings/use-settings.ts';
import { useBench } from '../bench-context.tsx';
import { customTrouble } from '../target.ts';

const texts = en.bench.connection.custom;

/** Host, port and CA of a server of one's own, typed or taken from the saved ones. */
export function CustomTarget() {
  const { bench, dispatch } = useBench();
  const { settings } = useSettings();
  const [touched, setTouched] = useState(false);
  const { custom, protocol } = bench.target;
  const trouble = customTrouble(bench.target);
  // An empty field is not a mistake before a person was there.
  const hostTrouble = trouble.host === 'missing' && !touched ? null : trouble.host;
  const locked = bench.running !== null;

  const saved = settings.customEndpoints;
  const chosen = saved.find(
    (each) =>
      each.host === custom.host &&
      String(each.port) === custom.port &&
      each.caFile === custom.caFile &&
      each.protocol === protocol,
  );
  const choose = (id: string) => {
    const endpoint = saved.find((each) => each.id === id);
    if (endpoint === undefined) return;
    dispatch({ type: 'target-changed', change: { protocol: endpoint.protocol } });
    const { host, port, caFile } = endpoint;
    dispatch({ type: 'custom-changed', change: { host, port: String(port), caFile } });
  };
  return (
    <div className="custom-target">
      {saved.length > 0 && (
        <div className="custom-target-wide">
          <Select
            label={texts.saved}
            value={chosen?.id ?? ''}
            options={[
              { value: '', label: texts.savedNone, disabled: true },
              ...saved.map(({ id, name, host }) => ({ value: id, label: name === '' ? host : name })),
            ]}
            width={240}
            disabled={locked}
            onChange={choose}
          />
        </div>
      )}
      <TextField
        label={texts.host}
        mono
        value={custom.host}
        placeholder="push.example.com"
        maxLength={253}
        disabled={locked}
        onChange={(host) => dispatch({ type: 'custom-changed', change: { host } })}
        onBlur={() => setTouched(true)}
        error={hostTrouble === null ? undefined : texts.hostTroubles[hostTrouble]}
      />
      <div className="custom-target-port">
        <TextField
          label={texts.port}
          mono
          inputMode="numeric"
          value={custom.port}
          placeholder={String(DEFAULT_PORTS[protocol])}
          maxLength={5}
          disabled={locked}
          onChange={(port) => dispatch({ type: 'custom-changed', change: { port } })}
          error={trouble.port === null ? undefined : texts.portTrouble}
        />
      </div>
      <div className="custom-target-wide">
        <CaField
          value={custom.caFile}
          disabled={locked}
          onChange={(caFile) => dispatch({ type: 'custom-changed', change: { caFile } })}
        />
      </div>
    </div>
  );
}
