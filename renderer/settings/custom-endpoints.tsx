import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { MAX_CUSTOM_ENDPOINTS } from '../../shared/settings/limits.ts';
import type { CustomEndpoint } from '../../shared/settings/settings.ts';
import { Button } from '../components/button.tsx';
import { Card } from '../components/card.tsx';
import { Icon } from '../components/icon.tsx';
import { useAnnounce } from '../components/live-region.tsx';
import { en } from '../messages/en.ts';
import { useCommand } from '../shell/commands.tsx';
import { EndpointDialog } from './endpoint-dialog.tsx';
import { type EndpointDraft, emptyEndpoint, putEndpoint } from './endpoint-draft.ts';
import { useSettings } from './use-settings.ts';

const texts = en.settings;

/** The gateways of one's own, to be chosen in the Bench under Custom. */
export function CustomEndpoints() {
  const { settings, change } = useSettings();
  const [editing, setEditing] = useState<EndpointDraft | null>(null);
  const announce = useAnnounce();
  const list = settings.customEndpoints;
  const full = list.length >= MAX_CUSTOM_ENDPOINTS;
  const add = () => setEditing(emptyEndpoint(crypto.randomUUID()));
  useCommand('add-endpoint', () => (full ? false : add()));
  const save = (endpoint: CustomEndpoint) => {
    change({ customEndpoints: putEndpoint(list, endpoint) });
    setEditing(null);
  };
  const remove = (endpoint: CustomEndpoint) => {
    change({ customEndpoints: list.filter(({ id }) => id !== endpoint.id) });
    announce(texts.removed(endpoint.name));
  };
  return (
    <Card
      title={texts.endpoints}
      flush={list.length > 0}
      aside={
        <Button variant="quiet" size="compact" icon={<Icon of={Plus} />} disabled={full} onClick={add}>
          {texts.add}
        </Button>
      }
    >
      {list.length === 0 && <p className="settings-empty">{texts.endpointsEmpty}</p>}
      {list.length > 0 && (
        <ul>
          {list.map((endpoint) => (
            <EndpointRow
              key={endpoint.id}
              endpoint={endpoint}
              onEdit={() => setEditing(endpoint)}
              onRemove={() => remove(endpoint)}
            />
          ))}
        </ul>
      )}
      {editing && (
        <EndpointDialog
          initial={editing}
          isNew={!list.some(({ id }) => id === editing.id)}
          onSave={save}
          onClose={() => setEditing(null)}
        />
      )}
    </Card>
  );
}

type EndpointRowProps = {
  readonly endpoint: CustomEndpoint;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
};

function EndpointRow({ endpoint, onEdit, onRemove }: EndpointRowProps) {
  const { name, host, port, protocol, caFile } = endpoint;
  return (
    <li className="endpoint-row">
      <div className="endpoint-row-text">
        <div className="endpoint-row-name">{name}</div>
        <div className="endpoint-row-facts">
          <span className="type-mono">{`${host}:${port}`}</span>
          <span>{texts.protocols[protocol]}</span>
          {caFile !== null && <span title={caFile}>{texts.withCa}</span>}
        </div>
      </div>
      <Button
        variant="quiet"
        icon={<Icon of={Pencil} size={14} />}
        aria-label={texts.edit(name)}
        title={texts.edit(name)}
        onClick={onEdit}
      />
      <Button
        variant="quiet"
        icon={<Icon of={Trash2} size={14} />}
        aria-label={texts.remove(name)}
        title={texts.remove(name)}
        onClick={onRemove}
      />
    </li>
  );
}
