import { DEFAULT_PORTS } from '../../../shared/wire/endpoints.ts';
import { Select } from '../../components/select.tsx';
import { en } from '../../messages/en.ts';
import { useSettings } from '../../settings/use-settings.ts';
import { useBench } from '../bench-context.ts';
import { CustomFields } from './custom-fields.tsx';

const texts = en.bench.connection.custom;

/** Host, port and CA of a server of one's own, typed or taken from the saved ones. */
export function CustomTarget() {
  const { bench, dispatch } = useBench();
  const { settings } = useSettings();
  const { custom, protocol } = bench.target;
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
      <CustomFields
        custom={custom}
        defaultPort={DEFAULT_PORTS[protocol]}
        locked={locked}
        onChange={(change) => dispatch({ type: 'custom-changed', change })}
      />
    </div>
  );
}
